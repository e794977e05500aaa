import type { PlainText } from './kinds.js';

/** A caption or a photo credit may stand before the bracket: `▲ 사진=신화통신 [동포투데이] …`. */
const LEADING_BRACKET = /^(?:[▲△(사][^[【［]{0,150})?[[【［]\s?([^\]】］]{2,40}?)\s?[\]】］]\s*/;

/** After the newspaper's name: nothing, a place, or a text with a reporter's name. */
const AFTER_NAME =
  /^$|^[\s=·,|/-]+(?:.*?([^\s=·,|/-]{2,}?)\s*(?:선임|인턴|수습|객원)?(?:기자|특파원|통신원).*|\S+)$/;

/** The kind of list at the end of a feed's title: `동포투데이 최신기사`, `동포투데이 - 국제`. */
const KIND_OF_LIST = /\s*([-|:·–—([].*|\S*(뉴스|기사|news|rss))$/;

/** The names of the newspaper whose own feeds these are. */
const OWN_NAMES = ['동포투데이', 'Dongpo Today'];

/** Longer names open no dateline, and {@link KIND_OF_LIST} takes quadratic time. */
const MAX_NAME_LENGTH = 200;

/** Names that open a dateline, in lower case: those given, such as the feed's title, and the newspaper's own. */
export function datelineNames(...names: (string | undefined)[]): string[] {
  return [...names, ...OWN_NAMES].flatMap((name = '') => {
    if (name.length > MAX_NAME_LENGTH) return [];
    const lower = name.toLowerCase();
    return [lower, lower.replace(KIND_OF_LIST, '')].filter((each) => each.length > 1);
  });
}

/**
 * Takes the dateline off an excerpt: `[동포투데이]`, `[동포투데이 연길=철민 기자]`, also after a caption. Other
 * brackets (`[단독]`, `[동포투데이 선정 10대 뉴스]`) stay.
 *
 * @param names from {@link datelineNames}
 * @returns the text, and the reporter whom the dateline names
 */
export function splitDateline(
  text: PlainText,
  names: string[],
): { text: PlainText; author?: string | undefined } {
  const [opening, inBracket] = LEADING_BRACKET.exec(text) ?? [];
  if (!opening || !inBracket) return { text };
  const lower = inBracket.toLowerCase();
  for (const name of names) {
    if (!lower.startsWith(name)) continue;
    const afterName = AFTER_NAME.exec(inBracket.slice(name.length));
    if (afterName) return { text: text.slice(opening.length), author: afterName[1] };
  }
  return { text };
}
