import { DEFAULT_LIMIT } from '../../model/defaults.js';
import type { ParseOptions } from '../../model/types.js';
import type { UnknownObject } from '../values.js';
import { alternateLink, hasRel, persons, resolveUrl } from './constructs.js';
import { containersOf, findFeed, itemsIn } from './find-feed.js';
import { languageOf, mapItem, textOf } from './map-item.js';
import { parseXml } from './parse-xml.js';
import { firstNonEmpty, groupByRole } from './roles.js';
import { updatePeriod } from './update-period.js';
import { attribute, childrenNamed, textContent } from './xml-node.js';

/**
 * Maps RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0), and what resembles them, to the shape of JSON Feed 1.1 with
 * `_dongpo`. Texts are HTML, addresses may be relative, dates are as published; members may be empty.
 *
 * @param find finds the element that holds the feed
 * @returns `undefined` if the text is no feed
 */
export function mapXmlFeed(
  xml: string,
  { limit, url }: ParseOptions,
  find = findFeed,
): UnknownObject | undefined {
  const top = parseXml(xml, { limit: limit || DEFAULT_LIMIT, url, mapItem });
  const root = find(top);
  if (!root) return undefined;
  const containers = containersOf(root);
  // A feed that closes too early has items behind it.
  if (root !== top) containers.push(top);
  const [channel = root] = containers;
  const nodes = groupByRole(channel);
  const images = containers.flatMap((container) =>
    childrenNamed(container, 'image', 'logo', 'itunes:image', 'icon'),
  );
  const home = alternateLink(nodes.link);
  const linkTo = (relation: string): string | undefined =>
    firstNonEmpty(nodes.link, (link) => (hasRel(link, relation) ? resolveUrl(link) : undefined));
  const icon = firstNonEmpty(images, resolveUrl);
  const items = containers.flatMap(itemsIn).map((item) => (item.mapped ?? mapItem(item)) as UnknownObject);
  // The picture of the feed gives way to one in an item's body.
  if (icon) for (const item of items) if (item.image === icon) item.has_odd_picture = true;
  const title = textOf(nodes.title);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: title.html,
    home_page_url: home,
    feed_url: linkTo('self'),
    next_url: linkTo('next'),
    description: firstNonEmpty(nodes.summary) ?? firstNonEmpty(nodes.subtitle),
    icon,
    language: languageOf(channel, nodes) || attribute(root, 'xml:lang'),
    authors: persons(nodes.author),
    items,
    text_facts: title.facts && { title: title.facts },
    is_from_xml: true,
    _dongpo: {
      rights: firstNonEmpty(nodes.rights),
      edited: firstNonEmpty(nodes.modified, textContent),
      ttl: firstNonEmpty(nodes.ttl, textContent) ?? updatePeriod(channel),
    },
  };
}
