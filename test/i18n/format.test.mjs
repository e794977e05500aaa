/** Ages, dates and tooltips of single values. Zones and clock changes as a table: time-matrix.test.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateTooltip } from '../../dist/i18n/date-tooltip.js';
import { formatAge, formatDate, formatInZone } from '../../dist/i18n/format.js';
import { findLocalizer } from '../../dist/i18n/load-locale.js';
import { koreanLocalizer } from '../../dist/i18n/localizer.js';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const korean = koreanLocalizer();
const before = (ms) => new Date(NOW - ms).toISOString();
async function localizerOf(tag) {
  await new Promise((resolve) => {
    if (findLocalizer(tag, resolve)) resolve();
  });
  return findLocalizer(tag, () => {});
}

for (const [title, iso, expected] of [
  ['59 seconds is “just now”', before(59_000), '방금'],
  ['a minute is counted in minutes', before(MINUTE), '1분 전'],
  ['59 minutes is counted in minutes', before(59.9 * MINUTE), '59분 전'],
  ['an hour is counted in hours', before(HOUR), '1시간 전'],
  ['a day is counted in calendar days', before(DAY), '어제'],
  ['7 days is counted in calendar days', before(7 * DAY), '7일 전'],
  ['more than 7 days is not an age', before(7 * DAY + 1), undefined],
  ['a date shortly ahead is “just now”, for slow clocks', before(-DAY), '방금'],
  ['a date more than a day ahead is not an age', before(-DAY - 1), undefined],
  ['a day without a time is today', '2026-11-30', '오늘'],
  ['a day without a time of 7 days ago is counted in days', '2026-11-23', '7일 전'],
  ['a day without a time of 8 days ago is not an age', '2026-11-22', undefined],
  ['a day without a time that is tomorrow is not an age', '2026-12-01', undefined],
])
  test(`the age of a date: ${title}`, () => {
    assert.equal(formatAge(iso, korean, 'UTC', NOW), expected);
  });

test('Korean ages, days and numbers are those of Intl', () => {
  const ages = new Intl.RelativeTimeFormat('ko', { numeric: 'auto' });
  for (const [unit, most] of [
    ['minute', 59],
    ['hour', 23],
    ['day', 7],
  ])
    for (let count = unit === 'day' ? 0 : 1; count <= most; count++)
      assert.equal(korean.relativePast(count, unit), ages.format(-count, unit));
  const days = new Intl.DateTimeFormat('ko', { dateStyle: 'medium', timeZone: 'UTC' });
  for (let time = Date.UTC(1999, 11, 25); time < Date.UTC(2031, 0, 1); time += 9 * DAY)
    assert.equal(korean.formatDay(new Date(time)), days.format(time));
  for (const number of [0, 7, 10, 999, 1000, 12_345])
    assert.equal(korean.count('{}', number), new Intl.NumberFormat('ko').format(number));
});

test('an age is told in the texts of a language that Intl lacks', async () => {
  const kazakh = await localizerOf('kk');
  assert.equal(formatAge(before(5 * MINUTE), kazakh, 'UTC', NOW), '5 минут бұрын');
  assert.equal(formatAge(before(DAY), kazakh, 'UTC', NOW), 'кеше');
  assert.equal(formatAge('2026-11-30', kazakh, 'UTC', NOW), 'бүгін');
});

test('a date is formatted by the style, and an old one is not formatted as an age', async () => {
  const iso = '2020-02-03T15:00:00Z';
  assert.equal(formatDate(iso, korean, 'relative', 'Asia/Seoul'), '2020. 2. 4.');
  assert.equal(formatDate(iso, korean, 'date', 'UTC'), '2020. 2. 3.');
  assert.equal(
    formatDate(iso, await localizerOf('de'), 'datetime', 'Asia/Seoul'),
    '4. Februar 2020 um 00:00',
  );
  assert.equal(formatDate('2020-02-03', korean, 'datetime', 'America/New_York'), '2020. 2. 3.');
});

test('a date without a style is formatted as an age', () => {
  assert.equal(formatDate(new Date(Date.now() - 5 * MINUTE).toISOString(), korean), '5분 전');
});

test('the Gregorian calendar is used unless the language tag names another', async () => {
  const iso = '2026-03-05';
  assert.match(formatDate(iso, await localizerOf('th'), 'date'), /2026/);
  assert.match(formatDate(iso, await localizerOf('th-u-ca-buddhist'), 'date'), /2569/);
});

test('a name that is no zone is formatted in the zone of the reader', () => {
  const options = { dateStyle: 'short', timeStyle: 'short' };
  assert.equal(
    formatInZone(NOW, 'en', { ...options, timeZone: 'Moon/Crater' }),
    formatInZone(NOW, 'en', options),
  );
});

test('a tooltip has one line for each different time, with the names of the zones', async () => {
  const iso = '2026-03-05T04:00:00Z';
  const german = await localizerOf('de');
  assert.equal(dateTooltip(iso, german, ['Asia/Seoul', 'Asia/Tokyo']), '5. März 2026 um 13:00');
  assert.equal(
    dateTooltip(iso, german, ['Asia/Seoul', 'Asia/Shanghai']),
    '5. März 2026 um 13:00 (Südkorea (Ortszeit))\n5. März 2026 um 12:00 (China (Ortszeit))',
  );
});

test('a tooltip of a day without a time is that day in every zone', () => {
  assert.equal(dateTooltip('2026-03-05', korean, ['Asia/Seoul', 'America/New_York']), '2026. 3. 5.');
});

test('a tooltip names a zone as the page does where the browser does not know it', () => {
  const [first, second] = dateTooltip('2026-03-05T04:00:00Z', korean, ['Moon/Crater', 'Etc/GMT+12']).split(
    '\n',
  );
  assert.match(first, /\(Moon\/Crater\)$/);
  assert.match(second, /\(GMT-12\)$/);
});
