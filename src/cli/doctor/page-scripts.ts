import type { CheerioAPI } from 'cheerio';
import { trustedPlaces } from '../../feed/load/trusted-places.js';
import { expectedValue } from './attribute-values.js';
import { closestWord } from './closest-word.js';
import { allowsInline, type Policy } from './csp.js';
import type { ReportFinding } from './findings.js';
import { isInert, lineOf, oneLine, type PageElement } from './page-elements.js';

/** A script of this library that a page loads. */
export interface PageScript {
  /** The script in reports: line, tag and address. */
  label: string;
  /** Absolute. */
  url: string;
  isModule: boolean;
  nonce?: string | undefined;
  integrity?: string | undefined;
  /** True if the tag has a `crossorigin` attribute. */
  hasCrossorigin: boolean;
}

/** The scripts of a page. */
export interface PageScripts {
  scripts: PageScript[];
  /** True if the page loads scripts that are not ours, which may contain ours. */
  hasOthers: boolean;
  /** The first `data-src`, which is the default feed of the page's widgets. */
  defaultSrc: string | undefined;
  /** Places whose feeds the scripts show in plain markup. */
  places: string[];
}

const MAX_TAGS = 500;
/** Settings that the script tag takes as `data-*`. */
const SETTINGS =
  'src lang theme color-scheme target link-params link-rel labels timeout date-style time-zone feed-time-zone upgrade'.split(
    ' ',
  );
const SCRIPT_FILE = /(?:^|\/)dongpo(\.classic)?\.js$/;
const PACKAGE = /^dongpo-widgets(\/|$)/;
const CLASSIC_TYPE = /^(text|application)\/(x-)?(java|ecma)script$/;

const withoutQuery = (address: string): string => address.replace(/[?#].*/s, '');
const isOurs = (address: string): boolean => SCRIPT_FILE.test(withoutQuery(address));

/** True if an address is that of the classic script. */
export const isClassic = (address: string): boolean => !!SCRIPT_FILE.exec(withoutQuery(address))?.[1];

function resolve(address: string, base: string): string | undefined {
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

/** Checks the `data-*` settings of a script tag. */
function checkSettings({ attribs }: PageElement, where: string, report: ReportFinding): void {
  for (const [attribute, value] of Object.entries(attribs)) {
    if (!attribute.startsWith('data-')) continue;
    const name = attribute.slice('data-'.length);
    if (!SETTINGS.includes(name)) {
      const intended = closestWord(name, SETTINGS);
      if (intended)
        report('attribute-unknown', { where, sample: `${attribute}="${value}" → data-${intended}` });
      continue;
    }
    const expected = expectedValue(name, value);
    if (expected) report('attribute-value', { where, sample: `${attribute}="${value}" → ${expected}` });
  }
}

/** Addresses of our scripts that an inline module imports, through the page's import map. */
function importedScripts(
  code: string,
  importMap: Record<string, string>,
  base: string,
  onUnmapped: (specifier: string) => void,
): string[] {
  const imports = code.matchAll(/\bimport\b[^"';]{0,500}["']([^"']{1,500})["']/g);
  return [...imports].flatMap(([, specifier = '']) => {
    const address = importMap[specifier] ?? specifier;
    if (!isOurs(address) && !PACKAGE.test(specifier)) return [];
    if (PACKAGE.test(address)) {
      // A browser resolves no package names.
      onUnmapped(specifier);
      return [];
    }
    return resolve(address, base) ?? [];
  });
}

/** The imports of an import map; none if it is no JSON, which the browser reports. */
function parseImportMap(text: string): Record<string, string> {
  try {
    return JSON.parse(text).imports ?? {};
  } catch {
    return {};
  }
}

/**
 * Finds the scripts of this library that a page loads, and reports mistakes of their tags.
 * @param base of the page's relative addresses
 * @param self origin of the page
 */
export function findScripts(
  $: CheerioAPI,
  { base, self }: { base: string; self: string },
  policies: Policy[],
  report: ReportFinding,
): PageScripts {
  const found: PageScripts = { scripts: [], hasOthers: false, defaultSrc: undefined, places: [] };
  let importMap: Record<string, string> = {};
  for (const element of $('script').toArray().slice(0, MAX_TAGS)) {
    if (isInert(element)) continue;
    const { src: address, nonce, integrity, crossorigin } = element.attribs;
    const type = (element.attribs.type ?? '').trim().toLowerCase();
    const where = `${lineOf(element)}: <script>`;
    const code = $(element).text();
    const blocksInline = (): boolean => !allowsInline(policies, code, nonce);
    if (type === 'importmap') {
      importMap = { ...importMap, ...parseImportMap(code) };
      if (/dongpo/.test(code) && blocksInline()) report('csp-inline-script', { where });
      continue;
    }
    const isModule = type === 'module';
    if (!isModule && type && !CLASSIC_TYPE.test(type)) continue;
    const tag = { nonce, hasCrossorigin: crossorigin !== undefined };
    if (address !== undefined && isOurs(address)) {
      const url = resolve(address, base);
      if (!url) continue;
      if (!isClassic(address) && !isModule) report('script-no-module', { where });
      if (isClassic(address) && isModule) report('script-classic-as-module', { where });
      checkSettings(element, where, report);
      const { 'data-src': src, 'data-upgrade': upgrade } = element.attribs;
      found.defaultSrc ??= src;
      found.places.push(...trustedPlaces({ url, src, upgrade }, base, [self]));
      found.scripts.push({ ...tag, integrity, label: `${where} ${oneLine(address)}`, url, isModule });
      continue;
    }
    const imported = importedScripts(code, importMap, base, (specifier) =>
      report('script-import-unmapped', { where, sample: specifier }),
    );
    if (imported.length && blocksInline()) report('csp-inline-script', { where });
    for (const url of imported)
      found.scripts.push({ ...tag, label: `${where} ${oneLine(url)}`, url, isModule: true });
    if (!imported.length && (address !== undefined || code.trim())) found.hasOthers = true;
  }
  return found;
}
