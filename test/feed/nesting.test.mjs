/** Deep nesting, of any kind, ends as a feed or as a `FeedError`: never as an error of the engine. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FeedError, parseFeed } from '../../dist/feed/index.js';

const START = '{"version":"https://jsonfeed.org/version/1.1","title":"t",';
const KINDS = {
  '_dongpo in _dongpo': (depth) => `${START}"items":[],${'"_dongpo":{'.repeat(depth)}${'}'.repeat(depth)}}`,
  '_dongpo in an item': (depth) => `${START}"items":[{${'"_dongpo":{'.repeat(depth)}${'}'.repeat(depth)}}]}`,
  'terms in terms': (depth) =>
    `${START}"items":[],"_dongpo":{${'"terms":{'.repeat(depth)}${'}'.repeat(depth)}}}`,
  'items in items': (depth) => `${START}${'"items":[{'.repeat(depth)}"id":"1"${'}]'.repeat(depth)}}`,
  lists: (depth) => `${START}"items":${'['.repeat(depth)}${']'.repeat(depth)}}`,
  'lists that do not end': (depth) => '['.repeat(depth),
  'objects that do not end': (depth) => '{"a":'.repeat(depth),
  'elements that do not end': (depth) => '<a>'.repeat(depth),
  'items of RSS': (depth) =>
    `<rss version="2.0"><channel>${'<item>'.repeat(depth)}${'</item>'.repeat(depth)}</channel></rss>`,
};

for (const [kind, write] of Object.entries(KINDS))
  it(`a feed of ${kind}, 100,000 deep`, async () => {
    for (const depth of [100, 10_000, 100_000])
      await parseFeed(write(depth)).catch((error) => {
        assert.ok(error instanceof FeedError, `${depth}: ${error}`);
      });
  });
