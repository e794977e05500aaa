/** Languages that the Intl of Chromium lacks are read from the list: here Intl is made to know none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDate } from '../../../../dist/feed/parse/dates/parse-date.js';

Intl.DateTimeFormat.supportedLocalesOf = () => [];

for (const language of ['az', 'uz', 'tk', 'kk', 'mn', 'ka', 'hy', 'be', 'mk']) {
  test(`parseDate reads ${language} where Intl does not know it`, () => {
    for (const dateStyle of ['full', 'long']) {
      const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' });
      for (let month = 0; month < 12; month++)
        for (const day of [3, 23]) {
          const time = Date.UTC(2026, month, day);
          const text = format.format(time);
          const iso = new Date(time).toISOString().slice(0, 10);
          assert.equal(parseDate(text, { timeZone: 'UTC', language })?.iso.slice(0, 10), iso, text);
          assert.equal(parseDate(text, { timeZone: 'UTC' })?.iso.slice(0, 10), iso, text);
        }
    }
  });
}

test('parseDate reads no date in a language that neither Intl nor the list has', () =>
  assert.equal(parseDate('23. lokakuuta 2026', { timeZone: 'UTC', language: 'fi' }), undefined));
