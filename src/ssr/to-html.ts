import { nothing } from 'lit/html.js';

/** A piece of HTML; that of an element inside may come later. */
type Piece = string | Promise<string>;

/** What a custom element inside is rendered by: its tag, and the properties that its template sets. */
export type Inner = (tag: string, properties: Record<string, unknown>) => Promise<string>;

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Stands for a value in a template's joined strings. No text of ours has it. */
const mark = '\x01';
const binding = new RegExp(`${mark}(\\d+)${mark}`, 'g');
const token = new RegExp(`<([a-z][\\w-]*)([^<>]*)>|${mark}(\\d+)${mark}`, 'g');
const attribute = /([.?@]?)([\w-]+)(?:=("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

interface Template {
  strings: TemplateStringsArray;
  values: unknown[];
}

const isTemplate = (value: unknown): value is Template =>
  typeof value === 'object' && !!value && '_$litType$' in value;

/**
 * What lit's `render` would put into a page (https://lit.dev/docs/templates/expressions/), as text: of the templates
 * of this library, which hold no comments, raw text or `>` in attributes.
 */
export async function toHtml(value: unknown, inner: Inner): Promise<string> {
  return (await Promise.all(pieces(value, inner))).join('');
}

function pieces(value: unknown, inner: Inner): Piece[] {
  if (value === undefined || value === null || value === nothing) return [];
  if (isTemplate(value)) return templatePieces(value, inner);
  if (Array.isArray(value)) return value.flatMap((each) => pieces(each, inner));
  if (typeof value === 'object' && 'nodeType' in value) return [nodeHtml(value as Node)];
  return [escapeHtml(`${value}`)];
}

const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** A node as HTML: texts and elements, whose own serialisers differ from server to server. */
export function nodeHtml(node: Node): string {
  if (node.nodeType === 3) return escapeHtml(node.nodeValue!);
  const inside = [...node.childNodes].map(nodeHtml).join('');
  if (node.nodeType !== 1) return inside;
  const { localName, attributes } = node as Element;
  const written = [...attributes].map(({ name, value }) => ` ${name}="${escapeHtml(value)}"`).join('');
  return `<${localName}${written}>${isVoid.test(localName) ? '' : `${inside}</${localName}>`}`;
}

function templatePieces({ strings, values }: Template, inner: Inner): Piece[] {
  const joined = strings.reduce((all, text, index) => `${all}${mark}${index - 1}${mark}${text}`);
  const out: Piece[] = [];
  let end = 0;
  for (const found of joined.matchAll(token)) {
    const [whole, tag, attributes, index] = found;
    // As the build squeezes the templates of pages: line breaks are for the source's readers.
    out.push(joined.slice(end, found.index).replace(/\s*\n\s*/g, ''));
    end = found.index + whole.length;
    if (!tag) out.push(...pieces(values[Number(index)], inner));
    else if (tag.includes('-')) {
      out.push(inner(tag, propertiesOf(attributes!, values)));
      end = joined.indexOf(`</${tag}>`, end) + tag.length + 3;
    } else out.push(`<${tag}${attributesOf(attributes!, values)}>`);
  }
  return [...out, joined.slice(end).replace(/\s*\n\s*/g, '')];
}

function* attributesIn(text: string): Generator<[sign: string, name: string, value?: string]> {
  for (const [, sign, name, value] of text.matchAll(attribute))
    yield [sign!, name!, value?.replace(/^["']|["']$/g, '')];
}

const valueIn = (text: string, values: unknown[]): unknown => values[Number(text.split(mark)[1])];

function propertiesOf(text: string, values: unknown[]): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [sign, name, value] of attributesIn(text))
    if (sign === '.') properties[name] = valueIn(value!, values);
  return properties;
}

function attributesOf(text: string, values: unknown[]): string {
  let out = '';
  for (const [sign, name, value] of attributesIn(text)) {
    if (sign === '?') out += valueIn(value!, values) ? ` ${name}` : '';
    else if (sign) continue;
    else if (value === undefined) out += ` ${name}`;
    else if (![...value.matchAll(binding)].some(([, index]) => values[Number(index)] === nothing)) {
      const filled = value.replace(binding, (_, index) => escapeHtml(`${values[index] ?? ''}`));
      out += ` ${name}="${filled}"`;
    }
  }
  return out;
}
