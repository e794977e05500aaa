/**
 * Characters beyond those that Korean, Chinese, Japanese, Latin and Cyrillic news are written with.
 * For speed: classes of Unicode properties take engines ten times as long.
 */
const rare = /[\0-\x1f\x7f-\xad\u0500-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud7a4-\uff00\uff5c-\uffff]/;
const invisible = /[\p{C}\ufffd｜]|[^\S ]/u;

/** Whether something in a text is not seen, or is another space than the usual one, or a kicker's full-width bar. */
export const unusual = (text: string): boolean => rare.test(text) && invisible.test(text);
