import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionalHeaders, validatorsOf } from '../../../dist/feed/load/validators.js';

for (const [headers, validators, conditional] of [
  [{}, {}, {}],
  [{ etag: 'W/"1"' }, { etag: 'W/"1"' }, { 'if-none-match': 'W/"1"' }],
  [
    { etag: '"1"', 'last-modified': 'Mon, 23 Nov 2026 14:05:00 GMT' },
    { etag: '"1"', lastModified: 'Mon, 23 Nov 2026 14:05:00 GMT' },
    { 'if-none-match': '"1"', 'if-modified-since': 'Mon, 23 Nov 2026 14:05:00 GMT' },
  ],
]) {
  test(`the validators in ${JSON.stringify(headers)} become conditional headers`, () => {
    assert.deepEqual(validatorsOf(new Headers(headers)), validators);
    assert.deepEqual(conditionalHeaders(validators), conditional);
  });
}
