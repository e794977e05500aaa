import type { Report } from './types.js';

/** Tags of blocks that are escaped twice in XML, or escaped at the start of a CDATA section or of a text in JSON. */
const ESCAPED_TWICE =
  /&amp;lt;(?:p|div|br|h[1-6]|[uo]l|table|blockquote|figure)\b.{0,40}|(?:<!\[CDATA\[|"(?:summary|content_html)"\s{0,9}:\s{0,9}")\s{0,99}&lt;[a-z].{0,40}/i;

/** Reports texts whose tags were escaped once too often. */
export function checkEscapes(text: string, report: Report): void {
  const [sample] = ESCAPED_TWICE.exec(text) ?? [];
  if (sample) report('text-escaped-twice', sample.slice(0, 60));
}
