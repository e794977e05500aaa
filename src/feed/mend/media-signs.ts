/** Cheap signs that the media of an item of RSS or Atom are not all pictures of the article. */

import { isDoubtful } from '../parse/plain-image.js';
import { isUncertain } from './picture-signs.js';

/** A picture of the model, as published. */
interface Picture {
  url?: unknown;
  width?: unknown;
  height?: unknown;
}

/** CSS pixels up to which a larger picture is looked for. */
const SMALL_SIZE = 150;

/** True for a picture of the model that is declared to be small. */
const isDeclaredSmall = ({ width, height }: Picture, limit = SMALL_SIZE): boolean =>
  Number.parseFloat(`${width || height}`) <= limit;

/** True for a picture of the model that may be a thumbnail, or none of the article. */
export const mayBeSmall = (image: Picture): boolean => isDoubtful(`${image.url}`) || isDeclaredSmall(image);

/** True if the picture of an item, or another of its media, may be small or none of the article. */
export const hasOddPicture = (image: string, images: Picture[]): boolean =>
  isUncertain(image) ||
  images.some((each) =>
    each.url === image ? isDeclaredSmall(each) : isUncertain(each.url) || isDeclaredSmall(each, 1),
  );
