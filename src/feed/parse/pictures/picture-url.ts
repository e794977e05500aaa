/** Rules about the addresses of pictures: which is a picture of the article, and which is a small one. */

/** A template's empty variable in place of an address: `…/undefined`. */
const EMPTY_VARIABLE =
  /(^|\/|[?&](url|src|image|img|file)=)((undefined|null|\[object[^/]*|%5bobject[^/]*)([?#&/]|\.\w+$|$)|(none|nan|false)([?#]|$))/i;
/** A word, a mark or a part of an address in place of one: `self`, `#`, `N/A`, `http://`, `{{ image }}`. */
const NO_ADDRESS = /^(\w{0,8}|\/|#.*|n\/a|https?:\/*|(javascript|about):.*)$|[{<]/i;
/** A site, or a folder of pictures, without the name of a file. */
const WITHOUT_FILE =
  /^(https?:)?\/\/[^/?#]+\/?$|\/(uploads|images?|img|photos?|media|thumbs?|files?|data)\/$/i;
const AVATAR =
  /gravatar\.com|usercontent\.com\/a[-/]|\/b?l?avatars?([\d/?_]|$)|\bavatars?\d*\.(png|jpe?g|gif|webp|svg|\w+\.com\/)|[/_-]author[-_]?(image|photo|pic|picture)s?[/_.-]|\/profile[-_]?(image|photo|pic|picture)s?\/|user[-_]?avatar|\/userpics?\//i;
const ICON =
  /favicon(?!-[a-z])|apple-touch-icon|\.ico([?#]|$)|[/_-](share|social)[-_]?(buttons?|icons?)|addtoany|\/~ff\/|feeds\.wordpress\.com|\/entry\/image\/http|b\.st-hatena\.com\/images|wp-includes\/images|\/\/yt\d\.ggpht/i;
/** Badges and buttons. */
const BADGE =
  /shields\.io|badge\.fury|\/badges?(\/[^/?#]{0,60}){0,4}\.svg|\/buttons?\/|githubbutton|creativecommons\.org\/l\//i;
/** Icons, emoji and formulas, which are drawn: behind the word, the address of a photograph ends with `.jpg`. */
const DRAWN =
  /\/icons?[/.]|[/-](emoji|emoticon|smil(ey|ie))s?(one)?[@/.]|(tw|go)o?emoji|latex[./?]|codecogs|math\/render|equation\?tex|cht=tx/i;
/** An address up to the last word of a photograph. */
const UP_TO_JPEG = /^.*\.jpe?g/is;
/** Servers and files that count readers. */
const COUNTER =
  /\/\/([\w-]+\.)*(px|pixel|stats|hits|count|counter|track|tracker|tracking|beacon|[\w-]*analytics|metrics|vgwort|feedburner|feedsportal|doubleclick|quantserve|scorecardresearch)\d*\.[^/]*\/|\/(pixel|beacon|track|tracking|collect|hit|count|counter|tr)(\?|$)|\/(pixel|count|counter|beacon|track|tracker|hits?|piwik|matomo|open|stats?)\.(gif|png|php|aspx?|cgi)|\/[a-z]\.gif\?|\/_\/stat\b|republication-pixel/i;
/** Pictures that stand where there is none. */
const PLACEHOLDER =
  /^data:|[/_-](blank|spacer|transparent|placeholder|loading|loader|lazy\w*|white(dot)?|1x1(\.trans)?|dummy|none|clear|no[-_]?(image|img|photo|thumb|pic)\w*)\.(gif|png|svg|jpe?g|webp)/i;

const anyOf = (...patterns: RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'i');

/** Addresses that are none of a picture, however large it is said to be. */
const NO_PICTURE = /* @__PURE__ */ anyOf(NO_ADDRESS, EMPTY_VARIABLE, WITHOUT_FILE, COUNTER, PLACEHOLDER);
const NO_PHOTOGRAPH = /* @__PURE__ */ anyOf(NO_PICTURE, AVATAR, ICON, BADGE);
/** All of them in one: it is asked of every picture of a feed. */
const SUSPECT = /* @__PURE__ */ anyOf(NO_PHOTOGRAPH, DRAWN);

const isUnfit = (url: string): boolean =>
  SUSPECT.test(url) && (NO_PHOTOGRAPH.test(url) || DRAWN.test(url.replace(UP_TO_JPEG, '')));

/**
 * False for the address of an avatar, an icon, a counting pixel, a placeholder, or of nothing.
 *
 * @param isLarge true for a picture that is declared to be larger than an avatar or an icon
 */
export const isPictureUrl = (url: string, isLarge = false): boolean =>
  !!url && (!isUnfit(url) || (isLarge && !NO_PICTURE.test(url)));

/** CSS pixels up to which a picture is an icon. */
const ICON_SIZE = 48;
/** CSS pixels up to which a larger picture is looked for. */
const SMALL_SIZE = 150;
/** CSS pixels from which a picture is no avatar. */
const LARGE_SIZE = 400;

/** Sizes in addresses: `/s72-c/`, `=s72`, `/w72-h72-p/`, `-150x150.jpg`, `?w=90`. */
const SIZE_IN_URL =
  /[/=][sw](\d{1,3})(?:-[a-z]\w*)*(?:\/|$)|[/_-](\d{2,3})x\d{2,3}[./_]|[?&](?:w|width|h|height|size)=(\d{1,3})(?:&|$)/i;

/** A number of CSS pixels; `undefined` for other units. */
function pixels(size: string | undefined): number | undefined {
  if (size === undefined) return undefined;
  const plain = Number(size);
  if (plain > 0) return plain;
  const [, number] = /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(size) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** True if a picture is declared to be no larger than an icon. */
export const isIconSize = (width?: string, height?: string): boolean =>
  Math.max(pixels(width) ?? 0, pixels(height) ?? 0) <= ICON_SIZE &&
  (pixels(width) ?? pixels(height)) !== undefined;

/** True if a picture is declared to be larger than any avatar. */
export const isLargeSize = (width?: string, height?: string): boolean =>
  Math.min(pixels(width) ?? 0, pixels(height) ?? 0) >= LARGE_SIZE;

/** True if a picture is a thumbnail by its declared size, else by its address. */
export function isSmall(url: string, width?: string, height?: string): boolean {
  const declared = pixels(width) ?? pixels(height);
  if (declared !== undefined) return declared <= SMALL_SIZE;
  const [, side, before, query] = SIZE_IN_URL.exec(url) ?? [];
  const size = pixels(side ?? before ?? query);
  return size !== undefined && size <= SMALL_SIZE;
}

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
