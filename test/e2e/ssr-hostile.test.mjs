/** What is planted in a feed does not run from the HTML that a server makes of it: no script of ours is there to help. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { parseFeed } from '../../dist/feed/index.js';
import { renderToString } from '../../dist/ssr/index.js';
import { feedOf, KEPT } from '../hostile/feeds.mjs';
import { vectors } from '../hostile/vectors.mjs';
import { inEngines } from './serve.mjs';

/** All of ours, and every so many of the public ones: `EVERY=1` takes all. */
const STEP = Number(process.env.EVERY ?? 20);
const planted = vectors().filter(({ id }, index) => id.startsWith('ours') || index % STEP === 0);
const script = readFileSync(new URL('../hostile/page.js', import.meta.url), 'utf8');
const head = `<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,"><script nonce="n">${script}</script>`;
const policy = `default-src 'none'; script-src 'nonce-n'; script-src-attr 'none'; img-src *; style-src 'nonce-n'; frame-src 'none'; object-src 'none'; form-action 'none'; base-uri 'none'`;
const LISTS = [
  ['dongpo-headlines', { limit: 100, show: 'image summary date author section source' }],
  ['dongpo-best', { limit: 100, show: 'summary image author section source' }],
  ['dongpo-ticker', { limit: 100, 'max-age': 36500 }],
  ['dongpo-sections', { limit: 100 }],
];

inEngines('what a server made of attacks', (at) => {
  for (const shadow of [true, false])
    it(`a hostile feed rendered on a server runs nothing, ${shadow ? 'in a shadow root' : 'as plain HTML'}`, async () => {
      const feed = await parseFeed(feedOf('json', planted), { url: 'https://news.example/feed.json' });
      const blocks = await Promise.all([
        ...LISTS.map(([tag, attributes]) =>
          renderToString(tag, { src: '/a', ...attributes }, feed, { shadow, nonce: 'n' }),
        ),
        ...feed.items.map(({ id }) =>
          renderToString('dongpo-article', { src: `/${encodeURIComponent(id)}`, item: id }, feed, {
            shadow,
            nonce: 'n',
          }),
        ),
      ]);
      await at.page.goto(
        at.site.page(`${head}<body>${blocks.join('\n')}<p id="end">`, {
          headers: {
            // No picture need be waited for.
            'content-security-policy': "img-src 'none'",
            'content-security-policy-report-only': policy,
          },
        }),
      );
      // Late ones: a picture that fails.
      await at.page.waitFor(() =>
        [...document.images].every(({ complete, loading }) => complete || loading === 'lazy'),
      );
      const { trips, faults, count, end, kept } = await at.page.evaluate((kept) => {
        const articles = [...document.querySelectorAll('dongpo-article')];
        const root = (each) => each.shadowRoot ?? each;
        const found = articles.flatMap((each) =>
          each.shadowRoot
            ? hostile.faults({
                shadowRoot: each.shadowRoot.querySelector('section') && {
                  querySelectorAll: () => each.shadowRoot.querySelectorAll('section *:not(slot)'),
                },
              })
            : [
                ...each.querySelectorAll(
                  'script,style,iframe,object,embed,form,svg,math,[onclick],[onerror],[onload]',
                ),
              ].map(({ localName }) => localName),
        );
        return {
          trips: hostile.trips.filter(({ what }) => !what.startsWith('img-src')),
          faults: found,
          count: articles.length,
          end: !!document.querySelector('body > #end'),
          kept: Object.keys(kept).filter(
            (selector) => root(articles.at(-1)).querySelectorAll(selector).length < kept[selector],
          ),
        };
      }, KEPT);
      assert.deepEqual(trips, []);
      assert.deepEqual(faults, []);
      assert.equal(count, feed.items.length);
      assert.ok(end, 'nothing swallowed what follows');
      if (shadow) assert.deepEqual(kept, []);
    });

  it('the hostile feed runs code where it is not sanitised', async () => {
    await at.page.goto(
      at.site.page(`${head}<body>${planted.map(({ html }) => `<div>${html}</div>`).join('\n')}`, {
        headers: { 'content-security-policy-report-only': policy },
      }),
    );
    const trips = await at.page.evaluate('hostile.trips.length');
    assert.ok(trips > 5, `${trips} trips`);
  });
});
