import { httpUrl } from '../feed/model/http-url.js';
import { isPlaceholderUrl, isTrackingSize } from '../feed/model/image-rules.js';
import { INLINE_IMAGE, LIMITS } from './policy.js';

const LAZY_ATTRIBUTES = ['data-src', 'data-original', 'data-lazy-src'];

/** An absolute http(s) address, or an inline bitmap of an allowed size. */
function imageUrl(value: string | null, base: string | undefined): string | undefined {
  if (!value || !INLINE_IMAGE.test(value)) return httpUrl(value, base);
  const isAllowed = value.length > LIMITS.pixelLength && value.length <= LIMITS.inlineImageLength;
  return isAllowed ? value : undefined;
}

/** True for a tracking pixel: an image declared to be 0 or 1 px wide or high. */
const isTrackingPixel = (image: Element): boolean =>
  ['width', 'height'].some((name) => isTrackingSize(image.getAttribute(name)));

/** The address of an image: that of its lazy-load attribute in place of a placeholder, else its `src`. */
export function imageSource(image: Element, base: string | undefined): string | undefined {
  if (isTrackingPixel(image)) return undefined;
  const src = image.getAttribute('src');
  const lazyName = LAZY_ATTRIBUTES.find((name) => image.getAttribute(name));
  const lazySrc = lazyName && imageUrl(image.getAttribute(lazyName), base);
  return lazySrc && (!src || isPlaceholderUrl(src)) ? lazySrc : imageUrl(src, base);
}

/** A `srcset` with absolute http(s) addresses; `undefined` if one of its candidates is not valid. */
export function imageSet(srcset: string, base: string | undefined): string | undefined {
  const candidates: string[] = [];
  for (const candidate of srcset.split(/,\s+/)) {
    const [url, descriptor = '1x', more] = candidate.trim().split(/\s+/);
    const href = httpUrl(url, base);
    if (!href || more || !/^[\d.]+[wx]$/.test(descriptor)) return undefined;
    candidates.push(`${href} ${descriptor}`);
  }
  return candidates.join(', ');
}
