import type { HtmlSource, PlainText } from './kinds.js';

/** HTML source of plain text, for content and for attribute values in double quotes. */
export const escapeHtml = (text: PlainText): HtmlSource =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
