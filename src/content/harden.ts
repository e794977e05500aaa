import { httpUrl } from '../feed/model/http-url.js';
import { isFileName } from '../feed/model/image-rules.js';
import { limitMarks, partLongWords } from '../text/stacked-marks.js';
import { imageSet, imageSource } from './image-urls.js';
import { linkUrl } from './link-url.js';
import type { SanitiseOptions } from './options.js';
import { ELEMENTS, LIMITS, PLAYERS } from './policy.js';

const NUMERIC_ATTRIBUTE = /^(width|height|start)$/;
const SPAN = /^(col|row)?span$/;
/** Attributes that `copyAttributes` leaves to the code of their element. */
const HANDLED_SEPARATELY = /^(href|src|hidden|data-(?!inline$).*)$/;
/** Elements that are dropped if nothing in them is visible. */
const COLLAPSING = /^(p|h\d|fig.*|blockquote|[uo]l|li)$/;
/** A mark on a letter, or an invisible character that joins such. */
const MARK = /[\p{M}\p{Cf}]/u;
const MARKS_AT_END = /[\p{M}\p{Cf}]+$/u;
/** UTF-16 units at the end of a text in which they are looked for. */
const MAX_MARKS = 20;
/** A character other than white space and zero-width space. */
const VISIBLE_CHARACTER = /[^\s\u200b]/;

const isText = (node: Node): node is Text => node.nodeType === 3;
/** False for texts, which have no namespace, and for elements of SVG and MathML, whatever their names. */
const isHtmlElement = (node: Node): node is HTMLElement =>
  (node as Partial<Element>).namespaceURI === 'http://www.w3.org/1999/xhtml';

function setAttributes(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/**
 * Copies a sanitised tree into another inert document, in one pass. It copies instead of cleaning, so that an element
 * or attribute that the policy does not name cannot be overlooked.
 */
export function harden(source: Node, options: SanitiseOptions, doc: Document): DocumentFragment {
  const copier = new TreeCopier(options, doc);
  const result = doc.createDocumentFragment();
  copier.copyChildren(source, result);
  return result;
}

class TreeCopier {
  readonly #options: SanitiseOptions;
  readonly #doc: Document;
  #imageCount = 0;
  /** Columns and rows that the cells of the body have spanned. */
  #spans = 0;
  /** Marks at the end of the text that was copied last. */
  #marks = '';

  constructor(options: SanitiseOptions, doc: Document) {
    this.#options = options;
    this.#doc = doc;
  }

  /** @returns true if something visible was copied */
  copyChildren(from: Node, to: Node): boolean {
    let hasContent = false;
    /** True if a visible text or inline element is the last thing in `to`. */
    let afterInline = false;
    for (const node of from.childNodes) {
      if (isText(node)) {
        to.appendChild(this.#doc.createTextNode(this.#copyText(node.data)));
        if (VISIBLE_CHARACTER.test(node.data)) hasContent = afterInline = true;
      }
      if (!isHtmlElement(node)) continue;
      const name = node.localName;
      const attributes = ELEMENTS.get(name);
      if (!attributes || node.hasAttribute('hidden')) continue;
      const element = this.#doc.createElement(name);
      this.#copyAttributes(node, element, attributes);
      const href = name === 'a' ? linkUrl(node, this.#options) : undefined;
      if (name === 'a' ? !href : name === 'span' && !element.attributes.length) {
        // The element means nothing without its attributes: its content replaces it.
        if (this.copyChildren(node, to)) hasContent = afterInline = true;
        continue;
      }
      if (name === 'img' && !this.#completeImage(node, element)) continue;
      let isVisible = this.copyChildren(node, element) || name === 'img';
      if (href) isVisible = this.#completeLink(node, element, href, isVisible);
      if (isVisible) hasContent = true;
      else if (COLLAPSING.test(name)) {
        if (!afterInline) continue;
        // The empty block keeps the text before it apart from the text after it.
        element.textContent = '';
      }
      to.appendChild(element);
      afterInline = !COLLAPSING.test(name);
    }
    return hasContent;
  }

  /** A text with a few marks on each letter, those in elements before it included. */
  #copyText(text: string): string {
    if (!MARK.test(text)) {
      if (text) this.#marks = '';
      return partLongWords(text);
    }
    // Marks first: a part of a word of marks would keep some of its own.
    const limited = limitMarks(this.#marks + text);
    const copied = limited.slice(this.#marks.length);
    this.#marks = MARKS_AT_END.exec(limited.slice(-MAX_MARKS))?.[0] ?? '';
    return partLongWords(copied);
  }

  /** A number of columns or rows, no larger than a browser lays out at once. */
  #copySpan(name: string, value: string): string | undefined {
    const span = Math.min(Number(value), name === 'rowspan' ? LIMITS.rows : LIMITS.columns);
    if (!/^\d{1,4}$/.test(value) || span < 2) return undefined;
    this.#spans += span;
    return this.#spans > LIMITS.spans ? undefined : `${span}`;
  }

  #copyAttributes(from: Element, to: Element, names: string[]): void {
    const { base } = this.#options;
    for (const name of names) {
      const value = from.getAttribute(name);
      if (value === null || HANDLED_SEPARATELY.test(name)) continue;
      if (NUMERIC_ATTRIBUTE.test(name) && !/^\d{1,4}$/.test(value)) continue;
      let checked: string | undefined = value;
      if (SPAN.test(name)) checked = this.#copySpan(name, value);
      if (name === 'cite') checked = httpUrl(value, base);
      if (name === 'srcset') checked = imageSet(value, base);
      if (checked !== undefined) to.setAttribute(name, checked);
    }
  }

  /** @returns false if the image is not shown */
  #completeImage(from: Element, image: Element): boolean {
    const src = imageSource(from, this.#options.base);
    if (!src || ++this.#imageCount > LIMITS.images) return false;
    const alt = image.getAttribute('alt') ?? '';
    setAttributes(image, {
      alt: isFileName(alt) ? '' : alt,
      loading: 'lazy',
      decoding: 'async',
      referrerpolicy: 'no-referrer',
      src,
    });
    // A sign has one size.
    if (image.hasAttribute('data-inline')) image.removeAttribute('srcset');
    else if (image.hasAttribute('srcset'))
      setAttributes(image, { sizes: 'auto, (max-width: 680px) 100vw, 680px' });
    return true;
  }

  /** @returns true if the link has visible content, its own or a label */
  #completeLink(from: Element, link: Element, href: string, hasContent: boolean): boolean {
    const { target, newTabLabel, videoLabel } = this.#options;
    const { hostname } = new URL(href);
    const isEmbed = !!from.getAttribute('data-embed');
    setAttributes(link, { href });
    if (isEmbed) {
      setAttributes(link, { 'data-embed': PLAYERS.test(href) ? 'player' : '' });
      if (!hasContent) link.append(videoLabel || hostname);
    }
    // `mailto:` and `tel:` have no host and open no tab.
    if (target === '_blank' && hostname) {
      setAttributes(link, { target, rel: 'noopener' });
      if (newTabLabel) {
        const label = this.#doc.createElement('span');
        label.className = 'hidden';
        label.append(` ${newTabLabel}`);
        link.append(label);
      }
    }
    return hasContent || isEmbed;
  }
}
