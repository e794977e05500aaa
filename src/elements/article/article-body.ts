import type { SanitiseOptions } from '../../content/options.js';
import { sanitise } from '../../content/sanitise.js';
import { prefersReducedData } from '../../dom/save-data.js';
import { srcsetOf } from '../../feed/model/srcset.js';
import type { FeedItem } from '../../feed/model/types.js';
import { limitMarks, partLongWords } from '../../text/stacked-marks.js';
import { formGalleries } from './body-galleries.js';
import type { GalleryTexts } from './gallery.js';

/** Width of a picture in an article, for `sizes`. */
const BODY_SIZES = 'auto, (max-width: 680px) 100vw, 680px';

export interface BodyOptions extends SanitiseOptions {
  /** Level of the article's own headline: headings of the body go below it. */
  headingLevel: number;
  /** Values of `rel` for links, beside those that the sanitiser writes. */
  rel?: string | undefined;
  /** Texts of the body's galleries. */
  gallery: GalleryTexts;
  /** Document of the element. */
  ownerDocument: Document;
}

/**
 * The clean content of an item, as a node that lasts: a fragment is empty once it has been inserted. Without content,
 * or if nothing of it may be shown, the node has no children.
 */
export async function prepareBody(item: FeedItem, options: BodyOptions): Promise<HTMLElement> {
  const { ownerDocument, headingLevel, rel, gallery } = options;
  const fragment = item.content_html
    ? await sanitise(item.content_html, options)
    : paragraphs(ownerDocument, item.content_text);
  lowerHeadings(fragment, headingLevel);
  if (rel) for (const link of fragment.querySelectorAll('a')) link.relList.add(...rel.split(' '));
  // A sentence is read with its signs: they are small.
  const pictures = fragment.querySelectorAll<HTMLImageElement>('img:not([data-inline])');
  for (const image of pictures) addSizes(image, item);
  if (prefersReducedData()) for (const image of pictures) deferImage(image);
  const node = ownerDocument.createElement('div');
  node.append(fragment);
  formGalleries(node, gallery, ownerDocument);
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

/** Gives an image without a `srcset` the widths that the feed tells of it. */
function addSizes(image: HTMLImageElement, { _dongpo }: FeedItem): void {
  const srcset = image.hasAttribute('srcset') ? undefined : srcsetOf(image.src, _dongpo?.images);
  if (!srcset) return;
  image.setAttribute('srcset', srcset);
  image.setAttribute('sizes', BODY_SIZES);
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
