/** Rules about pictures that parsing and sanitising share. */

/** True for the address of a picture that a script replaces later (lazy loading). */
export const isPlaceholderUrl = (url: string): boolean =>
  /^data:|blank|spacer|loading|placeholder|lazy|transparent|1x1|\/none\.gif/i.test(url);

const IMAGE_FILE = /\.(jpe?g|png|gif|webp|bmp|avif|heic)$/i;
/** The name that a camera or a messenger gives a file. */
const CAMERA_NAME = /^(img|dsc|image|photo|kakaotalk)[\w-]*$|^\S*\d{4}(_\d+)*$/i;
/** UTF-16 units of such a name: the time that the expression takes grows faster than the text. */
const MAX_CAMERA_NAME = 100;

/** True for a caption or an `alt` that is the file's name: `IMG_2034`, `kakaotalk_20261123_1`, `행사.jpg`. */
export const isFileName = (text: string): boolean =>
  IMAGE_FILE.test(text) || (text.length <= MAX_CAMERA_NAME && CAMERA_NAME.test(text));

/** True for the width or height of a tracking pixel: 0 or 1. An `1em` is the height of a letter. */
export const isTrackingSize = (size: string | undefined | null): boolean =>
  /^\s*0*[01](\.\d*)?\s*(px|%)?\s*$/.test(size ?? '');

const IMAGE_EXTENSION =
  /\.(jpe?g|png|gif|webp|avif)\b|[?&](fm|format|ext|output)=(jpe?g|png|gif|webp|avif)\b/i;
const OTHER_EXTENSION =
  /\.(mp[34g]|m4[av]|m3u8|mpd|ogg|og[av]|opus|wav|aac|flac|mov|avi|wmv|flv|swf|webm|mkv|pdf|zip|docx?|html?|torrent|epub)([?#]|$)/i;
/** Parts of the types of pictures: `image/jpeg`, `jpg`, `photo`. */
const IMAGE_TYPE = /^(application\/)?(image|img|photo|picture|jpe?g|png|gif|webp|avif)\b/i;
const OTHER_TYPE = /^(audio|video|document|executable)\b/i;

/**
 * Tells pictures from other files, by the media type, else by the address.
 *
 * @returns `undefined` if neither tells
 */
export function isImageFile(type: string, url: string): boolean | undefined {
  if (OTHER_TYPE.test(type)) return false;
  if (OTHER_EXTENSION.test(url)) return false;
  if (IMAGE_TYPE.test(type) || IMAGE_EXTENSION.test(url)) return true;
  return undefined;
}

/** The widest of several pictures; the first, if none is said to be wider. */
export function widestImage<T extends { width?: unknown }>(images: T[]): T | undefined {
  let widest = images[0];
  for (const image of images) if (Number(image.width) > Number(widest?.width)) widest = image;
  return widest;
}
