import { decodeEntities, entityBegins } from './entities.js';
import { missing } from './missing.js';
import { unusual } from './unusual.js';

/** Names of HTML elements. */
export interface ElementNames {
  /** What is taken for an element at all. */
  known: RegExp;
  /** Their content is not text. */
  unseen: RegExp;
  /** A tag of these parts the words beside it. */
  block: RegExp;
}

/** Those of most news; html-names.ts has the rest. */
const common: ElementNames = {
  known:
    /^(a|b|br|center|d[dlt]|div|em|fig\w+|font|h.|i|img|li|[ou]l|p|script|span|strong|style|su[bp]|table|tbody|t[dhr]|u)$/,
  unseen: /^s(cript|tyle)$/,
  block: /^(br|center|d[dlt]|div|fig.*|h.|li|[ou]l|p|t(able|.))$/,
};
let elements = common;

/** From now on, these are the names that {@link stripTags} knows. */
export function learnElements(names: ElementNames): void {
  elements = names;
}

/**
 * The text of an HTML fragment without its tags, entities not yet decoded. Angle brackets that
 * begin no HTML element are text (`<121 코커스 만세>`), as Korean titles use them. Linear in time.
 */
export function stripTags(html: string): string {
  if (!html.includes('<')) return html;
  const tag = /<(?:(!--)|[!?]|(\/?)([a-z][\w:-]*)(?=[\s/>]))/gi;
  const value = /(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
  let closed = true;
  let text = '';
  let at = 0;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const name = found[3]?.toLowerCase() ?? '';
    if (name && !elements.known.test(name)) {
      if (elements === common) missing.any = true;
      continue;
    }
    text += html.slice(at, found.index) + (elements.block.test(name) ? ' ' : '');
    if (!found[2] && elements.unseen.test(name)) {
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = tag.lastIndex;
      if (!close.test(html)) return text;
      tag.lastIndex = close.lastIndex;
    }
    const end = found[1] ? '-->' : '>';
    value.lastIndex = tag.lastIndex;
    // Once is enough: an unclosed quote would be looked for from each tag.
    if (!found[1] && closed) closed = value.test(html);
    const close = html.indexOf(end, Math.max(value.lastIndex - 1, tag.lastIndex));
    if (close < 0) return text;
    at = tag.lastIndex = close + end.length;
  }
  return text + html.slice(at);
}

let foldUnusual: ((text: string) => string) | undefined;

/** From now on, this is how text with unusual characters is folded. */
export function learnFolding(fold: (text: string) => string): void {
  foldUnusual = fold;
}

/** Folds white space, and removes what no reader should see; folding.ts has the rarer characters. */
export function fold(text: string): string {
  if (!unusual(text)) return text.replace(/ {2,}/g, ' ').trim();
  if (!foldUnusual) missing.any = true;
  return foldUnusual?.(text) ?? text;
}

const ending = /\[?(?:\.{3,}|…|&hellip;|&#8230;)+\]?[\s-]*$/;
// Some feeds escape twice, and some cut through a tag.
const fragment = /(?:<\/?[a-z]+|&(?:amp;)*(#\w{0,6}|[a-z]{0,7}))$/i;

/**
 * Plain text of an HTML fragment: tags stripped, entities decoded once, an entity cut in half at
 * the end removed, the marks of a cut (`...`, `[…]`) made one ellipsis, white space folded.
 */
export function plainText(html: string): string {
  // Far more than any line of news; keeps a 5 MB title cheap.
  const some = html.slice(0, 20_000);
  const isMarkup = /[<&]/.test(some);
  let text = (isMarkup ? stripTags(some) : some).trimEnd();
  // Only the end is looked at: the expressions would try every place before it.
  const cut = ending.exec(text.slice(-30))?.[0];
  if (cut) text = text.slice(0, -cut.length).trimEnd();
  const end = text.slice(-20);
  const [half, start] = (isMarkup && fragment.exec(end)) || [];
  // `AT&T` and `Q&a` are words; `&n...`, `&amp` and `&#4` are what a cut left.
  if (half && (start === undefined || ((start[1] || start === '#' || cut) && entityBegins(start))))
    text = text.slice(0, -half.length);
  text = fold(isMarkup ? decodeEntities(text) : text);
  return cut && text ? text + ('.!?。！？'.includes(text.at(-1)!) ? ' …' : '…') : text;
}
