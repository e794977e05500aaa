import { httpUrl } from '../../model/http-url.js';
import { alternateLink, hasRel, permalink, resolveUrl } from './constructs.js';
import { firstNonEmpty, type NodesByRole } from './roles.js';
import { attribute, childrenNamed, textContent, type XmlNode } from './xml-node.js';

/** An address that leads to a page for certain: no template, no word, nothing relative. */
const WHOLE_ADDRESS = /^https?:\/\/[\w-]+\.[\w.-]+(?::\d+)?(?:[/?][^\s{[]*)?$/i;
/** Relations of the links that lead to an item where none is an alternate, the best first. */
const OTHER_RELATIONS = ['canonical', 'bookmark', 'permalink', 'self', 'shortlink', 'via', 'related'];

const isHttp = (address: string): boolean => /^https?:/i.test(address);

/** An address within quotes, a link's markup, or before another one. */
const ADDRESS_WITHIN = /^["'<(]|\s["'<(]?https?:\/\//i;
/** A host that stands without its scheme, and not the name of a file. */
const BARE_HOST = /^(?:[a-z\d-]+\.)+(?!html?\/|php\/|aspx?\/|jsp\/|xml\/)[a-z]{2,}\//i;

/** An address in which white space, quotes, markup, or a scheme that is written twice or not at all, is mended. */
function mendAddress(written: string): string {
  const address = written
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join('')
    .replace(/^(?:https?:\/\/)+(https?:?\/\/)/i, '$1')
    .replace(/^(https?):?\/+/i, '$1://');
  if (ADDRESS_WITHIN.test(address)) return /https?:\/\/[^\s"'<>)]+/i.exec(address)?.[0] ?? '';
  return BARE_HOST.test(address) ? `https://${address}` : address;
}

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
    ...alternates.map(mendAddress),
    permalink(id) ?? '',
    ...content.filter(({ name }) => name === 'content').map(sourceOf),
    ...childrenNamed(item, 'url').map(resolveUrl),
    ...childrenNamed(item, 'permalink', 'prism:url', 'dc:identifier').map(resolveUrl).filter(isHttp),
    ...others.filter((node) => !isData(node)).map(resolveUrl),
    ...[...ids, attribute(item, 'rdf:about')].filter(isHttp),
    ...others.filter(isData).map(resolveUrl),
  ].filter(Boolean);
}

/** True for the address of a whole site. */
const isRoot = (address: string): boolean => {
  const slash = address.indexOf('/', 'https://'.length);
  return slash < 0 || slash === address.length - 1;
};

/** The address of an item's page; several candidates, the likeliest first, if the first is not good for certain. */
export function itemLink(item: XmlNode, nodes: NodesByRole): string | string[] {
  const link = firstNonEmpty(nodes.origin, resolveUrl) ?? alternateLink(nodes.link);
  if (link && isRoot(link)) {
    const own = permalink(nodes.id);
    if (own?.startsWith(link)) return [own, link];
  }
  return link && WHOLE_ADDRESS.test(link) && !link.endsWith('/undefined') ? link : allLinks(item, nodes);
}
