import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cachedIntl } from '../../dist/i18n/intl-cache.js';

/** A formatter with options of its own for each number. */
const formatter = (n) =>
  cachedIntl('NumberFormat', 'en', {
    maximumFractionDigits: n % 20,
    minimumIntegerDigits: 1 + Math.floor(n / 20),
  });

test('a formatter is made once for the same arguments', () => {
  assert.equal(formatter(3), formatter(3));
  assert.notEqual(formatter(3), formatter(4));
});

test('the cache of formatters drops the least recently used of more than 50', () => {
  const [first, second] = [formatter(0), formatter(1)];
  for (let n = 2; n < 50; n++) formatter(n);
  assert.equal(formatter(0), first, 'kept with 50');
  formatter(50);
  assert.equal(formatter(0), first, 'kept: used last but one');
  assert.notEqual(formatter(1), second, 'dropped: not used for the longest time');
});
