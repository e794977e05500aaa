/**
 * The guide demo/guide/own-element.md, as it is written: its code without a bundler, by the import map of the
 * README, beside one of our elements.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, it } from 'node:test';
import { transform } from 'esbuild';
import { jsonFeed, startFaults } from '../server/faults.mjs';
import { inEngines } from './serve.mjs';

const root = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const block = (text, language, holds) =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].find(
    (found) => found[1] === language && found[2].includes(holds),
  )[2];
const sample = block(read('demo/guide/own-element.md'), 'ts', 'FeedController');
const importMap = block(read('README.md'), 'json5', '"imports"');
const { code } = await transform(sample, { loader: 'ts', target: 'es2022', tsconfigRaw: '{}' });

inEngines('an element of the developer on FeedController', (at) => {
  let server;
  /** Answers that wait for the test. */
  let held = [];
  const send = (response, type, body) =>
    response
      .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
      .end(body);

  before(async () => {
    server = await startFaults({
      routes: [
        [/^\/own-element\.js$/, '', ({ response }) => send(response, 'text/javascript', code)],
        [
          /^\/(dist|node_modules)\/([@\w.-]+\/)*[\w.-]+\.js$|^\/node_modules\/dompurify\/dist\/purify\.es\.mjs$/,
          'a module, as it is installed',
          ({ response, match: [path] }) =>
            send(
              response,
              'text/javascript',
              read(path.replace('/node_modules/dongpo-widgets/', '/').slice(1)),
            ),
        ],
        [
          /^\/page$/,
          '',
          ({ response, query }) =>
            send(
              response,
              'text/html',
              `<!doctype html><html lang="ko"><meta charset="utf-8"><title>시험</title><link rel="icon" href="data:,">
<script type="importmap">${importMap}</script>
<script type="module" src="/own-element.js"></script>
<script type="module">import 'dongpo-widgets/define/headlines.js';</script>
<body><news-cards src="${query.get('src')}" limit="4"></news-cards>
<dongpo-headlines src="${query.get('src')}" loading="eager"></dongpo-headlines>`,
            ),
        ],
        [/^\/held\/[\w-]+\.json$/, '', (it) => void held.push(it)],
      ],
    });
  });
  after(() => server?.close());
  beforeEach(() => {
    held = [];
    server.reset();
  });

  const own = () =>
    at.page.evaluate(
      `document.querySelector('news-cards').renderRoot.textContent.replace(/\\s+/g, ' ').trim()`,
    );
  const says = (words) =>
    at.page.waitFor(
      (words) => document.querySelector('news-cards')?.shadowRoot?.textContent.includes(words),
      5_000,
      words,
    );
  const open = (src) => at.page.goto(`${server.origin}/page?src=${encodeURIComponent(src)}`);
  /** What a page shows and what it sends come one after the other. */
  const asked = async (count) => {
    while (held.length < count) await at.page.evaluate('new Promise((done) => requestAnimationFrame(done))');
    assert.equal(held.length, count);
  };
  const answer = (feed) => send(held.at(-1).response, 'application/feed+json', JSON.stringify(feed));

  it('an own element on FeedController shows its feed, which two elements request once', async () => {
    await open('/held/shared.json');
    await says('Loading the news');
    await at.page.waitFor(() => document.querySelector('dongpo-headlines')?.dataset.state === 'loading');
    await asked(1);
    const feed = jsonFeed(server.origin, 6);
    answer(feed);
    await says(feed.items[0].title);
    await at.page.waitFor(
      () => !!document.querySelector('dongpo-headlines').shadowRoot.querySelector('[part=title]'),
    );
    assert.deepEqual(
      await at.page.evaluate(
        `[...document.querySelector('news-cards').renderRoot.querySelectorAll('a')].map(({ href, textContent }) => [href, textContent])`,
      ),
      feed.items.slice(0, 4).map(({ url, title }) => [url, title]),
    );
    assert.match(await own(), /시험 신문$/);
    assert.equal(server.requests('/held/shared.json').length, 1);
  });

  it('an own element on FeedController shows that the feed is empty', async () => {
    await open('/no-items.json');
    await says('There is no news yet.');
  });

  it('an own element on FeedController shows a failure and reloads at the press of its button', async () => {
    await open('/status/404');
    await says('The news cannot be loaded.');
    await at.page.evaluate(`document.querySelector('news-cards').src = '/held/later.json'`);
    await says('Loading the news');
    await asked(1);
    held.at(-1).response.writeHead(404).end();
    await says('The news cannot be loaded.');
    await at.page.evaluate(`document.querySelector('news-cards').renderRoot.querySelector('button').click()`);
    await says('Loading the news');
    await asked(2);
    answer(jsonFeed(server.origin, 1));
    await says('시험 신문');
  });
});
