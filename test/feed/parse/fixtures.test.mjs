/**
 * Pairs in test/fixtures/feeds, each an oddity seen in the wild: `name.xml` or `name.input.json` (bytes as they
 * come) and `name.json`, what must be read of it. `_test` holds why, and the options of the reading.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';

const folder = new URL('../../fixtures/feeds/', import.meta.url);

/** Everything expected is there; null is absent, and lists are of the same length. */
function includes(actual, expected, path = 'feed') {
  if (expected === null)
    assert.ok(actual === undefined || actual === '', `${path} should be absent: ${actual}`);
  else if (typeof expected === 'object') {
    assert.ok(actual && typeof actual === 'object', `${path} is missing`);
    if (Array.isArray(expected)) assert.equal(actual.length, expected.length, `${path}.length`);
    for (const key of Object.keys(expected)) includes(actual[key], expected[key], `${path}.${key}`);
  } else if (/\.(date_published|date_modified|edited)$/.test(path))
    assert.equal(new Date(actual).toJSON(), new Date(expected).toJSON(), path);
  else assert.equal(actual, expected, path);
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.input.json'))
  .map((file) => file.slice(0, -5));

for (const name of names) {
  test(`parseFeed reads the fixture ${name}`, async () => {
    const { _test = {}, ...expected } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    const source = [`${name}.xml`, `${name}.input.json`].find((file) => existsSync(new URL(file, folder)));
    const { url = 'https://news.example/feed.xml', contentType, timeZone } = _test;
    const feed = await parseFeed(readFileSync(new URL(source, folder)), { url, contentType, timeZone });
    includes(feed, expected);
  });
}

test('each fixture is a pair of files', () => {
  assert.ok(names.length >= 80);
  assert.equal(readdirSync(folder).length, names.length * 2);
});
