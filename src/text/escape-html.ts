import type { HtmlSource, PlainText } from './kinds.js';

const REFERENCES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML source of plain text, for content and for attribute values in double quotes. */
export const escapeHtml = (text: PlainText): HtmlSource =>
  text.replace(/[&<>"]/g, (character) => REFERENCES[character] ?? character);
