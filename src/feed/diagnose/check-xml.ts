import type { Report } from './types.js';

/** XML without its comments, CDATA sections, declarations and instructions; in linear time, whatever it holds. */
function markupOf(xml: string, report: Report): string {
  let markup = '';
  let from = 0;
  for (;;) {
    const start = xml.slice(from).search(/<[!?]/);
    if (start < 0) return markup + xml.slice(from);
    const at = from + start;
    markup += xml.slice(from, at);
    const isCdata = xml.startsWith('<![CDATA[', at);
    const end = isCdata ? ']]>' : xml.startsWith('<!--', at) ? '-->' : '>';
    const close = xml.indexOf(end, at);
    if (close < 0) {
      report(isCdata ? 'xml-cdata-unclosed' : 'xml-cut-off', xml.slice(at, at + 60));
      return markup;
    }
    from = close + end.length;
  }
}

/** Why an XML reader by the book would refuse or misread it (https://www.w3.org/TR/xml/). */
export function checkXml(xml: string, report: Report): void {
  const start = xml.search(/<[\w!?]/);
  const before = xml.slice(0, start).replace('\ufeff', '');
  if (start > 0 && before && (before.trim() || /^<\?xml/i.test(xml.slice(start, start + 5))))
    report('xml-text-before', before.trim().slice(0, 60));
  if (/<!DOCTYPE\s[^<>]*\[/i.test(xml.slice(0, 2000))) report('xml-doctype');
  const markup = markupOf(xml, report);

  for (const [reference, name] of markup.matchAll(/&(?:(\w{1,31});|(?!#?\w{1,31};))/g)) {
    if (reference === '&') report('xml-ampersand');
    else if (!/^(amp|lt|gt|quot|apos)$/.test(name!)) report('xml-entity-undeclared', reference);
  }
  for (const [unit] of xml.matchAll(
    /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/gi,
  ))
    report('xml-control-character', unit[1] ? unit : `U+${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

  const declared = new Set(['xml', 'xmlns']);
  for (const [, prefix] of markup.matchAll(/\bxmlns:([\w.-]{1,40})\s*=/g)) declared.add(prefix!);
  const open: string[] = [];
  let roots = 0;
  let behind = 0;
  for (const tag of markup.matchAll(/<(\/?)([a-z_][\w:.-]*)[^<>]*?(\/?)>/gi)) {
    const [whole, closes, name = '', empty] = tag;
    const [prefix, local] = name.split(':');
    if (local && !declared.has(prefix!)) report('xml-prefix-unbound', `${prefix}:`);
    if (closes) {
      const at = open.lastIndexOf(name);
      if (at < 0 || at < open.length - 1) report('xml-tags-crossed', whole);
      if (at >= 0) open.length = at;
    } else {
      if (!open.length) roots++;
      if (!empty && open.length < 500) open.push(name);
    }
    if (!open.length) behind = tag.index + whole.length;
  }
  if (open.length) report('xml-cut-off', `<${open.at(-1)}>`);
  else if (roots > 1 || markup.slice(behind).trim())
    report('xml-text-behind', markup.slice(behind).trim().slice(0, 60));
  // Whatever is left of a tag was never one.
  const stray = markup.replace(/<\/?[a-z_][\w:.-]*[^<>]*>/gi, '').match(/<.{0,20}/)?.[0];
  if (stray && !open.length) report('xml-less-than', stray);
}
