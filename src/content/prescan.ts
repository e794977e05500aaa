import { CONTEXT, readInlineImage } from './inline-images.js';
import { DROP, ELEMENTS, LIMITS, REPLACE } from './policy.js';

/** A tag's name. A `<` or a longer one makes text of it, so that no part of a text is read for each `<` before it. */
const TAG = /<(\/?)([a-z][^\t\n\f\r /<>]{0,40})(?![^\t\n\f\r />])/iy;
/** A first attribute that begins with a letter beyond ASCII, as no attribute of HTML does. */
const FOREIGN_ATTRIBUTE = /[\s/]*[^\0-\x7f\s]/y;
/** `>`, or the next attribute with its value. Each alternative fails at once, so that no input makes it backtrack. */
const ATTRIBUTE =
  /[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>]*)))?)/y;
/** Elements without an end tag, or with an optional one: they nest only inside of an element that is counted. */
const NOT_NESTED = /^(br|hr|img|wbr|col|p|li|d[td]|t[dhr]|thead|tbody|tfoot|r[tp])$/;
/** Custom elements as markup writes them (`<K-POP>` is a title), `o:p` of Word, and a historical name of `img`. */
const OTHER_ELEMENT_NAME = /^[a-z][^A-Z]*-|^\w+:\w|^image$/;

