/** The short form of `npm run corpus`: what is read of the public corpora, where they are here. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FeedError, parseFeed } from '../../dist/feed/index.js';

const shared = new URL('../../../shared/corpora/', import.meta.url);
const skip = existsSync(shared) ? false : '../shared is not here';
const cases = (name) =>
  readFileSync(new URL(`feeds/${name}.jsonl`, shared), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Feeds read, and those of them with as many items as expected: no fewer than these. */
for (const [name, parsed, counted] of [
  ['gofeed', 533, 533],
  ['fp-wellformed', 934, 920],
  ['fp-amp', 70, 70],
  ['fp-entities', 256, 256],
  ['fp-encoding', 82, 78],
  ['feedsmith', 13, 13],
]) {
  test(`parseFeed reads the public corpus ${name}`, { skip }, async () => {
    let read = 0;
    let right = 0;
    for (const { id, text, base64, url, contentType, expect } of cases(name)) {
      try {
        const input = Buffer.from(text ?? base64, text === undefined ? 'base64' : 'utf8');
        const feed = await parseFeed(input, { url, contentType });
        read++;
        if (expect.count === undefined || expect.count === null || feed.items.length === expect.count)
          right++;
      } catch (error) {
        assert.ok(error instanceof FeedError, `${id}: ${error.stack}`);
      }
    }
    assert.ok(read >= parsed, `${read} read`);
    assert.ok(right >= counted, `${right} with all items`);
  });
}
