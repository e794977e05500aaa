import type { SanitiseOptions } from '../../content/options.js';
import { sanitise } from '../../content/sanitise.js';
import { prefersReducedData } from '../../dom/save-data.js';
import type { FeedItem } from '../../feed/model/types.js';
import { limitMarks, partLongWords } from '../../text/stacked-marks.js';

export interface BodyOptions extends SanitiseOptions {
  /** Level of the article's own headline: headings of the body go below it. */
  headingLevel: number;
  /** Values of `rel` for links, beside those that the sanitiser writes. */
  rel?: string | undefined;
  /** Document of the element. */
  ownerDocument: Document;
}

/**
 * The clean content of an item, as a node that lasts: a fragment is empty once it has been inserted. Without content,
 * or if nothing of it may be shown, the node has no children.
 */
export async function prepareBody(item: FeedItem, options: BodyOptions): Promise<HTMLElement> {
  const { ownerDocument, headingLevel, rel } = options;
  const fragment = item.content_html
    ? await sanitise(item.content_html, options)
    : paragraphs(ownerDocument, item.content_text);
  lowerHeadings(fragment, headingLevel);
  if (rel) for (const link of fragment.querySelectorAll('a')) link.relList.add(...rel.split(' '));
  // A sentence is read with its signs: they are small.
  const pictures = fragment.querySelectorAll<HTMLImageElement>('img:not([data-inline])');
  if (prefersReducedData()) for (const image of pictures) deferImage(image);
  const node = ownerDocument.createElement('div');
  node.append(fragment);
  return node;
}

/** Sets the headings of a body one level or more below the article's headline, whatever level they were written with. */
function lowerHeadings(fragment: DocumentFragment, level: number): void {
  const headings = [...fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')];
  const usedNames = [...new Set(headings.map(({ localName }) => localName))].sort();
  for (const heading of headings) {
    const lowered = Math.min(6, level + 1 + usedNames.indexOf(heading.localName));
    const replacement = fragment.ownerDocument.createElement(`h${lowered}`);
    replacement.append(...heading.childNodes);
    heading.replaceWith(replacement);
  }
}

/** Takes an image its address, which `TapToLoadController` gives back on a tap. */
function deferImage(image: HTMLImageElement): void {
  image.dataset.src = image.src;
  image.removeAttribute('src');
  image.removeAttribute('srcset');
}

/** The paragraphs of plain text, which blank lines separate. */
function paragraphs(ownerDocument: Document, text = ''): DocumentFragment {
  const fragment = ownerDocument.createDocumentFragment();
  for (const part of text.split(/\n\s*\n/)) {
    if (!part.trim()) continue;
    const paragraph = ownerDocument.createElement('p');
    paragraph.textContent = partLongWords(limitMarks(part.trim()));
    fragment.append(paragraph);
  }
  return fragment;
}
