import { DROP, ELEMENTS, LIMITS, REPLACE } from './policy.js';

const TAG = /<(\/?)([a-z][^\t\n\f\r />]*)/iy;
// Each alternative ends at once where it does not match, so no input makes this one backtrack.
const ATTRIBUTE =
  /[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s>]*)))?)/y;

/** Elements without an end tag, or that end by themselves: none can nest without one that counts. */
const UNCOUNTED = /^(br|hr|img|wbr|col|p|li|d[td]|t[dhr]|thead|tbody|tfoot|r[tp])$/;
/** Custom elements as markup writes them (`<K-POP>` is a title), Word's `o:p`, and a misnomer. */
const PREFIXED = /^[a-z][^A-Z]*-|^\w+:\w|^image$/;

const isMarkup = (name: string, isElement: (name: string) => boolean) =>
  PREFIXED.test(name) || DROP.test(name.toLowerCase()) || (/^\w+$/.test(name) && isElement(name));

/**
 * Makes an article's HTML cheap and unsurprising for any HTML parser, in one pass over it: bounded
 * length, depth and work; allowed elements and attributes only; frames and media as links for the
 * hardening pass to judge; and brackets that begin no element as text, because Korean writes
 * titles in them (`<abc 만세>`).
 *
 * It decides what a reader sees, not what is safe: the engine and the hardening pass do that, from
 * whatever comes out of here.
 *
 * @param isElement whether HTML has an element of that name
 */
export function prescan(source: string, isElement: (name: string) => boolean): string {
  const html = source.slice(0, LIMITS.length);
  const open: string[] = [];
  let out = '';
  let at = 0;
  let work = 0;

  /** Goes on behind the next match; behind everything where there is none. */
  const skipPast = (end: RegExp) => {
    end.lastIndex = at;
    at = end.test(html) ? end.lastIndex : html.length;
  };
  /** Reads attributes up to and including `>`; nothing where the text ends before it. */
  const readAttributes = () => {
    const attributes = new Map<string, string>();
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const part = ATTRIBUTE.exec(html);
      at = part ? ATTRIBUTE.lastIndex : html.length;
      if (!part) return undefined;
      if (part[1]) return attributes;
      const name = part[2]!.toLowerCase();
      if (!attributes.has(name)) attributes.set(name, part[3] ?? part[4] ?? part[5] ?? '');
    }
  };
  const write = (name: string, attributes: Map<string, string>) => {
    out += `<${name}`;
    for (const key of ELEMENTS.get(name)!) {
      if (attributes.has(key)) out += ` ${key}="${attributes.get(key)!.replace(/"/g, '&quot;')}"`;
    }
    out += '>';
  };

  for (;;) {
    const next = html.indexOf('<', at);
    if (next < 0) break;
    out += html.slice(at, next);
    at = next + 1;
    if (/[!?]/.test(html[at]!)) {
      skipPast(html.startsWith('!--', at++) ? /--!?>/g : />/g);
      continue;
    }
    TAG.lastIndex = next;
    const [tag, slash, written] = TAG.exec(html) ?? [];
    if (!tag || !isMarkup(written!, isElement)) {
      out += '&lt;';
      continue;
    }
    at += tag.length - 1;
    const attributes = readAttributes();
    if (!attributes) break;
    // `<Big 보이>`: no attribute of HTML begins with such a letter.
    if (/^[^\0-\x7f]/.test([...attributes.keys()][0]!)) {
      out += '&lt;';
      at = next + 1;
      continue;
    }
    const own = written!.toLowerCase();
    const by = REPLACE.find(([names]) => names.test(own))?.[1];
    const name = by === 'div' ? by : own;

    if (slash) {
      const index = open.lastIndexOf(name);
      if (UNCOUNTED.test(name)) out += `</${name}>`;
      // As in HTML, an end tag in a cell closes nothing outside of its table.
      else if (index >= 0 && index >= open.lastIndexOf('table')) {
        while (open.length > index) out += `</${open.pop()}>`;
      }
    } else if (DROP.test(name)) {
      const start = at;
      // `<iframe … />` is wrong HTML and common: the article goes on after it.
      if (name !== 'embed' && html[at - 2] !== '/') skipPast(new RegExp(`</${name}[^>]*>?`, 'gi'));
      if (by) {
        const end = at;
        let href = attributes.get('data-src') || attributes.get('src');
        const source = href ? -1 : html.slice(start, end).search(/<source\s/i);
        if (source >= 0) {
          at = start + source + 7;
          href = readAttributes()?.get('src');
          at = end;
        }
        if (href) {
          write(
            'a',
            new Map([
              ['href', href],
              ['data-embed', name],
            ]),
          );
          out += '</a>';
        }
      }
    } else if (ELEMENTS.has(name)) {
      work += open.length + 1;
      if (open.length >= LIMITS.depth || work > LIMITS.work) continue;
      if (/display\s*:\s*none/i.test(attributes.get('style')!)) attributes.set('hidden', '');
      write(name, attributes);
      if (!UNCOUNTED.test(name)) open.push(name);
    }
  }
  return (out + html.slice(at)).trim();
}
