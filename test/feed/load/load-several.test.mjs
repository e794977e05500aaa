/** Several addresses in one: loaded beside one another, merged, and one that fails costs its own items only. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadFeed } from '../../../dist/feed/index.js';
import { severalConfig } from '../../../dist/feed/load/load-several.js';
import { retryConfig } from '../../../dist/feed/load/retry.js';

retryConfig.base = 1;
let page = 0;

const feedOf = (name, items, members = {}) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    items: items.map(([id, day]) => ({
      id: `${name}-${id}`,
      title: `${name} ${id}`,
      date_published: `2026-01-${day}T00:00:00Z`,
    })),
    ...members,
  });

/** A server whose files are set, and what was asked of it. */
function server(files) {
  const base = `https://several${page++}.example/`;
  const asked = [];
  const fetch = async (url) => {
    const name = String(url).slice(base.length);
    asked.push(name);
    const file = await files[name]?.();
    return file === undefined ? new Response('', { status: 404 }) : new Response(file);
  };
  return { asked, load: (src, options) => loadFeed(src.replaceAll('@', base), { fetch, ...options }) };
}

const A = () =>
  feedOf('a', [
    ['1', '05'],
    ['2', '01'],
  ]);
const B = () => feedOf('b', [['1', '03']], { _dongpo: { terms: { max_items: 1 } } });

describe('several addresses', () => {
  it('feeds of several addresses are one list, the newest first', async () => {
    const { load, asked } = server({ 'a.json': A, 'b.json': B });
    const feed = await load(' @a.json\n @b.json @a.json ');
    assert.deepEqual(
      feed.items.map(({ title }) => title),
      ['a 1', 'b 1', 'a 2'],
    );
    assert.deepEqual(asked.sort(), ['a.json', 'b.json'], 'each is asked for once');
    assert.deepEqual(
      feed._dongpo.sources.map(({ title }) => title),
      ['a', 'b'],
    );
    assert.equal((await load('@a.json @b.json', { limit: 2 })).items.length, 2);
  });

  it('one that fails costs its own items, and is told', async () => {
    const { load } = server({ 'a.json': A });
    const errors = [];
    const feed = await load('@gone.json @a.json', { onSourceError: (error) => errors.push(error) });
    assert.deepEqual(
      feed.items.map(({ title }) => title),
      ['a 1', 'a 2'],
    );
    assert.equal(errors.length, 1);
    assert.equal(errors[0].status, 404);
    assert.match(errors[0].url, /gone\.json$/);
  });

  it('if all fail, the error is that of the first', async () => {
    const { load } = server({ 'b.json': () => 'no feed' });
    await assert.rejects(load('@gone.json @b.json', { attempts: 1 }), { code: 'http', status: 404 });
  });

  it('one that fails later keeps its last good copy', async () => {
    const files = { 'a.json': A, 'b.json': B };
    const { load } = server(files);
    await load('@a.json @b.json');
    files['b.json'] = () => undefined;
    const errors = [];
    const feed = await load('@a.json @b.json', {
      reload: true,
      onSourceError: (error) => errors.push(error),
    });
    assert.equal(errors.length, 1);
    assert.deepEqual(
      feed.items.map(({ title }) => title),
      ['a 1', 'b 1', 'a 2'],
    );
  });

  it('the others are shown before one that takes long', async () => {
    severalConfig.patience = 5;
    let release = () => {};
    const slow = new Promise((resolve) => {
      release = () => resolve(B());
    });
    const { load } = server({ 'a.json': A, 'b.json': () => slow });
    const early = await new Promise((resolve) => {
      const whole = load('@a.json @b.json', { onCachedFeed: (feed) => resolve({ feed, whole }) });
    });
    assert.equal(early.feed.items.length, 2);
    release();
    assert.equal((await early.whole).items.length, 3);
    severalConfig.patience = 2000;
  });

  it('of twenty addresses ten are loaded, which is told', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `${index}.json`);
    const files = Object.fromEntries(names.map((name, index) => [name, () => feedOf(name, [[index, '01']])]));
    const { load, asked } = server(files);
    const errors = [];
    const feed = await load(names.map((name) => `@${name}`).join(' '), {
      onSourceError: (error) => errors.push(error.message),
    });
    assert.equal(asked.length, 10);
    assert.equal(feed.items.length, 10);
    assert.deepEqual(errors, ['20 feeds: the first 10 are loaded']);
  });

  it('an abort ends all', async () => {
    const controller = new AbortController();
    const { load } = server({ 'a.json': A, 'b.json': () => new Promise(() => {}) });
    const loading = load('@a.json @b.json', { signal: controller.signal });
    controller.abort(new Error('left'));
    await assert.rejects(loading, /left/);
  });
});
