import { httpUrl } from '../../model/http-url.js';
import { alternateLink, hasRel, permalink, resolveUrl } from './constructs.js';
import { firstNonEmpty, type NodesByRole } from './roles.js';
import { attribute, childrenNamed, textContent, type XmlNode } from './xml-node.js';

/** An address that leads to a page for certain: no template, no word, nothing relative. */
const WHOLE_ADDRESS = /^https?:\/\/[\w-]+\.[\w.-]+(?::\d+)?(?:[/?][^\s{[]*)?$/i;
/** Relations of the links that lead to an item where none is an alternate, the best first. */
const OTHER_RELATIONS = ['canonical', 'bookmark', 'permalink', 'self', 'shortlink', 'via', 'related'];

const isHttp = (address: string): boolean => /^https?:/i.test(address);

/** The address of Atom content that stands elsewhere (RFC 4287, 4.1.3.2). */
function sourceOf(content: XmlNode): string {
  const address = attribute(content, 'src');
  return (content.base && httpUrl(address, content.base)) || address;
}

/** True for a link to a feed or to data instead of a page. */
const isData = ({ attributes: { type = '' } }: XmlNode): boolean =>
  /\b(?:atom|rss|json|xml)\b/.test(type) && !type.includes('html');

/** The links of an item, those of one relation after those of the other. */
const linksWith = (links: XmlNode[], relations: string[]): XmlNode[] =>
  relations.flatMap((relation) => links.filter((link) => hasRel(link, relation)));

/** The addresses of several links: those of pages first. */
const pagesFirst = (links: XmlNode[]): XmlNode[] => [
  ...links.filter((link) => !isData(link)),
  ...links.filter(isData),
];

/** All addresses that may lead to an item's page, the likeliest first. */
function allLinks(item: XmlNode, { origin = [], link = [], id = [], content = [] }: NodesByRole): string[] {
  const alternates = [...origin, ...pagesFirst(linksWith(link, ['alternate']))]
    .map(resolveUrl)
    .filter(Boolean);
  const others = linksWith(link, OTHER_RELATIONS);
  // A guid that is said to be no address is better than a link that is none.
  const ids = id.filter(({ name }) => name === 'id' || alternates.length > 0).map(textContent);
  return [
    ...alternates,
    permalink(id) ?? '',
    ...content.filter(({ name }) => name === 'content').map(sourceOf),
    ...childrenNamed(item, 'url').map(resolveUrl),
    ...childrenNamed(item, 'permalink').map(resolveUrl),
    ...others.filter((node) => !isData(node)).map(resolveUrl),
    ...[...ids, attribute(item, 'rdf:about')].filter(isHttp),
    ...others.filter(isData).map(resolveUrl),
  ].filter(Boolean);
}

/** The address of an item's page; several candidates, the likeliest first, if the first is not good for certain. */
export function itemLink(item: XmlNode, nodes: NodesByRole): string | string[] {
  const link = firstNonEmpty(nodes.origin, resolveUrl) ?? alternateLink(nodes.link);
  return link && WHOLE_ADDRESS.test(link) ? link : allLinks(item, nodes);
}
