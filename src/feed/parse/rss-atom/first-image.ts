import { decodeEntities } from '../../../text/entities.js';
import type { HtmlSource } from '../../../text/kinds.js';
import { isPlaceholderUrl, isTrackingSize } from '../../model/image-rules.js';

/** Linear: a tag ends at the next `<` at the latest. */
const IMAGE_TAG = /<img\s[^<>]*/gi;
const ATTRIBUTE = /\s([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
/** Attributes in which scripts find the address of a picture that is loaded late. */
const LAZY_SOURCE = /src$|srcset$|^data-(original|lazy)$/;

/** The largest candidate of a `srcset` (WHATWG HTML, 4.8.4.2.1). */
function largestCandidate(srcset: string): string | undefined {
  const candidates = srcset.split(/,\s+|\s+,\s*/).map((candidate) => {
    const [url, size = '1x'] = candidate.trim().split(/\s+/);
    return { url, size: Number.parseFloat(size) };
  });
  return candidates.sort((a, b) => b.size - a.size)[0]?.url;
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>();
  // Lower case costs more than the look for capitals, of which most tags have none.
  const hasCapitals = /[A-Z]/.test(tag);
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    const name = match[1] ?? '';
    attributes.set(hasCapitals ? name.toLowerCase() : name, match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

const isTrackingPixel = (attributes: Map<string, string>): boolean =>
  isTrackingSize(attributes.get('width')) ||
  isTrackingSize(attributes.get('height')) ||
  /display\s*:\s*none|\b(width|height)\s*:\s*[01](?![\d.])/i.test(attributes.get('style') ?? '');

/** Addresses of a picture, the best first. */
function candidates(attributes: Map<string, string>): (string | undefined)[] {
  const src = attributes.get('src');
  const srcset = attributes.get('srcset');
  if (src && !isPlaceholderUrl(src)) return [src];
  const found: (string | undefined)[] = [];
  for (const [name, value] of attributes) {
    if (name === 'src' || name === 'srcset' || !LAZY_SOURCE.test(name)) continue;
    found.push(name.endsWith('srcset') ? largestCandidate(value) : value);
  }
  if (srcset) found.push(largestCandidate(srcset));
  return [...found, src];
}

/** The first picture in a body that is one: no tracking pixel, and no placeholder if the real address is there. */
export function firstImage(html: HtmlSource): string | undefined {
  if (!html.includes('<')) return undefined;
  IMAGE_TAG.lastIndex = 0;
  for (let match = IMAGE_TAG.exec(html); match; match = IMAGE_TAG.exec(html)) {
    const attributes = attributesOf(match[0]);
    if (isTrackingPixel(attributes)) continue;
    for (const url of candidates(attributes))
      if (url && !url.startsWith('data:')) return decodeEntities(url.trim());
  }
  return undefined;
}
