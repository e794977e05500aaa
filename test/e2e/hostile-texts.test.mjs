/**
 * Texts that were made to leave their row: stacked marks, bidi controls, overlong words, zero-width text. Whatever a feed
 * says, the page around the block looks the same, the block is no wider, and each row stays where its text is.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { doc, inEngines, shown } from './serve.mjs';

const STACK = `Q${'\u0301\u0302\u0303'.repeat(140)}${'\u0316\u0317\u0323'.repeat(60)}`;
const TEXTS = {
  'stacked accents': `${STACK} `.repeat(6),
  'stacks of other scripts':
    `ก${'\u0e49'.repeat(300)} א${'\u0597'.repeat(300)} ﻉ${'\u064e'.repeat(300)} ཀ${'\u0fb0'.repeat(300)} `.repeat(
      3,
    ),
  'marks in elements of their own': 'Q'.concat('<b>\u0301\u0302</b><i>\u0303\u0316</i>'.repeat(120)),
  'bidi overrides': `\u202e${'abc 가나다 '.repeat(9)}\u2066\u2067\u202b`,
  'an overlong word': 'W'.repeat(3000),
  'overlong words of other scripts': `${'ㅋ'.repeat(2000)} ${'ﷺ'.repeat(500)} ${'𒐫'.repeat(500)}`,
  'no-break spaces': `a\u00a0\u2007\u202f\u2060`.repeat(800),
  'zero-width text': `${'\u200b\u2060\u3164\u2800'.repeat(600)}x`,
};
const listOf = (text) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: text,
  home_page_url: 'https://news.example/',
  items: [1, 2, 3].map((n) => ({
    id: `${n}`,
    url: `https://news.example/${n}`,
    title: text,
    summary: text,
    authors: [{ name: text }],
    tags: [text],
    content_html: `<p>${text}</p><p>${text}<ul><li>${text}</ul><figure><img src="https://news.example/a.jpg"><figcaption>${text}</figcaption></figure><table><tr><td>${text}<td>${text}</table>`,
    _dongpo: { kicker: text, source: text, rights: text, subtitle: text, section_path: [text] },
  })),
  _dongpo: { rights: text },
});

/** Runs in the page: what is wider than its block, and rows that lie over each other. */
function outOfPlace() {
  const found = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width + 1)
    found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll('main > *')) {
    const box = element.shadowRoot.querySelector('.box');
    if (box.scrollWidth > box.clientWidth + 1)
      found.push(`${element.localName}: ${box.scrollWidth} in ${box.clientWidth} px`);
    // The rows of a ticker lie over each other, all but one of them hidden.
    if (element.localName === 'dongpo-ticker') continue;
    let bottom = Number.NEGATIVE_INFINITY;
    for (const row of element.shadowRoot.querySelectorAll('.item')) {
      const rect = row.getBoundingClientRect();
      if (rect.top < bottom - 0.5) found.push(`${element.localName}: a row over another`);
      bottom = rect.bottom;
      const link = row.querySelector('a')?.getBoundingClientRect();
      if (!link?.height) found.push(`${element.localName}: a row whose link is not seen`);
    }
  }
  return found;
}

/** Runs in the page: dark pixels of a picture. */
const darkPixels = async (base64) => {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return data.reduce((sum, value, index) => sum + (index % 4 === 0 && value < 128), 0);
};

inEngines('hostile texts', (at) => {
  for (const [name, text] of Object.entries(TEXTS))
    it(`${name} leave the page around the block as it is`, async () => {
      const { site, page } = at;
      await page.goto(
        site.page(
          doc(
            `<style>body { margin: 0; background: #fff } .gap { height: 120px }</style><div class="gap" id="above"></div>
<main></main><div class="gap" id="below"></div>{{module}}`,
          ),
        ),
      );
      await page.evaluate((feed) => {
        const main = document.querySelector('main');
        for (const tag of [
          'dongpo-headlines',
          'dongpo-article',
          'dongpo-best',
          'dongpo-sections',
          'dongpo-ticker',
        ]) {
          const element = document.createElement(tag);
          element.loading = 'eager';
          element.feed = feed;
          main.append(element);
        }
      }, listOf(text));
      await shown(page);
      assert.deepEqual(await page.evaluate(outOfPlace), []);
      for (const gap of ['#above', '#below']) {
        const path = join(tmpdir(), `dongpo-ink-${process.pid}.png`);
        const box = await page.box(gap);
        await page.screenshot(path, { clip: { x: 0, y: box.top + 12, width: 800, height: 96 } });
        const dark = await page.evaluate(darkPixels, readFileSync(path).toString('base64'));
        rmSync(path);
        assert.ok(dark === 0, `${dark} dark pixels ${gap}`);
      }
    });
});
