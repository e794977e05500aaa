/** UTF-8 with bytes that are none: windows-1252 of an editor or a database, and letters that were cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../../dist/feed/encoding/decode.js';
import { readMixedUtf8 } from '../../../dist/feed/encoding/mixed-utf8.js';
import { random } from '../../random.mjs';

/** Bytes of a text in UTF-8 in which `{92}` is the byte 0x92. */
const write = (text) =>
  Uint8Array.from(
    text
      .split(/\{(..)\}/)
      .flatMap((part, index) =>
        index % 2 ? [Number.parseInt(part, 16)] : [...new TextEncoder().encode(part)],
      ),
  );
const readTitle = (title, { encoding = 'UTF-8', contentType, language } = {}) =>
  /<title>(.*)<\/title>/s.exec(
    decode(
      write(
        `<?xml version="1.0" encoding="${encoding}"?>${language ? `<rss xml:lang="${language}">` : '<rss>'}<title>${title}</title></rss>`,
      ),
      contentType,
    ).text,
  )[1];

for (const [name, written, meant] of [
  ['an apostrophe', '“Quay” Bob{92}s boat', '“Quay” Bob’s boat'],
  ['quotation marks', 'Café {93}Quay{94} à la carte', 'Café “Quay” à la carte'],
  ['a dash and dots', 'é {96} and {85}', 'é – and …'],
  ['a letter', 'Zoë et Andr{e9}', 'Zoë et André'],
  ['a letter within a word', 'Zoë, ma{ee}tre', 'Zoë, maître'],
  ['a letter before a quotation mark', 'Zoë: “caf{e9}{94}', 'Zoë: “café”'],
  ['a no-break space', 'Zoë{a0}!', 'Zoë\u00a0!'],
  ['a sign of the euro', 'Zoë, 5 {80}', 'Zoë, 5 €'],
  [
    'more than what is UTF-8',
    'é {93}a{94}, {93}b{94}, caf{e9} d{e9}j{e0}, gar{e7}on',
    'é “a”, “b”, café déjà, garçon',
  ],
  ['nothing else beyond ASCII', 'Bob{92}s boat', 'Bob’s boat'],
  ['beside a Korean word', '고향의 봄 caf{e9}', '고향의 봄 café'],
  ['around a Korean word', '고향의 {93}봄{94}', '고향의 “봄”'],
  ['around a Russian word', 'Газета {ab}Новости{bb}', 'Газета «Новости»'],
  ['behind an emoji', '🎉 Bob{92}s', '🎉 Bob’s'],
  ['beside a letter with its accent apart', 'e\u0301t{e9}', 'e\u0301té'],
])
  test(`a byte of windows-1252 in UTF-8 is read: ${name}`, () => {
    assert.equal(readTitle(written), meant);
    assert.equal(readTitle(written, { encoding: 'iso-8859-1' }), meant, 'declared as ISO-8859-1');
    assert.equal(readTitle(written, { contentType: 'text/xml' }), meant);
    const french = { encoding: 'iso-8859-1', contentType: 'text/xml; charset=iso-8859-1', language: 'fr' };
    assert.equal(readTitle(written, french), meant, 'declared as ISO-8859-1, in French');
  });

for (const [name, written, whole] of [
  ['Korean at its end', '고향의 봄{ec}', '고향의 봄'],
  ['Korean after two bytes', '고향의 봄{ec}{97}', '고향의 봄'],
  ['Korean at its beginning', '{95}고향의 봄', '고향의 봄'],
  ['Chinese', '订阅 图片显{e7}', '订阅 图片显'],
  ['Cyrillic', 'Новости города М{d0}', 'Новости города М'],
  ['Thai', 'ข่าววันนี{e0}{b9}', 'ข่าววันนี'],
  ['Arabic', 'أخبار اليو{d9}', 'أخبار اليو'],
  ['an emoji', 'Party 🎉 time {f0}{9f}{8e}', 'Party 🎉 time '],
  ['a quotation mark', '“Quay” and {e2}{80}', '“Quay” and '],
  ['a sign of the euro', 'é 5 {e2}{82}', 'é 5 '],
  ['a letter of two bytes', 'Zoë au caf{c3}', 'Zoë au caf'],
  ['a letter of two bytes before dots', 'Zoë au caf{c3}...', 'Zoë au caf...'],
  ['the first byte of an apostrophe', '“Bob{e2}', '“Bob'],
  ['the first byte of an emoji', '“Bob” {f0}', '“Bob” '],
  ['half an emoji in CESU-8', 'Zoë {ed}{a0}{bc} là', 'Zoë  là'],
  ['a zero as Java writes it', 'Zoë{c0}{80} là', 'Zoë là'],
])
  test(`a letter that was cut in UTF-8 is left out: ${name}`, () => {
    assert.equal(readTitle(written).replaceAll('\ufffd', ''), whole);
  });

test('an emoji in CESU-8 is read', () => {
  assert.equal(readTitle('고향 {ed}{a0}{bc}{ed}{be}{89}{ed}{a0}{bc}{ed}{be}{89} 봄'), '고향 🎉🎉 봄');
  assert.equal(readTitle('Party{ed}{a0}{bc}{ed}{be}{89}!'), 'Party🎉!');
});

test('a byte order mark is UTF-8, whatever else is in it', () => {
  assert.equal(decode(write('\ufeff<a>é caf{e9}</a>')).text, '<a>é café</a>');
  assert.equal(decode(write('\ufeff<a>caf{e9}</a>')).text, '<a>café</a>');
});

test('readMixedUtf8 gives what is valid as TextDecoder does', () => {
  const next = random(7);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let round = 0; round < 2000; round++) {
    const bytes = Uint8Array.from({ length: 12 }, () => (next() < 0.3 ? 0x61 : 0x80 + next() * 0x80));
    const parts = readMixedUtf8(bytes);
    const strict = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    assert.equal(
      parts.some(({ isBroken }) => isBroken),
      strict.includes('\ufffd'),
    );
    for (const { text, isBroken } of parts)
      if (!isBroken) assert.ok(strict.includes(text) && !text.includes('\ufffd'));
  }
  assert.equal(decoder.encoding, 'utf-8');
});

test('a feed of 500 kB with broken bytes is decoded in linear time', () => {
  for (const unit of ['{e9}', '{e9}a', '가{ec}', '{93}é{94} ']) {
    const bytes = write(unit.repeat(100));
    const large = new Uint8Array(5e5).map((_, index) => bytes[index % bytes.length]);
    const start = performance.now();
    decode(large);
    assert.ok(performance.now() - start < 3000, unit);
  }
});
