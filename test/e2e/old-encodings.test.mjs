/** Old pages decode a script without a charset as they decode themselves. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { TITLES } from './feeds.mjs';
import { doc, inEngines, look, shown, wrongs } from './serve.mjs';

/** The bytes of a text in an old encoding: what its decoder would read back; the rest as references. */
function encoder(label) {
  const decoder = new TextDecoder(label);
  const bytes = new Map();
  for (let one = 0x80; one < 0x100; one++) {
    const text = decoder.decode(Uint8Array.of(one));
    if (text.length === 1 && text !== '\ufffd') bytes.set(text, [one]);
    for (let two = 0x41; two < 0xff; two++) {
      const pair = decoder.decode(Uint8Array.of(one, two));
      if (pair.length === 1 && pair !== '\ufffd' && !bytes.has(pair)) bytes.set(pair, [one, two]);
    }
  }
  return (text) =>
    Buffer.from(
      [...text].flatMap((sign) => {
        const code = sign.codePointAt(0);
        return code < 0x80 ? [code] : (bytes.get(sign) ?? [...Buffer.from(`&#${code};`)]);
      }),
    );
}

/** Words that are real bytes there, as the page's own text and as an attribute of ours. */
const PAGES = { 'EUC-KR': '한국 학교 소식', GBK: '延边新闻', 'windows-1251': 'Новости Кореи' };

it('dongpo.classic.js is ASCII', () => {
  const bytes = readFileSync(new URL('../../dist/cdn/dongpo.classic.js', import.meta.url));
  assert.equal(
    bytes.findIndex((byte) => byte > 0x7e),
    -1,
  );
});

inEngines('a page in an old encoding', (at) => {
  for (const [label, words] of Object.entries(PAGES)) {
    it(`the classic script works on a page in ${label}`, async () => {
      const { site, page } = at;
      const html = doc(
        `<h1>${words}</h1><dongpo-best lang="ko" src="{{feeds}}/best.json"><a href="/">${words}</a></dongpo-best>
        <dongpo-headlines lang="ko" src="{{feeds}}/news.xml" heading="${words}" limit="3"></dongpo-headlines>
        <div class="dongpo-widget" lang="ko" data-element="headlines" data-src="{{feeds}}/status/500" data-heading="${words}">${words}</div>
        {{classic}}`,
      ).replace('utf-8', label);
      const bytes = encoder(label)(site.fill(html));
      assert.ok(bytes.some((byte) => byte > 0x7f));
      const headers = { 'content-type': `text/html; charset=${label}` };
      await page.goto(site.page(bytes, { headers }));
      await shown(page, 'dongpo-best, dongpo-headlines[limit]');
      await shown(page, 'dongpo-headlines:not([limit])', 'error');
      assert.equal(await page.evaluate('document.characterSet'), label);
      assert.equal(await page.evaluate("document.querySelector('h1').textContent"), words);
      const best = await look(page, 'dongpo-best');
      assert.equal(best.heading, 'BEST 뉴스');
      assert.deepEqual(best.titles.slice(0, 4), TITLES);
      const list = await look(page, 'dongpo-headlines');
      assert.deepEqual([list.heading, list.titles[0]], [words, TITLES[0]]);
      assert.equal(
        await page.evaluate("document.querySelector('dongpo-headlines:not([limit])').textContent"),
        words,
      );
      assert.deepEqual(await wrongs(page), []);
    });
  }
});
