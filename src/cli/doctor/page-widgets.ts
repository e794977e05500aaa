import type { CheerioAPI } from 'cheerio';
import { addressOfLanguage } from '../../feed/load/load-by-language.js';
import { addressOfItem } from '../../feed/load/placeholders.js';
import { MAX_SOURCES, sourceList } from '../../feed/load/source-list.js';
import { trustedAddress } from '../../feed/load/trusted-places.js';
import { httpUrl } from '../../feed/model/http-url.js';
import { expectedValue } from './attribute-values.js';
import { closestWord } from './closest-word.js';
import type { ReportFinding } from './findings.js';
import { isInert, lineOf, oneLine, type PageElement } from './page-elements.js';

/** A widget of a page: an element of this library, or markup that the script upgrades to one. */
export interface PageWidget {
  tag: string;
  /** The widget in reports: line, tag and feed. */
  label: string;
  /** Addresses of its feeds as written, with `{item}` and `{lang}` replaced. */
  sources: string[];
  /** True if its own `style` reserves its height. */
  isReserved: boolean;
  /** True if it is within another widget, or no element: it then needs no height of its own. */
  isInner: boolean;
}

/** Attributes that any element may have: HTML's own, and those of frameworks. */
const GLOBAL_ATTRIBUTE =
  /^(id|class|style|lang|dir|title|slot|hidden|tabindex|role|part|exportparts|is|inert|nonce|translate|draggable|accesskey|popover|xmlns|item(id|prop|ref|scope|type)|(data|aria)-.*|on[a-z]+|[@:#*[(_].*|(v|x|ng|hx|client)[-:].*)$/;
const MAX_WIDGETS = 200;
const MAX_ATTRIBUTES = 100;
/** A declaration that reserves height. */
const HEIGHT = /(^|[;\s-])(min-)?(height|block-size)\s*:/;

type Attributes = [name: string, value: string][];

const isUpgraded = ($: CheerioAPI, element: PageElement): boolean => $(element).hasClass('dongpo-widget');
const hasWidgetFragment = ({ name, attribs }: PageElement): boolean =>
  name === 'a' && /#dongpo-\w/.test(attribs.href ?? '');

/** Elements that are, or will become, widgets. */
const candidates = ($: CheerioAPI): PageElement[] =>
  $('*')
    .toArray()
    .filter((element): element is PageElement => 'attribs' in element)
    .filter(
      (element) => element.name.startsWith('dongpo-') || isUpgraded($, element) || hasWidgetFragment(element),
    )
    .slice(0, MAX_WIDGETS)
    .filter((element) => !isInert(element));

/** The widget's tag, and its attributes under the names that they have on the element. */
function readMarkup(
  { name, attribs }: PageElement,
  attributesByTag: ReadonlyMap<string, string[]>,
): { tag: string; attributes: Attributes } {
  if (name.startsWith('dongpo-')) {
    const attributes = Object.entries(attribs).filter(
      ([each]) => each === 'lang' || !GLOBAL_ATTRIBUTE.test(each),
    );
    return { tag: name, attributes };
  }
  // `<a href="FEED#dongpo-best?limit=3">`
  const [, element, query] = (name === 'a' && /#dongpo-(\w+)\??(.*)/.exec(attribs.href ?? '')) || [];
  const tag = `dongpo-${element ?? attribs['data-element'] ?? 'best'}`;
  const attributeNames = attributesByTag.get(tag) ?? [];
  const data = Object.entries(attribs)
    .filter(([each]) => each.startsWith('data-') && each !== 'data-element')
    .map(([each, value]): [string, string] => [each.slice('data-'.length), value])
    // Other scripts use `data-*` too: keep only names that are ours, or close to one of ours.
    .filter(([each]) => attributeNames.includes(each) || closestWord(each, attributeNames));
  const { href } = attribs;
  const src: Attributes = name === 'a' && href ? [['src', href.replace(/#.*/, '')]] : [];
  return { tag, attributes: [...new URLSearchParams(query), ...data, ...src] };
}

/** Checks names and values of attributes. */
function checkAttributes(
  attributes: Attributes,
  known: string[],
  where: string,
  report: ReportFinding,
): void {
  for (const [name, value] of attributes) {
    const written = `${name}="${value}"`;
    if (!known.includes(name)) {
      const intended = closestWord(name, known);
      report('attribute-unknown', { where, sample: `${written}${intended ? ` → ${intended}` : ''}` });
      continue;
    }
    const expected = expectedValue(name, value);
    if (expected) report('attribute-value', { where, sample: `${written} → ${expected}` });
  }
}

/** A feed's address with its placeholders replaced; `undefined` if there is no item for `{item}`. */
function fillPlaceholders(src: string, item: string, language: string): string | undefined {
  const address = addressOfItem(src, item);
  return address && addressOfLanguage(address, language);
}

/** True for plain markup that the scripts leave to whoever wrote it. */
const isLeftAlone = ($: CheerioAPI, element: PageElement): boolean =>
  /(^|\s)(ugc|sponsored)(\s|$)/i.test(element.attribs.rel ?? '') ||
  $(element).closest('[data-dongpo-ignore],[contenteditable]').length > 0;

/** True for a feed that the scripts of the page do not show in plain markup. */
const isUntrusted = (address: string, base: string, places: readonly string[]): boolean =>
  httpUrl(address, base) !== undefined && !trustedAddress(address, places, base);

/** The start tag as it is written. */
function startTagOf({ sourceCodeLocation }: PageElement, html: string): string {
  const { startTag } = sourceCodeLocation ?? {};
  return startTag ? html.slice(startTag.startOffset, startTag.endOffset) : '';
}

/**
 * Finds the widgets of a page, and reports mistakes of their markup.
 * @param page its address, and what its script tags say
 */
export function findWidgets(
  $: CheerioAPI,
  html: string,
  attributesByTag: ReadonlyMap<string, string[]>,
  report: ReportFinding,
  page: { base: string; defaultSrc: string | undefined; places: readonly string[] | undefined },
): PageWidget[] {
  const styleReserves = /dongpo-[^{}]{0,300}\{[^}]{0,1000}(height|block-size)\s*:/.test($('style').text());
  return candidates($).flatMap((element): PageWidget | [] => {
    const { tag, attributes } = readMarkup(element, attributesByTag);
    const isElement = element.name === tag;
    if (!isElement && isLeftAlone($, element)) return [];
    const where = `${lineOf(element)}: <${oneLine(tag)}>${isElement ? '' : ` (${element.name})`}`;
    const known = attributesByTag.get(tag);
    if (!known) {
      // Links of the page's own may have such a fragment.
      if (element.name === 'a' && !isUpgraded($, element)) return [];
      const intended = closestWord(tag, attributesByTag.keys());
      report('widget-unknown', { where, sample: intended && `→ <${intended}>` });
      return { tag, label: where, sources: [], isReserved: true, isInner: true };
    }
    const checked = attributes.slice(0, MAX_ATTRIBUTES);
    checkAttributes(checked, known, where, report);
    const startTag = startTagOf(element, html);
    if (isElement && startTag.endsWith('/>')) report('widget-self-closed', { where, sample: startTag });

    const values = new Map(checked);
    const src = values.get('src')?.trim() || page.defaultSrc;
    const bestSrc = values.get('best-src');
    const sources: string[] = [];
    const { places } = page;
    const addresses = src ? sourceList(src) : [];
    const untrusted =
      !isElement && places ? addresses.find((each) => isUntrusted(each, page.base, places)) : undefined;
    if (src && untrusted) {
      report('markup-not-trusted', { where, sample: untrusted, value: new URL(untrusted, page.base).origin });
      return { tag, label: `${where} ${oneLine(src)}`, sources: [], isReserved: true, isInner: true };
    }
    for (const address of addresses.slice(0, MAX_SOURCES)) {
      const language = values.get('lang') || $(element).closest('[lang]').attr('lang') || 'ko';
      const filled = fillPlaceholders(address, values.get('item') ?? '', language);
      if (filled === undefined) report('feed-address-wrong', { where, sample: address });
      else sources.push(filled);
    }
    if (!src) {
      const hasPanels =
        tag === 'dongpo-sections' && $(element).children('dongpo-headlines,dongpo-best').length > 0;
      if (!hasPanels) report('widget-without-src', { where });
    }
    if (bestSrc) sources.push(...sourceList(bestSrc));

    const isInner = $(element).parent().closest('dongpo-sections').length > 0;
    const isReserved = HEIGHT.test(element.attribs.style ?? '');
    if (!isReserved && !isInner && !styleReserves) report('reserve-missing', { sample: where });
    const label = src ? `${where} ${oneLine(src)}` : where;
    return { tag, label, sources, isReserved, isInner };
  });
}
