import type { CheerioAPI } from 'cheerio';

/** An element of a parsed page. */
export type PageElement = Extract<ReturnType<CheerioAPI>[0], { attribs: unknown }>;

/** A text as one line of a list, cut to 300 characters. */
export const oneLine = (text: string): string => text.slice(0, 300).replace(/\s+/g, ' ');

/** The line of the page that an element starts in; `?` if it is not known. */
export const lineOf = ({ sourceCodeLocation }: PageElement): string =>
  `${sourceCodeLocation?.startLine ?? '?'}`;

/** True if an element is within a template or an iframe, where it is inert. Shadow roots are no templates. */
export function isInert(element: PageElement): boolean {
  // A selector would not do, since a template's content is a document of its own.
  for (let ancestor = element.parent; ancestor; ancestor = ancestor.parent) {
    if (!('attribs' in ancestor)) continue;
    if (ancestor.name === 'iframe') return true;
    if (ancestor.name === 'template' && !('shadowrootmode' in ancestor.attribs)) return true;
  }
  return false;
}

/** Elements whose text is none that a reader takes for a snippet by mistake. */
const NO_TEXT = new Set('code pre textarea script style template noscript iframe xmp'.split(' '));

/** The text of a page's body, without what is code on purpose or being edited. */
export function shownText($: CheerioAPI): string {
  let text = '';
  const rest = $('body').toArray() as ReturnType<CheerioAPI>[number][];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'text') text += node.data;
    if (!('children' in node)) continue;
    if ('attribs' in node && (NO_TEXT.has(node.name) || 'contenteditable' in node.attribs)) continue;
    for (const child of node.children.toReversed()) rest.push(child);
  }
  return text;
}
