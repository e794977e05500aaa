/** Mutations of feeds, the same for the same seed. */
import { random } from '../random.mjs';

/** A generator of whole numbers from 0 up to, not including, what it is given. */
export function randomiser(seed) {
  const next = random(seed);
  return (below) => Math.floor(next() * below);
}

const encoder = new TextEncoder();
/** Text that breaks readers of feeds. */
const tokens = [
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '?>',
  '</',
  '/>',
  '<item>',
  '</item>',
  '<entry>',
  '</channel>',
  '<rss>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '&amp;',
  '&nbsp;',
  '&#0;',
  '&#xD800;',
  '&#1114112;',
  '&amp;amp;lt;',
  '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>',
  'xmlns:media="x"',
  'xml:base="//"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\u0000',
  '"__proto__":',
  'null',
  '1e999',
  '\u0000',
  '\ufffd',
  '\ud83d\ude00',
  '\u202e',
  '|',
  '｜',
  ' / ',
  '[동포투데이]',
  '오후',
  '2026-02-30',
  '...',
  '@a.bc',
  'ⓒ',
  '%',
  'javascript:',
  ' src="',
  'srcset="',
].map((token) => encoder.encode(token));

const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** One of the feeds, with one to six mutations. */
export function mutate(feeds, random) {
  const pick = (list) => list[random(list.length)];
  let bytes = pick(feeds);
  for (let times = random(6); times >= 0; times--) {
    const from = random(bytes.length + 1);
    const to = Math.min(bytes.length, from + random(random(2) ? 8 : 400));
    const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
    switch (random(8)) {
      case 0:
        bytes = join(before, after);
        break;
      case 1:
        bytes = join(before, part, part, after);
        break;
      case 2:
      case 3:
        bytes = join(before, pick(tokens), part, after);
        break;
      case 4:
        bytes = join(before, ...Array.from({ length: random(300) }, () => part), after);
        break;
      case 5:
        bytes = join(
          before,
          part.map((byte) => byte ^ (1 << random(8))),
          after,
        );
        break;
      case 6: {
        const other = pick(feeds);
        bytes = join(before, other.subarray(random(other.length)));
        break;
      }
      default:
        bytes = random(3) ? join(before, pick(tokens), after) : before;
    }
    if (bytes.length > 200_000) bytes = bytes.subarray(0, 200_000);
  }
  return bytes;
}
