import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeedDate } from '../../../../dist/feed/parse/dates/feed-date.js';
import { parseOtherDate } from '../../../../dist/feed/parse/dates/other-date.js';

const context = { timeZone: 'Asia/Seoul' };
const refuse = () => undefined;

test('parseFeedDate reads the common forms without the code for others, as that code does', () => {
  for (const [text, iso] of [
    ['2026-11-23T14:05:00.5+09:00', '2026-11-23T14:05:00.5+09:00'],
    ['Mon, 23 Nov 2026 14:05:00 +0900', '2026-11-23T14:05:00+09:00'],
    ['Tue, 3 Nov 2026 14:05:00 GMT', '2026-11-03T14:05:00+00:00'],
    ['3 Nov 2026 14:05:00 KST', '2026-11-03T14:05:00+09:00'],
    ['2026-11-23 14:05:30', '2026-11-23T14:05:30+09:00'],
    ['2026.11.3 14:05', '2026-11-03T14:05:00+09:00'],
    ['2026/11/23', '2026-11-23T00:00:00+09:00'],
  ]) {
    const date = parseFeedDate(text, context, refuse);
    assert.equal(date?.iso, iso);
    assert.equal(date.dateOnly ?? false, text.length < 11);
    if (text.includes('.5')) continue;
    assert.deepEqual(date, parseOtherDate(text, context), text);
  }
});

test('parseFeedDate leaves all else to the code for other forms', () => {
  for (const text of [
    '2026-02-30',
    '2026-11-23 24:00',
    '1405/9/2',
    '23.11.2026',
    'Mon, 31 Nov 2026 14:05:00 GMT',
  ])
    assert.equal(parseFeedDate(text, context, () => ({ iso: 'other' }))?.iso, 'other', text);
});

test('the zero dates of programs and the far future are no dates, in any form', () => {
  for (const text of [
    '0001-01-01T00:00:00Z',
    'Mon, 01 Jan 0001 00:00:00 +0000',
    '1/1/0001 12:00:00 AM',
    '0000-00-00 00:00:00',
    '1970-01-01',
    '1970-01-01T00:00:00Z',
    'Thu, 01 Jan 1970 09:00:00 +0900',
    'Wed, 31 Dec 1969 16:00:00 -0800',
    '1. Januar 1970 01:00',
    '1899-12-30 00:00:00',
    '1900-01-01T00:00:00Z',
    '1601-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '31.12.2999',
  ])
    assert.equal(parseFeedDate(text, context, parseOtherDate), undefined, text);
  const nextYear = `${new Date().getFullYear() + 1}-05-01T10:00:00Z`;
  for (const text of ['1896-04-07T08:00:00+09:00', '1970-02-01T00:00:00Z', '1969-07-20T20:17:00Z', nextYear])
    assert.equal(parseFeedDate(text, context, parseOtherDate)?.iso, text);
});