const escapeQuotes = (value: string): string => value.replace(/"/g, '&quot;');

/**
 * Makes an article's HTML bounded and regular, in one pass, before an HTML parser sees it: at most so many characters,
 * open elements and images; allowed elements and attributes only; frames and media as links, which the hardening pass
 * checks; and `&lt;` for a bracket that begins no element, since Korean writes titles in brackets (`<abc 만세>`).
 *
 * The pre-scan decides what a reader sees. The engine and the hardening pass decide what is safe, whatever it returns.
 *
 * @param isElementName true if HTML has an element of that name
 */
export function prescan(source: string, isElementName: (name: string) => boolean): string {
  return new Prescanner(source.slice(0, LIMITS.htmlLength), isElementName).scan();
}

class Prescanner {
  readonly #html: string;
  readonly #isElementName: (name: string) => boolean;
  /** Names of the open elements, the innermost last. */
  readonly #open: string[] = [];
  #position = 0;
  #output = '';
  #nestingCost = 0;

  constructor(html: string, isElementName: (name: string) => boolean) {
    this.#html = html;
    this.#isElementName = isElementName;
  }

  scan(): string {
    for (;;) {
      const next = this.#html.indexOf('<', this.#position);
      if (next < 0) break;
      this.#output += this.#html.slice(this.#position, next);
      this.#position = next;
      if (!this.#scanMarkup()) return this.#output.trim();
    }
    return (this.#output + this.#html.slice(this.#position)).trim();
  }

  /**
   * Reads a comment, a tag or a bracket, which begins at the position.
   *
   * @returns false if the text ends inside of a tag, which is dropped
   */
  #scanMarkup(): boolean {
    const start = this.#position;
    if (/[!?]/.test(this.#html.charAt(start + 1))) {
      this.#position += 2;
      this.#skipPast(this.#html.startsWith('!--', start + 1) ? /--!?>/g : />/g);
      return true;
    }
    TAG.lastIndex = start;
    const [tag, slash, writtenName] = TAG.exec(this.#html) ?? [];
    if (!tag || !writtenName || !this.#isMarkup(writtenName)) {
      this.#writeBracket(start);
      return true;
    }
    this.#position = start + tag.length;
    FOREIGN_ATTRIBUTE.lastIndex = this.#position;
    // `<Big 보이>` is a title.
    if (FOREIGN_ATTRIBUTE.test(this.#html)) {
      this.#writeBracket(start);
      return true;
    }
    const attributes = this.#readAttributes();
    if (!attributes) return false;
    const ownName = writtenName.toLowerCase();
    const replacement = REPLACE.find(([names]) => names.test(ownName))?.[1];
    const name = replacement === 'div' ? replacement : ownName;
    const allowedAttributes = ELEMENTS.get(name);
    if (slash) this.#closeElement(name);
    else if (DROP.test(name)) this.#dropElement(name, attributes, replacement === 'a');
    else if (name === 'img' && this.#writeEmoji(start, attributes)) return true;
    else if (allowedAttributes) this.#openElement(name, attributes, allowedAttributes);
    return true;
  }

  #isMarkup(name: string): boolean {
    return (
      OTHER_ELEMENT_NAME.test(name) ||
      DROP.test(name.toLowerCase()) ||
      (/^\w+$/.test(name) && this.#isElementName(name))
    );
  }

  /** Writes the bracket at `start` as text. */
  #writeBracket(start: number): void {
    this.#output += '&lt;';
    this.#position = start + 1;
  }

  /** Moves past the next match, or to the end of the text if there is none. */
  #skipPast(end: RegExp): void {
    end.lastIndex = this.#position;
    this.#position = end.test(this.#html) ? end.lastIndex : this.#html.length;
  }

  /** Reads attributes up to and including `>`; `undefined` if the text ends before it. */
  #readAttributes(): Map<string, string> | undefined {
    const attributes = new Map<string, string>();
    for (;;) {
      ATTRIBUTE.lastIndex = this.#position;
      const match = ATTRIBUTE.exec(this.#html);
      this.#position = match ? ATTRIBUTE.lastIndex : this.#html.length;
      if (!match) return undefined;
      const [, end, writtenName = '', doubleQuoted, singleQuoted, unquoted] = match;
      if (end) return attributes;
      const name = writtenName.toLowerCase();
      if (!attributes.has(name)) attributes.set(name, doubleQuoted ?? singleQuoted ?? unquoted ?? '');
    }
  }

  /**
   * Writes an emoji's character in place of its picture, and marks the other pictures that stand in a sentence.
   *
   * @returns true if a character was written
   */
  #writeEmoji(start: number, attributes: Map<string, string>): boolean {
    attributes.delete('data-inline');
    const image = readInlineImage(
      attributes,
      this.#html.slice(Math.max(0, start - CONTEXT), start),
      this.#html.slice(this.#position, this.#position + CONTEXT),
    );
    if (image?.character) this.#output += image.character;
    else if (image) attributes.set('data-inline', image.kind);
    return !!image?.character;
  }

  #openElement(name: string, attributes: Map<string, string>, allowedAttributes: string[]): void {
    this.#nestingCost += this.#open.length + 1;
    if (this.#open.length >= LIMITS.depth || this.#nestingCost > LIMITS.nestingCost) return;
    if (/display\s*:\s*none/i.test(attributes.get('style') ?? '')) attributes.set('hidden', '');
    this.#output += `<${name}`;
    for (const key of allowedAttributes) {
      // Written by `#dropElement` only: the body's own would make a player of a link.
      const value = key === 'data-embed' ? undefined : attributes.get(key);
      if (value !== undefined) this.#output += ` ${key}="${escapeQuotes(value)}"`;
    }
    this.#output += '>';
    if (!NOT_NESTED.test(name)) this.#open.push(name);
  }

  #closeElement(name: string): void {
    if (NOT_NESTED.test(name)) {
      this.#output += `</${name}>`;
      return;
    }
    const index = this.#open.lastIndexOf(name);
    // In HTML, an end tag in a table closes nothing outside of it.
    if (index < 0 || index < this.#open.lastIndexOf('table')) return;
    while (this.#open.length > index) this.#output += `</${this.#open.pop()}>`;
  }

  /** Skips an element with its content; writes a link in place of a frame or medium. */
  #dropElement(name: string, attributes: Map<string, string>, becomesLink: boolean): void {
    const contentStart = this.#position;
    // `<iframe … />` is wrong HTML and common: the article goes on after it.
    const isClosed = name === 'embed' || this.#html.charAt(contentStart - 2) === '/';
    if (!isClosed) this.#skipPast(new RegExp(`</${name}[^>]*>?`, 'gi'));
    if (!becomesLink) return;
    const href =
      attributes.get('data-src') || attributes.get('src') || this.#sourceIn(contentStart, this.#position);
    if (href) this.#output += `<a href="${escapeQuotes(href)}" data-embed="${name}"></a>`;
  }

  /** The `src` of the first `<source>` between two positions. */
  #sourceIn(start: number, end: number): string | undefined {
    const offset = this.#html.slice(start, end).search(/<source\s/i);
    if (offset < 0) return undefined;
    this.#position = start + offset + '<source'.length;
    const src = this.#readAttributes()?.get('src');
    this.#position = end;
    return src;
  }
}
