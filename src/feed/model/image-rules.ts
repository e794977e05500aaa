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
