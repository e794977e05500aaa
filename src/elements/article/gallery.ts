import { prefersReducedData } from '../../dom/save-data.js';
import { pictureKey } from '../../feed/model/picture-key.js';
import { srcsetOf } from '../../feed/model/srcset.js';
import type { FeedItem, ItemImage } from '../../feed/model/types.js';
import { printedCaption } from './captions.js';

/** Width of a picture in a gallery, for `sizes`: two columns on a phone, three in an article's full width. */
const TILE_SIZES = 'auto, (max-width: 36em) 50vw, 14em';
const MAX_PICTURES = 100;

/** A picture of a gallery. */
export interface GalleryPicture {
  image: HTMLImageElement;
  /** Address of the picture in full size. */
  url: string;
  /** A `figcaption`. */
  caption?: HTMLElement | undefined;
}

/** Texts that a gallery needs. */
export interface GalleryTexts {
  /** Name of a picture without a caption. */
  pictures: string;
  /** BCP 47 tag of the article. */
  language: string;
  /** `lang` of the captions, if it differs from the block's. */
  lang?: string | undefined;
}

function tile(picture: GalleryPicture, index: number, { pictures, lang }: GalleryTexts): HTMLElement {
  const { image, url, caption } = picture;
  const doc = image.ownerDocument;
  const item = doc.createElement('li');
  const figure = doc.createElement('figure');
  const words = caption?.textContent?.replace(/^[\s▲△]+/, '').trim();
  image.setAttribute('alt', image.getAttribute('alt') || words || `${pictures} ${index + 1}`);
  if (image.getAttribute('srcset') ?? image.getAttribute('data-srcset'))
    image.setAttribute('sizes', TILE_SIZES);
  if (prefersReducedData()) figure.append(image);
  else {
    // A link to the picture is what is left where scripts do not run.
    const link = doc.createElement('a');
    link.setAttribute('href', url);
    link.setAttribute('data-picture', '');
    link.append(image);
    figure.append(link);
  }
  if (words && caption) {
    if (lang) caption.setAttribute('lang', lang);
    figure.append(caption);
  }
  item.append(figure);
  return item;
}

/** A gallery: a list of pictures with their captions, in rows. */
export function createGallery(pictures: GalleryPicture[], texts: GalleryTexts, doc: Document): HTMLElement {
  const list = doc.createElement('ul');
  list.setAttribute('class', 'gallery');
  list.setAttribute('part', 'gallery');
  // Safari takes a list without bullets for none.
  list.setAttribute('role', 'list');
  list.append(...pictures.slice(0, MAX_PICTURES).map((picture, index) => tile(picture, index, texts)));
  return list;
}

function createPicture(image: ItemImage, language: string, doc: Document): GalleryPicture {
  const element = doc.createElement('img');
  const { caption, credit } = printedCaption(image.caption, image.credit, language);
  const srcset = srcsetOf(image.url, [image]);
  const isDeferred = prefersReducedData();
  const attributes = {
    alt: image.caption,
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
    [isDeferred ? 'data-srcset' : 'srcset']: srcset,
    width: image.width,
    height: image.height,
    [isDeferred ? 'data-src' : 'src']: image.url,
  };
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, `${value}`);
  const words = doc.createElement('figcaption');
  words.append(caption);
  if (credit) {
    const small = doc.createElement('small');
    small.append(credit);
    words.append(' ', small);
  }
  return { image: element, url: image.url, caption: words };
}

/** The pictures of an item beside its first one and those that its body holds. */
export function furtherImages({ image, _dongpo }: FeedItem, body: Element): ItemImage[] {
  const shown = new Set(
    [...body.querySelectorAll('img')].map((each) => pictureKey(each.getAttribute('data-src') ?? each.src)),
  );
  if (image) shown.add(pictureKey(image));
  const further = (_dongpo?.images ?? []).filter(({ url }) => {
    const key = pictureKey(url);
    return !shown.has(key) && shown.add(key);
  });
  return further.slice(0, MAX_PICTURES);
}

/** The gallery of an item's further pictures; `undefined` if it has none. */
export function furtherGallery(
  item: FeedItem,
  body: Element,
  texts: GalleryTexts,
  doc: Document,
): HTMLElement | undefined {
  const images = furtherImages(item, body);
  if (!images.length) return undefined;
  const pictures = images.map((image) => createPicture(image, texts.language, doc));
  return createGallery(pictures, texts, doc);
}
