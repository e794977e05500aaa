import { isImageFile, isPictureUrl } from '../pictures/picture-url.js';
import { mediaUrl } from './media-rss.js';
import { attribute, isElement, type XmlNode } from './xml-node.js';

/** Names of elements, and relations of links, of a picture: `cover`, `og:image`, `image_url`, `StoryImage`. */
const PICTURE_NAME = /image|img|thumb|cover|photo|picture|preview|logo$/i;
const ADDRESS = /^(?:https?:)?\/\/?[^\s/]+/;

/** The address that an element of any name holds, if it is that of a picture. */
function pictureIn(node: XmlNode): string | undefined {
  const isAtomContent = node.name === 'content' && attribute(node, 'type').startsWith('image/');
  const name = node.name === 'link' ? attribute(node, 'rel') : node.name;
  if (!isAtomContent && !PICTURE_NAME.test(name)) return undefined;
  const [first = ''] = attribute(node, 'srcset').split(/[\s,]/);
  const url = attribute(node, 'image') || first || mediaUrl(node);
  return ADDRESS.test(url) && isPictureUrl(url) && isImageFile('', url) !== false ? url : undefined;
}

/** The picture in an element of an item that no standard knows, which is looked for where there is no other one. */
export function otherPicture({ children }: XmlNode): string | undefined {
  for (const child of children) {
    const url = isElement(child) ? pictureIn(child) : undefined;
    if (url) return url;
  }
  return undefined;
}
