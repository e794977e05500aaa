import { asObject } from './values.js';

/** A tag, and one or a reference that is escaped. */
const TAG = /<[/a-z]/i;
const ESCAPED = /lt;[/a-z]|&amp;[#\w]+;/i;

const has = (value: unknown, sign: RegExp): boolean => typeof value === 'string' && sign.test(value);

/** True if the texts of an item may hold tags that are words, or words that are tags. */
export function hasOddText(item: unknown): boolean {
  const { title, content_text, content_html, summary } = asObject(item);
  return (
    has(title, TAG) ||
    has(title, ESCAPED) ||
    has(content_text, TAG) ||
    has(content_html, ESCAPED) ||
    has(summary, ESCAPED)
  );
}
