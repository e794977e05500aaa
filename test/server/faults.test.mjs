import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startFaults } from './faults.mjs';

describe('the server of faults', () => {
  let faults;
  const get = (path, init) => fetch(faults.origin + path, init);

  before(async () => {
    faults = await startFaults();
  });
  after(() => faults.close());

  it('the server of faults answers with CORS, and without', async () => {
    const response = await get('/feed.json?items=12');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    const feed = await response.json();
    assert.equal(feed.items.length, 12);
    assert.equal(new Set(feed.items.map((item) => item.id)).size, 12);
    assert.equal((await get('/feed.json?cors=0')).headers.get('access-control-allow-origin'), null);
    assert.equal((await get('/feed.json?cors=0', { method: 'OPTIONS' })).status, 403);
  });

  it('the server of faults counts requests', async () => {
    await get('/__reset', { method: 'POST' });
    await get('/empty');
    await get('/empty?again');
    assert.equal(await (await get('/__count?path=/empty')).text(), '2');
    assert.equal(faults.requests('/empty').length, 2);
    assert.equal(faults.requests('/feed.json').length, 0);
  });

  it('the server of faults delays, sets a status, fails a number of times, and answers 304', async () => {
    const start = Date.now();
    assert.equal((await (await get('/delay?ms=120&to=/feed.json?items=2')).json()).items.length, 2);
    assert.ok(Date.now() - start >= 115);
    assert.equal((await get('/status/404')).status, 404);
    assert.equal((await get('/status/503?retry-after=2')).headers.get('retry-after'), '2');
    const statuses = [];
    for (let index = 0; index < 3; index++) statuses.push((await get('/flaky?times=2')).status);
    assert.deepEqual(statuses, [503, 503, 200]);
    const etag = (await get('/feed.json?etag')).headers.get('etag');
    assert.equal((await get('/feed.json?etag', { headers: { 'if-none-match': etag } })).status, 304);
    assert.equal((await get('/nothing')).status, 404);
  });

  it('the server of faults redirects', async () => {
    assert.equal((await (await get('/redirect?to=/feed.json')).json()).items.length, 10);
    await assert.rejects(get('/loop'));
  });

  it('the server of faults answers with text that is no feed', async () => {
    assert.match(await (await get('/html')).text(), /<h1>/);
    assert.equal(await (await get('/empty')).text(), '');
    await assert.rejects((await get('/truncated.json')).json());
    assert.doesNotMatch(await (await get('/truncated.xml')).text(), /<\/rss>/);
    assert.equal((await (await get('/no-items.json')).json()).items.length, 0);
  });

  it('the server of faults never answers, or never ends', async () => {
    await assert.rejects(get('/hang', { signal: AbortSignal.timeout(150) }), { name: 'TimeoutError' });
    const half = await get('/hang-body', { signal: AbortSignal.timeout(150) });
    assert.equal(half.status, 200);
    await assert.rejects(half.text(), { name: 'TimeoutError' });
  });

  it('the server of faults breaks the connection, before and in the body', async () => {
    await assert.rejects(get('/reset'));
    const cut = await get('/cut');
    assert.equal(cut.status, 200);
    await assert.rejects(cut.text());
  });

  it('the server of faults sends 20 MB, and a byte at a time', async () => {
    const big = await get('/big');
    assert.equal(big.headers.get('content-length'), null);
    const text = await big.text();
    assert.ok(Buffer.byteLength(text) > 20e6);
    assert.ok(JSON.parse(text).items.length > 70);
    let chunks = 0;
    for await (const chunk of (await get('/slow?ms=0')).body) chunks += chunk.length ? 1 : 0;
    assert.ok(chunks > 20, `${chunks} chunks`);
  });
});
