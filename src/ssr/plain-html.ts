/**
 * Plain HTML of a rendered element: what a page shows that has no widgets, and the fallback of an element. Headings,
 * lists, paragraphs and links, without what needs the element's styles or script.
 */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { escapeHtml } from '../text/escape-html.js';
import { isVoidElement } from './node-html.js';

type ParentNode = DefaultTreeAdapterMap['parentNode'];
type ChildNode = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

/** Elements that are written, with their attributes beside `lang`. Of any other element, the content is written. */
const KEPT: Record<string, string> = {
  a: 'href target rel',
  article: '',
  figcaption: '',
  figure: '',
  h2: '',
  h3: '',
  h4: '',
  h5: '',
  h6: '',
  img: 'src alt width height referrerpolicy',
  li: 'value',
  ol: '',
  p: '',
  small: '',
  strong: '',
  time: 'datetime',
  ul: '',
};

/**
 * Classes of elements that are dropped with their content: texts for screen readers, ranks, which the list numbers by
 * itself, pictures of rows, tabs and tools.
 */
const DROPPED = ['controls', 'hidden', 'image', 'rank', 'tabs', 'tools'];

/** Classes of elements whose children the styles separate. */
const SEPARATED = ['back', 'byline', 'footer', 'meta'];

const SEPARATOR = ' · ';

const attributeOf = ({ attrs }: Element, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value ?? '';

const hasClass = (element: Element, name: string): boolean =>
  attributeOf(element, 'class').split(/\s+/).includes(name);

const isElement = (node: ChildNode): node is Element => 'tagName' in node;

/** An element of HTML; `''` for one without content. */
const wrap = (tag: string, html: string, attributes = ''): string =>
  html.trim() && `<${tag}${attributes}>${html.trim()}</${tag}>`;

/** Joins the parts that are not empty. */
function join(parts: string[], separator: string): string {
  const trimmed = parts.map((part) => part.trim());
  return trimmed.filter(Boolean).join(separator);
}

function attributesHtml(element: Element, names: string): string {
  return ['lang', ...names.split(' ')]
    .map((name) => [name, attributeOf(element, name)])
    .map(([name, value]) => (value ? ` ${name}="${escapeHtml(value)}"` : ''))
    .join('');
}

/**
 * Reduces the content of an element's shadow root to plain HTML.
 *
 * @param html result of Lit's renderer: texts of the feed are escaped, an article's body is sanitised
 */
export function plainHtml(html: string): string {
  const reducer = new Reducer();
  const content = reducer.reduceChildren(parseFragment(html), false).join('');
  return `${content.trim()}${[...reducer.footers].join('')}`;
}

class Reducer {
  /** Source and rights, which stand last. The lists of several sections have the same. */
  readonly footers = new Set<string>();

  /** @param inRow true inside of a row of a list, which has no headings or paragraphs */
  reduceChildren(parent: ParentNode, inRow: boolean): string[] {
    const { childNodes } = 'content' in parent ? parent.content : parent;
    return childNodes.map((node) => {
      if (isElement(node)) return this.#reduce(node, inRow);
      return 'value' in node ? textHtml(node.value) : '';
    });
  }

  #reduce(element: Element, inRow: boolean): string {
    const { tagName } = element;
    if (isDropped(element)) return '';
    if (hasClass(element, 'body')) return bodyOfArticle(element);
    if (tagName === 'li') {
      const content = join(this.reduceChildren(element, true), ' ');
      return wrap('li', content, attributesHtml(element, 'value'));
    }
    const content = this.#content(element, inRow);
    if (hasClass(element, 'more')) return wrap('p', content);
    if (hasClass(element, 'footer')) {
      this.footers.add(wrap('p', wrap('small', content)));
      return '';
    }
    if (inRow) {
      if (hasClass(element, 'meta')) return wrap('small', content);
      if (hasClass(element, 'summary')) return content && `<br>${withLanguage(element, content)}`;
      if (hasClass(element, 'title')) return withLanguage(element, content);
    }
    const names = KEPT[tagName];
    if (names === undefined) return withLanguage(element, content);
    const attributes = attributesHtml(element, names);
    if (isVoidElement(tagName)) return `<${tagName}${attributes}>`;
    return wrap(tagName === 'ol' && !isRanked(element) ? 'ul' : tagName, content, attributes);
  }

  #content(element: Element, inRow: boolean): string {
    const parts = this.reduceChildren(element, inRow);
    if (SEPARATED.some((name) => hasClass(element, name))) return join(parts, SEPARATOR);
    // The title, excerpt and dates of a row stand apart only by the element's styles.
    return hasClass(element, 'text') ? join(parts, ' ') : parts.join('');
  }
}

function isDropped(element: Element): boolean {
  if (element.tagName === 'button' || DROPPED.some((name) => hasClass(element, name))) return true;
  return element.attrs.some(
    ({ name, value }) => name === 'hidden' || (name === 'aria-hidden' && value === 'true'),
  );
}

/** True if the list numbers its rows. */
function isRanked(list: Element): boolean {
  const [row] = list.childNodes.filter(isElement);
  return !!row?.childNodes.some((node) => isElement(node) && hasClass(node, 'rank'));
}

/** White space with a line break is that of the templates. */
const textHtml = (text: string): string =>
  /^\s*\n\s*$/.test(text) ? '' : escapeHtml(text.replace(/\s+/g, ' '));

/** The content of an element that is not written, in its language if that is another than the block's. */
function withLanguage(element: Element, content: string): string {
  const isBlock = hasClass(element, 'box');
  return isBlock || !attributeOf(element, 'lang')
    ? content
    : wrap('span', content, attributesHtml(element, ''));
}

/** A sanitised body: all that the sanitiser left. */
function bodyOfArticle(body: Element): string {
  const content = body.childNodes.map(bodyHtml).join('');
  return attributeOf(body, 'lang') ? wrap('div', content, attributesHtml(body, '')) : content;
}

function bodyHtml(node: ChildNode): string {
  if (!isElement(node)) return 'value' in node ? escapeHtml(node.value) : '';
  if (hasClass(node, 'hidden')) return '';
  const attributes = node.attrs.map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`).join('');
  if (isVoidElement(node.tagName)) return `<${node.tagName}${attributes}>`;
  return `<${node.tagName}${attributes}>${node.childNodes.map(bodyHtml).join('')}</${node.tagName}>`;
}
