import { httpUrl } from '../feed/model/http-url.js';
import { withParams } from './links.js';
import { BITMAP, ELEMENTS, LIMITS, PLAYERS, POSTS, SCHEMES } from './policy.js';
import type { SanitiseOptions } from './sanitise.js';

const PLACEHOLDER = /^data:|blank|spacer|loading|placeholder|lazy|transparent|1x1/i;
const FILE_NAME = /\.(jpe?g|png|gif|webp|bmp|avif|heic)$|^(img|dsc|image)[\w-]*$/i;
const NUMBERS = /^(width|height|(col|row)?span|start)$/;
/** Read as a whole with their element, or not at all. */
const SPECIAL = /^(href|src|hidden|data-.*)$/;
/** Nothing is left of these when nothing to see is in them. */
const COLLAPSING = /^(p|h\d|fig.*|blockquote|[uo]l|li)$/;

/** Texts have no namespace, and an element of another one is none of ours, whatever its name. */
const isHtml = (node: Node): node is HTMLElement => /xhtml$/.test((node as Element).namespaceURI!);

const write = (element: Element, attributes: Record<string, string>) => {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
};

/**
 * Copies a sanitised tree into another inert document. Copying instead of cleaning: an element or an
 * attribute that the policy does not name cannot be overlooked, because nobody puts it there.
 */
export function harden(source: Node, options: SanitiseOptions, doc: Document): DocumentFragment {
  const { base, target, newTab } = options;
  let images = 0;

  const imageUrl = (value: string | null) =>
    value && BITMAP.test(value)
      ? value.length > LIMITS.bitmap[0] && value.length <= LIMITS.bitmap[1]
        ? value
        : undefined
      : httpUrl(value, base);

  /** Every candidate checked; one that cannot be read takes the list with it, `src` remains. */
  const imageSet = (value: string) => {
    const list = value.split(/,\s+/).map((candidate) => {
      const [url, size = '1x', more] = candidate.trim().split(/\s+/);
      const href = httpUrl(url, base);
      return href && !more && /^[\d.]+[wx]$/.test(size) ? `${href} ${size}` : '';
    });
    return list.includes('') ? undefined : list.join(', ');
  };

  const imageSource = (image: Element) => {
    const get = (name: string) => image.getAttribute(name);
    // One pixel or none: it counts readers.
    if (parseFloat(get('width')!) <= 1 || parseFloat(get('height')!) <= 1) return undefined;
    const src = get('src');
    const later = imageUrl(get('data-src') || get('data-original') || get('data-lazy-src'));
    return (!src || PLACEHOLDER.test(src)) && later ? later : imageUrl(src);
  };

  const linkUrl = (link: Element) => {
    const value = link.getAttribute('href')?.trim();
    const embed = link.getAttribute('data-embed');
    // A fragment points into a page that this is not.
    if (!value || value[0] === '#') return undefined;
    if (SCHEMES.test(value)) return value;
    const href = httpUrl(value, base);
    if (!href || !embed) return href && withParams(href, options.linkParams);
    if (POSTS.test(href))
      return (
        httpUrl(new URL(href).searchParams.get('href')) ??
        href.replace(/(instagram\.com\/\w+\/[\w-]+)\/embed.*/, '$1/')
      );
    if (/^(iframe|embed)$/.test(embed) && !PLAYERS.test(href)) return undefined;
    // As a page of its own, the address of a frame refuses to play.
    return href.replace(
      /youtube(-nocookie)?\.com\/(embed|v)\/(?!videos)([\w-]+).*/,
      'youtube.com/watch?v=$3',
    );
  };

  /** Says whether there was anything to see. */
  const copy = (from: Node, to: Node): boolean => {
    let seen = false;
    let inLine = false;
    for (const node of from.childNodes) {
      if (node.nodeType === 3) {
        to.appendChild(doc.createTextNode(node.nodeValue!));
        if (/[^\s\u200b]/.test(node.nodeValue!)) seen = inLine = true;
      }
      const allowed = isHtml(node) && ELEMENTS.get(node.localName);
      if (!allowed || node.hasAttribute('hidden')) continue;
      const name = node.localName;
      const element = doc.createElement(name);
      for (const key of allowed) {
        let value: string | null | undefined = node.getAttribute(key);
        if (value === null || SPECIAL.test(key) || (NUMBERS.test(key) && !/^\d{1,4}$/.test(value))) continue;
        if (key === 'cite') value = httpUrl(value, base);
        if (key === 'srcset') value = imageSet(value!);
        if (value !== undefined) element.setAttribute(key, value);
      }
      let full = false;
      if (name === 'img') {
        const src = imageSource(node);
        if (!src || ++images > LIMITS.images) continue;
        const alt = element.getAttribute('alt') ?? '';
        write(element, {
          alt: FILE_NAME.test(alt) ? '' : alt,
          loading: 'lazy',
          decoding: 'async',
          referrerpolicy: 'no-referrer',
          src,
        });
        if (element.hasAttribute('srcset'))
          write(element, { sizes: 'auto, (max-width: 680px) 100vw, 680px' });
        full = true;
      }
      const href = name === 'a' && linkUrl(node);
      if (name === 'a' ? !href : name === 'span' && !element.attributes.length) {
        if (copy(node, to)) seen = inLine = true;
        continue;
      }
      if (copy(node, element)) full = true;
      if (href) {
        write(element, { href });
        const { hostname } = new URL(href);
        if (node.getAttribute('data-embed')) {
          write(element, { 'data-embed': PLAYERS.test(href) ? 'player' : '' });
          if (!full) element.append(options.videoLabel || hostname);
          full = true;
        }
        if (target === '_blank' && hostname) {
          write(element, { target, rel: 'noopener' });
          if (newTab) {
            const note = doc.createElement('span');
            note.className = 'hidden';
            note.append(` ${newTab}`);
            element.append(note);
          }
        }
      }
      if (full) seen = true;
      else if (COLLAPSING.test(name)) {
        if (!inLine) continue;
        // It stood between two runs of bare text: emptied, it still keeps them apart.
        element.textContent = '';
      }
      to.appendChild(element);
      inLine = !COLLAPSING.test(name);
    }
    return seen;
  };

  const result = doc.createDocumentFragment();
  copy(source, result);
  return result;
}
