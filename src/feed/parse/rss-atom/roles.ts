import { isTelling } from '../is-telling.js';
import { textConstruct } from './constructs.js';
import type { XmlNode } from './xml-node.js';

/** Elements of feeds and items by what they say; for each role, the name that stands first is believed first. */
const ELEMENT_NAMES = {
  id: 'guid id',
  title: 'title dc:title media:title itunes:title',
  origin: 'feedburner:origlink',
  link: 'link',
  summary:
    'description summary tagline abstract dc:description itunes:summary itunes:subtitle media:description',
  subtitle: 'subtitle sub_title',
  content: 'content:encoded content fullitem yandex:full-text body',
  published: 'pubdate published issued created dc:issued dc:created dc:date date',
  modified: 'lastbuilddate updated modified dc:modified',
  author: 'author dc:creator dc:author itunes:author managingeditor',
  tag: 'category dc:subject',
  language: 'language dc:language',
  source: 'source',
  rights: 'rights copyright dc:rights',
  ttl: 'ttl',
  period: 'sy:updateperiod',
  media:
    'media:content enclosure enc:enclosure media:group media:thumbnail itunes:image image thumbnail hatena:imageurl imageurl img thumb photo picture featuredimage featured_image post-thumbnail',
};

export type Role = keyof typeof ELEMENT_NAMES;
export type NodesByRole = Partial<Record<Role, XmlNode[]>>;

const ROLES = Object.keys(ELEMENT_NAMES) as Role[];

/** Role and rank by an element's name. */
const ROLE_OF = new Map(
  ROLES.flatMap((role) =>
    ELEMENT_NAMES[role].split(' ').map((name, rank) => [name, { role, rank }] as const),
  ),
);

/** Place of an element's name in its role: 0 is believed first. */
export const rankOf = ({ name }: XmlNode): number => ROLE_OF.get(name)?.rank ?? Number.POSITIVE_INFINITY;

/** The children of an element by role, those that are believed first in front. */
export function groupByRole({ children }: XmlNode): NodesByRole {
  const nodes: NodesByRole = {};
  let hasSeveral = false;
  for (const child of children) {
    if (typeof child === 'string' || child.name === undefined) continue;
    const role = ROLE_OF.get(child.name)?.role;
    if (!role) continue;
    const others = nodes[role];
    if (others) hasSeveral = others.push(child) > 1;
    else nodes[role] = [child];
  }
  if (hasSeveral) for (const role of ROLES) nodes[role]?.sort((a, b) => rankOf(a) - rankOf(b));
  return nodes;
}

/** The first value that `read` gives for any of the nodes and that is not empty. */
export function firstNonEmpty(
  nodes: XmlNode[] | undefined,
  read: (node: XmlNode) => string | undefined = textConstruct,
): string | undefined {
  if (!nodes) return undefined;
  for (const node of nodes) {
    const value = read(node);
    if (value) return value;
  }
  return undefined;
}

/** The first text that says something; if none does, the first that is not empty. `orShows`: media count as well. */
export function firstTelling(
  nodes: XmlNode[] | undefined,
  read: (node: XmlNode) => string,
  orShows?: boolean,
): string | undefined {
  if (!nodes) return undefined;
  let first: string | undefined;
  for (const node of nodes) {
    const text = read(node);
    if (!text) continue;
    if (nodes.length === 1 || isTelling(text, orShows)) return text;
    first ??= text;
  }
  return first;
}
