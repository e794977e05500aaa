import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities, entityBegins } from '../../dist/text/entities.js';

for (const [written, read] of [
  ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
  ['&amp;amp;', '&amp;'],
  ['&#65;&#x42;&#X43;', 'ABC'],
  ['&#65 &#x42', 'A B'],
  ['&#039;', "'"],
  ['&#0000000039;', "'"],
  ['&#x00000027;', "'"],
  ['&#x1F600;', '😀'],
  ['&#0;&#xDFFF;&#1114112;', ''],
  ['&amp', '&amp'],
  ['&Amp;', '&Amp;'],
  ['&nope;', '&nope;'],
  ['&;&#;&#x;', '&;&#;&#x;'],
  ['&hasOwnProperty;', '&hasOwnProperty;'],
  ['', ''],
]) {
  test(`decodeEntities makes ${written} ${read}`, () => assert.equal(decodeEntities(written), read));
}

test('entityBegins knows how a reference begins', () => {
  for (const start of ['n', 'nb', 'nbsp', 'am', 'quo', '#', '#4', '#x'])
    assert.ok(entityBegins(start), start);
  for (const start of ['T', 'zz', 'nbspx', 'A', 'D']) assert.ok(!entityBegins(start), start);
});

test('decodeEntities knows the names of HTML 4', () => {
  assert.equal(decodeEntities('&Eacute;&eacute;&Omega;&euro;&zwnj;'), 'ÉéΩ€\u200c');
  assert.equal(decodeEntities('&amp;eacute;'), '&eacute;');
  assert.equal(decodeEntities('&#147;&#148;&#x96;&#x80;&#133;'), '“”–€…', 'C1 means windows-1252');
});
