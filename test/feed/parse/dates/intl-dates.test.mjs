/** Dates that Intl writes, in the languages that newspapers are written in, are read as the day that was written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDate } from '../../../../dist/feed/parse/dates/parse-date.js';

const LANGUAGES =
  `ko en zh zh-TW ja vi ru kk uz mn uk es fr de pt pt-BR id hi th ar he cs da el fa fi hr hu it nl nb nn
  pl ro sk sl sr sr-Latn sv tr bg ka ky tg tk az hy et lv lt is ca gl sq ms bs af be mk eu fil`.split(/\s+/);
const timeZone = 'Asia/Seoul';
/** A day of each month, those below 13 among them, at different times of day. */
const TIMES = Array.from({ length: 24 }, (_, index) =>
  Date.UTC(2025 + Math.floor(index / 12), index % 12, 1 + ((index * 5) % 28), (index * 7) % 24, 7 + index),
);
const kst = (time, end) => new Date(time + 9 * 60 * 60 * 1000).toISOString().slice(0, end);
const STYLES = [
  { dateStyle: 'full' },
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'medium' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'medium', timeStyle: 'long' },
];

function check(language, options, context) {
  const format = new Intl.DateTimeFormat(language, { ...options, timeZone });
  for (const time of TIMES) {
    const text = format.format(time);
    const date = parseDate(text, context);
    const end = options.timeStyle ? 16 : 10;
    assert.equal(date?.iso.slice(0, end), kst(time, end), `${language}: ${text}`);
    assert.equal(date.dateOnly ?? false, !options.timeStyle, text);
  }
}

for (const language of LANGUAGES) {
  test(`parseDate reads what Intl writes in ${language}`, () => {
    for (const options of STYLES) check(language, options, { timeZone, language });
    // Of the Buddhist era two digits are not enough.
    if (language !== 'th')
      check(language, { dateStyle: 'short', timeStyle: 'short' }, { timeZone, language });
  });
}

/** The same without the feed's language, but for languages in which one word means two months. */
for (const language of LANGUAGES) {
  test(`parseDate reads long dates in ${language} of a feed that names no language`, () => {
    for (const options of STYLES.filter(({ dateStyle }) => dateStyle === 'full'))
      check(language, options, { timeZone });
  });
}
