import { decodeEntities } from '../../../text/entities.js';
import { escapeHtml } from '../../../text/escape-html.js';
import type { HtmlSource } from '../../../text/kinds.js';
import { httpUrl } from '../../model/http-url.js';
import { ATTRIBUTE, START_TAG } from './tags.js';

const ADDRESS_ATTRIBUTE = /^(?:data-[\w-]*)?(?:src|srcset|href|poster|cite|original)$/i;
/** An address that means the same everywhere, or a place in the page itself. */
const INDEPENDENT = /^\s*(?:[a-z][\w+.-]*:|#|$)/i;
/** A cheap sign of a relative address. */
const MAY_BE_RELATIVE =
  /(?:src|srcset|href|poster|cite|original)\s*=\s*(?:["']\s*)?(?![\s"'#]|[a-z][\w+.-]*:)/i;

const resolve = (address: string, base: string): string =>
  INDEPENDENT.test(address) ? address : (httpUrl(address, base) ?? address);

const resolveSet = (srcset: string, base: string): string =>
  srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().replace(/^\S+/, (address) => resolve(address, base)))
    .join(', ');

/** The value of an attribute, decoded, with its addresses completed by a base. */
export function resolveAttribute(name: string, value: string, base: string): string {
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

/** HTML whose relative addresses are completed by a base. */
export const resolveAddresses = (html: HtmlSource, base: string): HtmlSource =>
  MAY_BE_RELATIVE.test(html) ? html.replace(START_TAG, (tag) => resolveTag(tag, base)) : html;
