import { mediaUrl } from './media-rss.js';
import type { NodesByRole } from './roles.js';
import { attribute, type XmlNode } from './xml-node.js';

/** Names of elements, and relations of links, of a picture: `cover`, `og:image`, `image_url`, `StoryImage`. */
const PICTURE_NAME = /image|img|thumb|cover|photo|picture|preview|logo$/i;
const ADDRESS = /^(?:https?:)?\/\/?[^\s/]+/;

/** The address that an element of any name holds, if it may be that of a picture. */
function pictureIn(node: XmlNode): string | undefined {
  const isAtomContent = node.name === 'content' && attribute(node, 'type').startsWith('image/');
  const name = node.name === 'link' ? attribute(node, 'rel') : node.name;
  if (!isAtomContent && !PICTURE_NAME.test(name)) return undefined;
  const [first = ''] = attribute(node, 'srcset').split(/[\s,]/);
  const url = attribute(node, 'image') || first || mediaUrl(node);
  return ADDRESS.test(url) ? url : undefined;
}

/** The pictures in elements of an item that no standard knows; `undefined` for most items. */
export function otherPictures({ unknown = [], link = [], content = [] }: NodesByRole): string[] | undefined {
  let found: string[] | undefined;
  for (const node of [...unknown, ...link, ...content]) {
    const url = pictureIn(node);
    if (!url) continue;
    found ??= [];
    found.push(url);
  }
  return found;
}
