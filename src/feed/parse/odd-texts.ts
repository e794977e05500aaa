import { asObject } from './values.js';

/** A tag, and one or a reference that is escaped. */
const TAG = /<[/a-z!?]/i;
const ESCAPED = /lt;[/a-z]|&amp;[#\w]+;/i;
/** A text that may be a program's word for nothing. */
const BLANK =
  /^(?:<[^<>]*>|&\w+;|[^<&\p{L}\p{N}]|n(?:ull|one|an|\/a)|undefined|false|(?:no desc|\{\{|\[obj)[^<]*)*$/iu;
const MAX_BLANK = 60;
/** Phrases at the end of a text that may be no part of the article. For speed, it does not ignore case. */
const NOTICE_SIGN =
  /ontinue read|[Rr]ead (?:[Mm]ore|on|full|the)\b|ublished |ppeared |more-link|더 ?보기|阅读|読む|eiterlesen|ire la|eyendo|eer más|итать/;
/** UTF-16 units in which they are looked for, and those of a body of which an excerpt shows the end. */
const END_LENGTH = 200;
const MAX_SHORT = 1500;
/** UTF-16 units at the start of a body that may repeat the title. */
const START_LENGTH = 200;

const has = (value: unknown, sign: RegExp): boolean => typeof value === 'string' && sign.test(value);

const isBlank = (value: unknown): boolean =>
  typeof value === 'string' && value.length < MAX_BLANK && BLANK.test(value);

/** True for HTML with a base of its own. */
const hasBase = (html: unknown): boolean => typeof html === 'string' && html.includes('<base');

/** True if an excerpt of a text may hold its title once more, or a notice. */
const mayHaveNoise = (text: unknown, title: unknown): boolean =>
  typeof text === 'string' &&
  text.length < MAX_SHORT &&
  (NOTICE_SIGN.test(text.slice(-END_LENGTH)) ||
    (!!title && (text.slice(0, START_LENGTH).includes(`${title}</`) || text.startsWith(`${title}\n`))));

/** True if the texts of an item may hold tags that are words, words that are tags, or what is no part of the article. */
export function hasOddText(item: unknown): boolean {
  const { title, content_text, content_html, summary } = asObject(item);
  return (
    has(title, TAG) ||
    has(title, ESCAPED) ||
    has(content_text, TAG) ||
    has(content_html, ESCAPED) ||
    hasBase(content_html) ||
    has(summary, TAG) ||
    has(summary, ESCAPED) ||
    ((!!summary || !!content_text) && isBlank(content_html)) ||
    ((!!content_html || !!content_text) && isBlank(summary)) ||
    mayHaveNoise(summary || content_html || content_text, title)
  );
}
