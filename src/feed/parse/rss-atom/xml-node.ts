import { decodeEntities } from '../../../text/entities.js';
import type { HtmlSource, XmlText } from '../../../text/kinds.js';

/** Text of a CDATA section, in which nothing is escaped. */
export interface CdataSection {
  name?: undefined;
  cdata: string;
}

export type XmlChild = XmlNode | XmlText | CdataSection;

/** An element. */
export interface XmlNode {
  /** In lower case, with the conventional prefix of its namespace: `title`, `dc:creator`, `media:content`. */
  name: string;
  /** Values as written: references are not decoded. */
  attributes: Record<string, XmlText>;
  children: XmlChild[];
  /** `xml:base` in force, resolved; `undefined` where none is given. */
  base: string | undefined;
  /** Result of `mapItem`, for an item. The item's children are dropped then, to save memory in large feeds. */
  mapped?: unknown;
}

export const isElement = (child: XmlChild): child is XmlNode =>
  typeof child !== 'string' && child.name !== undefined;

export const hasElements = (node: XmlNode): boolean => node.children.some(isElement);

/** Child elements by names; those of the first name come first. */
export function childrenNamed(node: XmlNode, ...names: string[]): XmlNode[] {
  const found: XmlNode[] = [];
  for (const name of names)
    for (const child of node.children)
      if (typeof child !== 'string' && child.name === name) found.push(child);
  return found;
}

const textOf = (child: XmlChild): string => {
  if (typeof child === 'string') return decodeEntities(child);
  return child.name === undefined ? child.cdata : textContent(child);
};

/** Text of an element and of those in it, decoded once: feeds put HTML there. */
export function textContent({ children }: XmlNode): HtmlSource {
  let text = '';
  for (const child of children) text += textOf(child);
  return text.trim();
}

/** The value of an attribute, decoded; empty where it is absent. */
export const attribute = (node: XmlNode, name: string): string => {
  const value = node.attributes[name];
  return value ? decodeEntities(value).trim() : '';
};

/** The value of an attribute that is written with a prefix, such as `ns:href`, decoded; empty where it is absent. */
export function prefixedAttribute({ attributes }: XmlNode, name: string): string {
  for (const written in attributes)
    if (written.endsWith(`:${name}`)) return decodeEntities(attributes[written] ?? '').trim();
  return '';
}
