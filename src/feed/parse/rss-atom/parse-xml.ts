import { decodeEntities } from '../../../text/entities.js';
import { httpUrl } from '../../model/http-url.js';
import { type XmlName, XmlNames } from './xml-names.js';
import { isElement, type XmlChild, type XmlNode } from './xml-node.js';

/** Elements are nested no deeper, since readers of the tree recurse; deeper ones become siblings. */
const MAX_DEPTH = 99;

/** A tag's name: one that follows `<`. Other `<` are text. */
const TAG_NAME = /[a-z_][^\s<>/]*/iy;
// A value stops at `<`, so that an unclosed quote costs one tag and not the rest of the feed.
const ATTRIBUTE = /([^\s/"'=<>]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+)))?/y;
/** Elements whose text is kept where the feed breaks off: half a sentence is worth reading, half a link or date is not. */
const READABLE_IF_CUT = /^(title|desc|summ|cont)/;

/** Characters within which an end tag is looked for. */
const LOOKAHEAD = 2000;

const NO_ATTRIBUTES: Record<string, string> = {};
const NO_CHILDREN: XmlChild[] = [];

const SPACE = 32;
const EXCLAMATION = 33;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const QUESTION = 63;

/** True for white space, and for `/ " ' =` of a broken tag. */
const isGap = (unit: number): boolean =>
  unit <= 32 || unit === SLASH || unit === 34 || unit === 39 || unit === 61;

/** Options of {@link parseXml}. */
export interface XmlOptions {
  /** Items to read; the rest of the text is left alone. */
  limit: number;
  /** Address of the feed, by which `xml:base` is completed. */
  url?: string | undefined;
  /** Maps an item when it ends. */
  mapItem?: ((node: XmlNode) => unknown) | undefined;
}

/** Reads one text. */
class XmlParser {
  readonly root: XmlNode = { name: '', attributes: NO_ATTRIBUTES, children: NO_CHILDREN, base: undefined };
  /** The element whose content is read, and its name. */
  #current = this.root;
  #currentName: XmlName;
  /** The name of the last element that was opened. */
  #lastOpened: XmlName;
  /** The elements that are open, from the root inwards, and their names. */
  readonly #elements = [this.root];
  readonly #names: XmlName[];
  readonly #xmlNames = new XmlNames();
  readonly #text: string;
  readonly #url: string | undefined;
  readonly #mapItem: XmlOptions['mapItem'];
  #itemsLeft: number;
  #position = 0;
  /** Index of the next `]]>` that was found. */
  #cdataEnd = 0;

  constructor(text: string, { limit, url, mapItem }: XmlOptions) {
    this.#text = text;
    this.#url = url;
    this.#mapItem = mapItem;
    this.#itemsLeft = limit;
    this.#currentName = this.#xmlNames.root;
    this.#lastOpened = this.#currentName;
    this.#names = [this.#currentName];
  }

  parse(): XmlNode {
    const text = this.#text;
    while (this.#itemsLeft > 0) {
      const start = this.#findTag();
      this.#readText(start);
      if (start === text.length) break;
      this.#position = start + 1;
      const unit = text.charCodeAt(this.#position);
      if (unit === EXCLAMATION || unit === QUESTION) this.#readDeclaration();
      else this.#readTag(unit === SLASH);
    }
    return this.root;
  }

  /** Index of the next occurrence, or the end of the text. */
  #find(what: string): number {
    const index = this.#text.indexOf(what, this.#position);
    return index < 0 ? this.#text.length : index;
  }

  /** Index of the next `<`, or the end of the text. Most tags follow another, which needs no search. */
  #findTag(): number {
    const text = this.#text;
    let index = this.#position;
    while (text.charCodeAt(index) <= SPACE) index++;
    return text.charCodeAt(index) === LESS ? index : this.#find('<');
  }

  #readText(end: number): void {
    if (end === this.#position || this.#currentName.ignoresText) return;
    if (end < this.#text.length || READABLE_IF_CUT.test(this.#current.name))
      this.#append(this.#text.slice(this.#position, end));
  }

  /** Adds a child to the current element. Most have one: engines reserve the room of 17 for the first that is pushed. */
  #append(child: XmlChild): void {
    const { children } = this.#current;
    if (children === NO_CHILDREN) this.#current.children = [child];
    else children.push(child);
  }

  /** A CDATA section, a comment, an instruction or a declaration, of which only the first counts. */
  #readDeclaration(): void {
    if (this.#text.startsWith('![CDATA[', this.#position)) this.#readCdata();
    else if (this.#text.startsWith('!--', this.#position)) this.#position = this.#find('-->') + 3;
    else this.#position = this.#find('>') + 1;
  }

  #readCdata(): void {
    const text = this.#text;
    this.#position += '![CDATA['.length;
    const start = this.#position;
    // Searched once: unclosed sections must not each search the rest of the text.
    if (this.#cdataEnd < start) this.#cdataEnd = this.#find(']]>');
    let end = this.#cdataEnd;
    // Another section opens before the end, or there is none: this one was left open, and ends with its element.
    if (end === text.length || text.slice(start, end).includes('<![C'))
      end = Math.min(this.#find(`</${this.#current.name}`), end);
    this.#append({ cdata: text.slice(start, end) });
    this.#position = end === this.#cdataEnd ? end + ']]>'.length : end;
  }

  #readTag(closes: boolean): void {
    if (closes) this.#position++;
    const written = this.#writtenName(closes ? this.#currentName.written : this.#lastOpened.next);
    if (!written) {
      this.#append(closes ? '&lt;/' : '&lt;');
      return;
    }
    this.#position += written.length;
    const attributes = this.#readAttributes();
    const isEmpty = this.#text.charCodeAt(this.#position - 1) === SLASH;
    if (this.#text.charCodeAt(this.#position) === GREATER) this.#position++;
    // After the attributes, which may declare the prefix.
    const name =
      closes && written === this.#currentName.written ? this.#currentName : this.#xmlNames.get(written);
    if (closes) this.#close(name);
    else {
      this.#closeUnclosed(name);
      this.#lastOpened.next = written;
      this.#lastOpened = name;
      this.#open(name, attributes, isEmpty);
    }
  }

  /** The name that is written here, empty if there is none. `expected`: the one that is looked for first. */
  #writtenName(expected: string): string {
    const text = this.#text;
    const start = this.#position;
    if (expected && text.startsWith(expected, start)) {
      const unit = text.charCodeAt(start + expected.length);
      if (unit === GREATER || unit === SPACE || unit === SLASH) return expected;
    }
    TAG_NAME.lastIndex = start;
    return TAG_NAME.test(text) ? text.slice(start, TAG_NAME.lastIndex) : '';
  }

  #readAttributes(): Record<string, string> {
    const text = this.#text;
    let attributes = NO_ATTRIBUTES;
    for (;;) {
      while (isGap(text.charCodeAt(this.#position))) this.#position++;
      if (text.charCodeAt(this.#position) === GREATER) return attributes;
      ATTRIBUTE.lastIndex = this.#position;
      const match = ATTRIBUTE.exec(text);
      if (!match) return attributes;
      this.#position = ATTRIBUTE.lastIndex;
      const name = this.#xmlNames.attribute(match[1] ?? '');
      const value = match[2] ?? match[3] ?? match[4] ?? '';
      if (attributes === NO_ATTRIBUTES) attributes = {};
      attributes[name] = value;
      if (name.startsWith('xmlns:')) this.#xmlNames.declare(name.slice('xmlns:'.length), value);
    }
  }

  #open(name: XmlName, attributes: Record<string, string>, isEmpty: boolean): void {
    const { base } = this.#current;
    const written = attributes['xml:base'];
    const child: XmlNode = {
      name: name.name,
      attributes,
      children: NO_CHILDREN,
      base: written ? httpUrl(decodeEntities(written), base ?? this.#url) : base,
      mapped: undefined,
    };
    this.#append(child);
    if (isEmpty && name.isItem) this.#itemsLeft--;
    if (isEmpty || name.isVoid || this.#elements.length >= MAX_DEPTH) return;
    this.#elements.push(child);
    this.#names.push(name);
    this.#current = child;
    this.#currentName = name;
  }

  /** Closes elements in which none of a name can stand: they were never closed. */
  #closeUnclosed(name: XmlName): void {
    if (name.isItem) {
      // An item in an item.
      this.#close(name);
      let index = this.#names.length - 1;
      while (index > 0 && !this.#names[index]?.isItem && !this.#names[index]?.isContainer) index--;
      if (this.#names[index]?.isContainer) this.#leaveUnclosed(index + 1);
    } else if (this.#currentName.isLeaf && this.#isUnclosed(name)) this.#leave(this.#elements.length - 1);
  }

  /**
   * True if the current element, in which another one opens, was never closed: its end tag does not follow before
   * another of its name, and within the item. Only iTunes's categories and the elements of Media RSS stand in one another.
   */
  #isUnclosed(inner: XmlName): boolean {
    const { name, written } = this.#currentName;
    if (inner.name === name) return name !== 'itunes:category';
    if (inner.name.startsWith('media:') && name.startsWith('media:')) return false;
    // Titles may hold HTML.
    if (name === 'title' && !inner.isLeaf) return false;
    const ahead = this.#text.slice(this.#position, this.#position + LOOKAHEAD);
    const end = ahead.indexOf(`</${written}`);
    const content = ahead.slice(0, Math.max(end, 0));
    return end < 0 || content.includes(`<${written}`) || /<\/?(item|entry)[\s>]/i.test(content);
  }

  /** Closes the innermost open element of a name, and what is open in it; does nothing if there is none. */
  #close({ name, isItem }: XmlName): void {
    let index = this.#elements.length - 1;
    while (index > 0 && this.#elements[index]?.name !== name) index--;
    const element = this.#elements[index];
    if (!element || index === 0) return;
    if (isItem) {
      this.#itemsLeft--;
      element.mapped = this.#mapItem?.(element);
      element.children = NO_CHILDREN;
    }
    this.#leave(index);
  }

  /** Leaves elements of a feed that were never closed: the others in them are the feed's own. */
  #leaveUnclosed(index: number): void {
    const unclosed = this.#elements.slice(index);
    this.#leave(index);
    for (const { children } of unclosed) for (const child of children.filter(isElement)) this.#append(child);
  }

  /** Leaves the open elements from an index on. */
  #leave(index: number): void {
    while (this.#elements.length > index) {
      this.#elements.pop();
      this.#names.pop();
    }
    this.#current = this.#elements[index - 1] ?? this.root;
    this.#currentName = this.#names[index - 1] ?? this.#xmlNames.root;
  }
}

/**
 * Reads anything that resembles XML 1.0 (https://www.w3.org/TR/xml/) in linear time; never throws. Comments,
 * instructions and declarations are skipped: nothing that a DOCTYPE declares is expanded.
 *
 * @returns a nameless node that holds the top-level elements
 */
export const parseXml = (text: string, options: XmlOptions): XmlNode => new XmlParser(text, options).parse();
