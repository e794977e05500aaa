import type { CheerioAPI } from 'cheerio';
import type { Note } from './codes.js';
import { meant, wrongValue } from './manifest.js';

type Found = Extract<ReturnType<CheerioAPI>[0], { attribs: unknown }>;

/** A place in a page that is to become an element of ours. */
export interface Widget {
  tag: string;
  /** As the report names it: its line in the page and how it is written. */
  label: string;
  /** As written, `{item}` and `{lang}` replaced. */
  sources: string[];
  /** Its height is kept by its own `style`. */
  reserved: boolean;
  /** In another one, or not seen by its own right. */
  inner: boolean;
}

/** What HTML lets every element have. */
const GLOBAL =
  /^(id|class|style|lang|dir|title|slot|hidden|tabindex|role|part|exportparts|is|inert|nonce|translate|draggable|accesskey|popover|xmlns|item(id|prop|ref|scope|type)|(data|aria)-.*|on[a-z]+|[@:#*[(_].*|(v|x|ng|hx|client)[-:].*)$/;
/** Of one page. */
const MOST = 200;
/** Of the script tag. */
export const SETTINGS =
  'src lang theme color-scheme target link-params timeout date-style time-zone feed-time-zone'.split(' ');

/** For a list of a line each. */
export const oneLine = (text: string): string => text.slice(0, 300).replace(/\s+/g, ' ');

export const lineOf = (element: Found): string => `${element.sourceCodeLocation?.startLine ?? '?'}`;

/** Whether something stands where it is only text, or for later. */
export function isAsleep(element: Found): boolean {
  // Not by a selector: what is in a template is a document of its own.
  for (let at = element.parent; at; at = at.parent)
    if (
      'attribs' in at &&
      (at.name === 'template' ? !('shadowrootmode' in at.attribs) : at.name === 'iframe')
    )
      return true;
  return false;
}

/** The attributes of a snippet's form, under the names that they will have. */
function attributesOf(
  $: CheerioAPI,
  element: Found,
  known: Map<string, string[]>,
): { tag: string; own: [name: string, value: string][] } | undefined {
  const { name = '', attribs = {} } = element as unknown as {
    name?: string;
    attribs?: Record<string, string>;
  };
  if (name.startsWith('dongpo-'))
    return {
      tag: name,
      own: Object.entries(attribs).filter(([each]) => !GLOBAL.test(each) || each === 'lang'),
    };
  const [, named, query] = (name === 'a' && /#dongpo-(\w+)\??(.*)/.exec(attribs.href ?? '')) || [];
  if (!named && !$(element).hasClass('dongpo-widget')) return undefined;
  const tag = `dongpo-${named ?? attribs['data-element'] ?? 'best'}`;
  const settings = [...new URLSearchParams(query)];
  const data = Object.entries(attribs).flatMap(([each, value]): [string, string][] =>
    each.startsWith('data-') && each !== 'data-element' ? [[each.slice(5), value]] : [],
  );
  const likely = known.get(tag) ?? [];
  // Other scripts have data of their own: only what is or looks like one of ours.
  const own = [
    ...settings,
    ...data.filter(([each]) => likely.includes(each) || meant(each, likely)),
    ...(name === 'a' && attribs.href ? [['src', attribs.href.replace(/#.*/, '')] as [string, string]] : []),
  ];
  return { tag, own };
}

/** The widgets of a page; notes what is wrong with how they are written. */
export function widgetsOf(
  $: CheerioAPI,
  html: string,
  known: Map<string, string[]>,
  note: Note,
  fallback?: string,
): Widget[] {
  const widgets: Widget[] = [];
  const sheets = $('style').text();
  const sheetReserves = /dongpo-[^{}]{0,300}\{[^}]{0,1000}(height|block-size)\s*:/.test(sheets);
  const found = $('*')
    .toArray()
    .filter((each): each is Found => 'attribs' in each)
    .filter(
      (each) =>
        each.name.startsWith('dongpo-') ||
        $(each).hasClass('dongpo-widget') ||
        (each.name === 'a' && /#dongpo-\w/.test(each.attribs.href ?? '')),
    )
    .slice(0, MOST);
  for (const element of found) {
    if (isAsleep(element)) continue;
    const { tag, own } = attributesOf($, element, known) ?? { tag: '', own: [] };
    if (!tag) continue;
    const form = element.name === tag ? '' : ` (${element.name})`;
    const where = `${lineOf(element)}: <${tag}>${form}`;
    const names = known.get(tag);
    if (!names) {
      // A link may have such a fragment for reasons of its own.
      if (form && element.name === 'a' && !$(element).hasClass('dongpo-widget')) continue;
      const instead = meant(tag, known.keys());
      note('widget-unknown', { where, sample: instead && `→ <${instead}>` });
      widgets.push({ tag, label: where, sources: [], reserved: true, inner: true });
      continue;
    }
    const given = new Map<string, string>();
    for (const [name, value] of own.slice(0, 100)) {
      given.set(name, value);
      if (!names.includes(name)) {
        const instead = meant(name, names);
        note('attribute-unknown', { where, sample: `${name}="${value}"${instead ? ` → ${instead}` : ''}` });
        continue;
      }
      const takes = wrongValue(name, value);
      if (takes) note('attribute-value', { where, sample: `${name}="${value}" → ${takes}` });
    }
    const { startTag } = element.sourceCodeLocation ?? {};
    const written = startTag ? html.slice(startTag.startOffset, startTag.endOffset) : '';
    if (!form && written.endsWith('/>')) note('widget-self-closed', { where, sample: written });
    const inner = !!$(element).parent().closest('dongpo-sections')[0];
    const panels = tag === 'dongpo-sections' && !!$(element).children('dongpo-headlines,dongpo-best')[0];
    const src = given.get('src')?.trim() || fallback;
    const label = `${where}${src ? ` ${oneLine(src)}` : ''}`;
    const sources: string[] = [];
    if (!src && !panels) note('widget-without-src', { where });
    const item = given.get('item') ?? '';
    if (src?.includes('{item}') && !item) note('feed-address-wrong', { where, sample: src });
    else if (src) {
      const language = given.get('lang') || $(element).closest('[lang]').attr('lang') || 'ko';
      const number = /[?&]no=([^&#]+)/.exec(item)?.[1] ?? encodeURIComponent(item);
      sources.push(src.replace('{item}', number).replaceAll('{lang}', language));
    }
    if (given.get('best-src')) sources.push(given.get('best-src')!);
    const style = element.attribs.style ?? '';
    const reserved = /(^|[;\s-])(min-)?(height|block-size)\s*:/.test(style);
    if (!reserved && !inner && !sheetReserves) note('reserve-missing', { sample: where });
    widgets.push({ tag, label, sources, reserved, inner });
  }
  return widgets;
}
