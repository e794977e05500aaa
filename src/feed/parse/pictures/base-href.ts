import type { HtmlSource } from '../../../text/kinds.js';
import { resolveAddresses } from './resolve-addresses.js';

/** A whole address in a `<base>`. */
const BASE = /<base\s[^<>]*?href\s*=\s*(?:["']\s*)?((?:https?:)?\/\/[^\s"'<>]+)/i;

/** HTML whose addresses are completed by the `<base>` of the page that it was taken from. */
export function applyBaseElement(html: HtmlSource): HtmlSource {
  const base = html.includes('<base') && BASE.exec(html)?.[1];
  return base ? resolveAddresses(html, base.replace(/^\/\//, 'https://')) : html;
}
