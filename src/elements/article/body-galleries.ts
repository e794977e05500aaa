import { createGallery, type GalleryPicture, type GalleryTexts } from './gallery.js';

/** Elements that may be a gallery: those of WordPress's blocks and its older editor, Ghost, and plain rows of pictures. */
const CONTAINER = /^(figure|div|section|ul|ol|dl|p)$/;
/** Elements that may hold one. */
const WRAPPER = /^(div|section|article|blockquote|figure)$/;
/** Content that no gallery has. */
const OTHER_CONTENT = 'p, h2, h3, h4, h5, h6, table, pre, blockquote, hr, a[data-embed], img[data-inline]';
const CAPTION = /^(figcaption|dd)$/;
const IMAGE_FILE = /\.(jpe?g|png|gif|webp|avif)([?#]|$)/i;

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** True if an element holds text beside captions. */
const hasText = (element: Element): boolean =>
  [...element.childNodes].some((node) =>
    isElement(node)
      ? !CAPTION.test(node.localName) && hasText(node)
      : node.nodeType === 3 && /[^\s\u200b]/.test(node.nodeValue ?? ''),
  );

/** The image of a gallery with its caption: the one in the nearest element that holds no second image. */
function readPicture(image: HTMLImageElement, container: Element): GalleryPicture {
  let box: Element = image;
  for (let parent = box.parentElement; parent && parent !== container; parent = parent.parentElement) {
    if (parent.querySelectorAll('img').length > 1) break;
    box = parent;
  }
  const href = image.closest('a')?.getAttribute('href');
  const url = href ?? image.getAttribute('src') ?? image.getAttribute('data-src') ?? '';
  const words = box.querySelector('figcaption, dd');
  const caption = words?.ownerDocument.createElement('figcaption');
  if (words) caption?.append(...words.childNodes);
  return { image, url, caption };
}

/** The pictures of an element that holds nothing but two or more, and their captions. */
function picturesIn(container: Element): GalleryPicture[] | undefined {
  const images = [...container.querySelectorAll('img')];
  if (images.length < 2 || container.querySelector(OTHER_CONTENT) || hasText(container)) return undefined;
  const links = [...container.querySelectorAll('a')].filter((link) => link.querySelector('img'));
  // A picture that leads elsewhere, such as a banner, keeps its link.
  if (!links.every((link) => IMAGE_FILE.test(link.getAttribute('href') ?? ''))) return undefined;
  return images.map((image) => readPicture(image, container));
}

/** Makes galleries of the groups of pictures in a body, in place. */
export function formGalleries(parent: Node, texts: GalleryTexts, doc: Document): void {
  for (const child of [...parent.childNodes]) {
    if (!isElement(child)) continue;
    const pictures = CONTAINER.test(child.localName) ? picturesIn(child) : undefined;
    if (!pictures) {
      if (WRAPPER.test(child.localName)) formGalleries(child, texts, doc);
      continue;
    }
    const figure = doc.createElement('figure');
    const caption = [...child.children].find(
      ({ localName, childNodes }) => localName === 'figcaption' && childNodes.length,
    );
    figure.append(createGallery(pictures, texts, doc), ...(caption ? [caption] : []));
    child.replaceWith(figure);
  }
}
