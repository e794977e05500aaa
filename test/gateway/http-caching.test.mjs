/** Validators, encodings and 304. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { feedOf, startGateway } from './gateway-kit.mjs';

test('each encoding has a strong ETag, and If-None-Match is answered with 304', async () => {
  const { request } = startGateway(feedOf(3));
  const plain = await request();
  const zipped = await request('/latest.json', { 'accept-encoding': 'gzip, br' });
  const tag = plain.headers.get('etag');
  const zippedTag = zipped.headers.get('etag');
  assert.match(tag, /^"[\w-]{20,}"$/);
  assert.notEqual(tag, zippedTag);
  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  const text = await plain.text();
  assert.equal(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString(), text);
  for (const [known, headers, expected] of [
    [tag, {}, 304],
    [`W/${tag}`, {}, 304],
    [`"a", W/"b,c" , ${tag}`, {}, 304],
    ['*', {}, 304],
    [zippedTag, { 'accept-encoding': 'gzip' }, 304],
    [zippedTag, {}, 200],
    [tag, { 'accept-encoding': 'gzip' }, 200],
    ['"other"', {}, 200],
    [tag.slice(1, -1), {}, 200],
    ['', {}, 200],
  ]) {
    const response = await request('/latest.json', { 'if-none-match': known, ...headers });
    assert.equal(response.status, expected, `${known} ${JSON.stringify(headers)}`);
    if (expected === 304) {
      assert.equal(await response.text(), '');
      assert.match(response.headers.get('cache-control'), /max-age/);
      assert.ok(response.headers.get('etag'));
    }
  }
});

test('Accept-Encoding chooses gzip or identity by weight', async () => {
  const { request } = startGateway(feedOf(3));
  for (const [accept, encoding] of [
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['gzip; q=0.0, *', null],
    ['*', 'gzip'],
    ['*;q=0', null],
    ['br', null],
    ['identity', null],
    ['identity, gzip;q=0.5', null],
    ['identity;q=0.5, gzip', 'gzip'],
    ['gzip;q=banana', null],
    ['', null],
  ])
    assert.equal(
      (await request('/latest.json', { 'accept-encoding': accept })).headers.get('content-encoding'),
      encoding,
      accept,
    );
});
