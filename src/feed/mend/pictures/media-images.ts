import { isTrackingSize } from '../../model/image-rules.js';
import { asArray, asObject, asString, type UnknownObject } from '../../parse/values.js';
import { findImage } from './first-image.js';
import { isPictureUrl, isSmall } from './picture-url.js';

/** An image of the model, as published: numbers are text still. */
export interface MediaImage {
  url: string;
  width?: string | undefined;
  height?: string | undefined;
}

/** CSS pixels. */
const WIDTH_OF_PHOTOGRAPH = 400;

/** The images of a list; some have a whole tag where its address is wanted. */
const imagesIn = (list: unknown): MediaImage[] =>
  asArray(list).map((each) => {
    const image = asObject(each);
    const written = asString(image.url) ?? '';
    const url = written.startsWith('<') ? (findImage(written)?.url ?? '') : written;
    return { ...image, url };
  });

/** True for a JPEG that is declared to be wide: no avatar, no emoji, no counting pixel. */
const isPhotograph = ({ url, width }: MediaImage): boolean =>
  Number(width) >= WIDTH_OF_PHOTOGRAPH && /\.jpe?g$/.test(url);

/** False for an avatar, an emoji, a counting pixel and the like. */
const isFit = (image: MediaImage): boolean =>
  (isPhotograph(image) || isPictureUrl(image.url)) &&
  !isTrackingSize(image.width) &&
  !isTrackingSize(image.height);

/** True for a picture that is declared to be small. */
export const isThumbnail = ({ url, width, height }: MediaImage): boolean => isSmall(url, width, height);

/** The pictures that the media of an item of RSS or Atom name: all that are of the article, and the first that is not. */
export function readImages(item: UnknownObject): { images: MediaImage[]; refused: string | undefined } {
  const written = imagesIn(asObject(item._dongpo).images);
  const images = written.filter(isFit);
  const thumbnails = imagesIn(item.thumbnails);
  if (images.every(isThumbnail)) images.push(...thumbnails.filter(isFit));
  const refused = [...written, ...thumbnails].find((image) => !isFit(image))?.url;
  return { images, refused };
}
