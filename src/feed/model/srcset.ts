import type { ItemImage } from './types.js';

/** Candidates of a `srcset`. */
const MAX_SIZES = 20;

/**
 * The `srcset` of a picture, of all widths that the feed tells of it; `undefined` if it tells none.
 *
 * @param images of the item, among which the picture is found by its address
 */
export function srcsetOf(url: string, images: readonly ItemImage[] = []): string | undefined {
  const image = images.find((each) => [each, ...(each.sizes ?? [])].some((size) => size.url === url));
  if (!image?.sizes) return undefined;
  const widths = new Map<string, number>();
  for (const size of [...image.sizes.slice(0, MAX_SIZES), image])
    if (size.width) widths.set(size.url, size.width);
  return [...widths].map(([address, width]) => `${address} ${Math.round(width)}w`).join(', ');
}
