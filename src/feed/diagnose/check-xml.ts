import type { Report } from './types.js';

/** Elements whose nesting is followed; more are read as siblings. */
const MAX_DEPTH = 500;

/** A tag: the slash of a closing one, and the name, which ends where another character follows. */
const TAG = /<(\/?)([a-z_][\w:.-]*)(?![\w:.-])[^<>]*>/gi;

const NOT_FOUND = { 0: '', 1: '', index: undefined };

/** XML without its comments, CDATA sections, declarations and instructions. Linear in time, whatever it holds. */
function markupOf(xml: string, report: Report): string {
  let markup = '';
  let position = 0;
  for (;;) {
    const offset = xml.slice(position).search(/<[!?]/);
    if (offset < 0) return markup + xml.slice(position);
    const start = position + offset;
    markup += xml.slice(position, start);
    const isCdata = xml.startsWith('<![CDATA[', start);
    const end = isCdata ? ']]>' : xml.startsWith('<!--', start) ? '-->' : '>';
    const index = xml.indexOf(end, start);
    if (index < 0) {
      report(isCdata ? 'xml-cdata-unclosed' : 'xml-cut-off', xml.slice(start, start + 60));
      return markup;
    }
    position = index + end.length;
  }
}

/** Text before the XML declaration, and entities that the feed declares. */
function checkProlog(xml: string, report: Report): void {
  const start = xml.search(/<[\w!?]/);
  const before = xml.slice(0, start).replace('\ufeff', '');
  const hasDeclaration = /^<\?xml/i.test(xml.slice(start, start + 5));
  if (start > 0 && before && (before.trim() || hasDeclaration))
    report('xml-text-before', before.trim().slice(0, 60));
  if (/<!DOCTYPE\s[^<>]*\[/i.test(xml.slice(0, 2000))) report('xml-doctype');
}

function checkReferences(markup: string, report: Report): void {
  for (const [reference, name = ''] of markup.matchAll(/&(?:(\w{1,31});|(?!#?\w{1,31};))/g)) {
    if (reference === '&') report('xml-ampersand');
    else if (!/^(amp|lt|gt|quot|apos)$/.test(name)) report('xml-entity-undeclared', reference);
  }
}

/** Characters that XML forbids, as themselves or as references. */
function checkCharacters(xml: string, report: Report): void {
  for (const [match] of xml.matchAll(
    /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/gi,
  )) {
    const isReference = match.length > 1;
    const codePoint = match.charCodeAt(0).toString(16).padStart(4, '0');
    report('xml-control-character', isReference ? match : `U+${codePoint}`);
  }
}

/** Tags that do not match, prefixes that are not declared, and text after the end of the feed. */
function checkTags(markup: string, report: Report): void {
  const declared = new Set(['xml', 'xmlns']);
  for (const [, prefix = ''] of markup.matchAll(/\bxmlns:([\w.-]{1,40})\s*=/g)) declared.add(prefix);
  const open: string[] = [];
  let roots = 0;
  let end = 0;
  for (const { 0: tag, 1: closes, 2: name = '', index } of markup.matchAll(TAG)) {
    const [prefix = '', local] = name.split(':');
    if (local && !declared.has(prefix)) report('xml-prefix-unbound', `${prefix}:`);
    if (closes) {
      const opened = open.lastIndexOf(name);
      if (opened < 0 || opened < open.length - 1) report('xml-tags-crossed', tag);
      if (opened >= 0) open.length = opened;
    } else {
      if (!open.length) roots++;
      if (!tag.endsWith('/>') && open.length < MAX_DEPTH) open.push(name);
    }
    if (!open.length) end = index + tag.length;
  }
  if (open.length) {
    report('xml-cut-off', `<${open.at(-1)}>`);
    return;
  }
  const after = markup.slice(end).trim();
  if (roots > 1 || after) report('xml-text-behind', after.slice(0, 60));
  // A `<` that is left when all tags are gone never was one.
  const [stray] = /<.{0,20}/.exec(markup.replace(TAG, '')) ?? [];
  if (stray) report('xml-less-than', stray);
}

/**
 * Reports a feed that stands within another document, or items without a feed.
 *
 * @returns false if the document is another one, of whose faults the feed is free
 */
function checkRoot(markup: string, report: Report): boolean {
  const {
    0: tag,
    1: name = '',
    index,
  } = /<(?:[\w.-]+:)?(rss|feed|rdf|channel|item|entry)\b[^<>]*>/i.exec(markup) ?? NOT_FOUND;
  const before = markup.slice(0, index);
  const count = (tags: RegExp): number => before.match(tags)?.length ?? 0;
  // Messages of a server stand before a feed, in elements of their own.
  if (!tag || count(/<(?!(?:[bh]r|img|meta|link)\b)[a-z][^<>]*[^<>/]>|<[a-z]>/gi) > count(/<\//g)) {
    report('feed-wrapped', before.trim().slice(0, 60));
    return false;
  }
  if (/^(item|entry)$/i.test(name)) report('feed-root-missing', tag);
  return true;
}

/** Reports why a strict XML parser would refuse a feed or misread it (https://www.w3.org/TR/xml/). */
export function checkXml(xml: string, report: Report): void {
  const markup = markupOf(xml, report);
  if (!checkRoot(markup, report)) return;
  checkProlog(xml, report);
  checkReferences(markup, report);
  checkCharacters(xml, report);
  checkTags(markup, report);
}
