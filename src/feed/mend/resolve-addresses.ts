import { decodeEntities } from '../../text/entities.js';
import { escapeHtml } from '../../text/escape-html.js';
import type { HtmlSource } from '../../text/kinds.js';
import { httpUrl } from '../model/http-url.js';
import { ANY_TAG, ATTRIBUTE, START_TAG } from './pictures/tags.js';

const ADDRESS_ATTRIBUTE = /^(?:data-[\w-]*)?(?:src|srcset|href|poster|cite|original)$/i;
/** An address that means the same everywhere, or a place in the page itself. */
const INDEPENDENT = /^\s*(?:[a-z][\w+.-]*:|#|$)/i;

const resolve = (address: string, base: string): string =>
  INDEPENDENT.test(address) ? address : (httpUrl(address, base) ?? address);

const resolveSet = (srcset: string, base: string): string =>
  srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, (address) => resolve(address, base)))
    .join(', ');

/** The value of an attribute, decoded, with its addresses completed by a base. */
function resolveAttribute(name: string, value: string, base: string): string {
  if (!ADDRESS_ATTRIBUTE.test(name)) return value;
  return /srcset$/i.test(name) ? resolveSet(value, base) : resolve(value, base);
}

function resolveTag(tag: string, base: string): string {
  return tag.replace(ATTRIBUTE, (written: string, name: string, equals, double, single, bare) => {
    const value = decodeEntities(double ?? single ?? bare ?? '');
    const resolved = resolveAttribute(name, value, base);
    return resolved === value ? written : `${name}${equals}"${escapeHtml(resolved)}"`;
  });
}

/** The name of a tag, and its `xml:base`. */
const TAG_NAME = /^<(\/?)([\w:-]+)/;
const XML_BASE = /\sxml:base\s*=\s*["']([^"']*)["']/;
const IS_VOID = /^(?:img|br|hr|source|input|embed|wbr)$/i;

/** An element with a base of its own, and how many of its name are open within it. */
interface BaseScope {
  name: string;
  base: string;
  depth: number;
}

/** HTML in which elements have bases of their own (`xml:base`), with its addresses completed. */
function resolveScopes(html: HtmlSource, base: string): HtmlSource {
  const scopes: BaseScope[] = [];
  return html.replace(ANY_TAG, (tag) => {
    const [, closes, name = ''] = TAG_NAME.exec(tag) ?? [];
    const scope = scopes.at(-1);
    const isSameName = scope?.name === name;
    if (closes) {
      if (isSameName && !scope.depth--) scopes.pop();
      return tag;
    }
    if (isSameName) scope.depth++;
    const written = XML_BASE.exec(tag)?.[1];
    const outer = scope?.base ?? base;
    const own =
      written === undefined ? outer : (httpUrl(decodeEntities(written), outer || undefined) ?? outer);
    if (written !== undefined && !IS_VOID.test(name)) scopes.push({ name, base: own, depth: 0 });
    return resolveTag(tag, own);
  });
}

/** HTML whose relative addresses are completed by a base, or by the `xml:base` of an element within it. */
export function resolveAddresses(html: HtmlSource, base: string): HtmlSource {
  return html.includes('xml:base')
    ? resolveScopes(html, base)
    : html.replace(START_TAG, (tag) => resolveTag(tag, base));
}
