import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDate } from '../../../../dist/feed/parse/dates/parse-date.js';

const day = true;
for (const [text, iso, isDay] of [
  ['Mon, 23 Nov 2026 14:05:00 +0900', '2026-11-23T14:05:00+09:00'],
  ['Tue, 23 Nov 2026 14:05:00 KST', '2026-11-23T14:05:00+09:00'],
  ['23 Nov 26 14:05 JST', '2026-11-23T14:05:00+09:00'],
  ['Mon, 23 Nov 2026 05:05:00 GMT', '2026-11-23T05:05:00+00:00'],
  ['Mon, 23 Nov 2026 05:05:00 UT', '2026-11-23T05:05:00+00:00'],
  ['Mon, 23 Nov 2026 05:05:00 Z', '2026-11-23T05:05:00+00:00'],
  ['Mon, 23 Nov 2026 05:05:00 A', '2026-11-23T05:05:00+00:00'],
  ['Mon, 23 Nov 2026 13:05:00 CST', '2026-11-23T13:05:00+08:00'],
  ['Mon, 23 Nov 2026 00:05:00 EST', '2026-11-23T00:05:00-05:00'],
  ['Mon, 23 Jul 2026 00:05:00 PDT', '2026-07-23T00:05:00-07:00'],
  ['Mon, 23 Nov 2026 14:05:00 +9', '2026-11-23T14:05:00+09:00'],
  ['Mon, 23 Nov 2026 14:05:00 GMT+0900', '2026-11-23T14:05:00+09:00'],
  ['Mon Nov 23 2026 14:05:00 GMT+0900 (Korean Standard Time)', '2026-11-23T14:05:00+09:00'],
  ['Mon Nov 23 14:05:00 2026', '2026-11-23T14:05:00+09:00'],
  ['November 23, 2026 2:05 PM', '2026-11-23T14:05:00+09:00'],
  ['Mon, 23 Nov 2026 24:00:00 +0900', '2026-11-24T00:00:00+09:00'],
  ['2026-11-23T14:05:00.123+09:00', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23T05:05Z', '2026-11-23T05:05:00+00:00'],
  ['2026-11-23', '2026-11-23T00:00:00+09:00', day],
  ['2026-11', '2026-11-01T00:00:00+09:00', day],
  ['2026', '2026-01-01T00:00:00+09:00', day],
  ['20261123', '2026-11-23T00:00:00+09:00', day],
  ['20261123140532', '2026-11-23T14:05:32+09:00'],
  ['2026-08-12 05:42:32', '2026-08-12T05:42:32+09:00'],
  ['2026.11.23 14:05', '2026-11-23T14:05:00+09:00'],
  ['23.11.2026 14:05', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23 오후 2:05', '2026-11-23T14:05:00+09:00'],
  ['2026-11-23 오전 12:05', '2026-11-23T00:05:00+09:00'],
  ['2026年11月23日', '2026-11-23T00:00:00+09:00', day],
  ['2026年11月23日 星期一 14:05', '2026-11-23T14:05:00+09:00'],
  ['2026年11月23日 下午2点05分', '2026-11-23T14:05:00+09:00'],
  ['2026년 11월 23일 월요일 오후 2시', '2026-11-23T14:00:00+09:00'],
  ['2015년11월4일 16시22분    조회:3084', '2015-11-04T16:22:00+09:00'],
  ['입력 : 2026-11-23 (월) 14:05', '2026-11-23T14:05:00+09:00'],
  ['기사입력 2026.11.23 14:05 최종수정 2026.11.23 15:00', '2026-11-23T14:05:00+09:00'],
  ['등록일 2026.11.23(월)', '2026-11-23T00:00:00+09:00', day],
  ['승인 2026.11.23 14:05:32', '2026-11-23T14:05:32+09:00'],
]) {
  test(`parseDate reads ${text}`, () =>
    assert.deepEqual(parseDate(text, { timeZone: 'Asia/Seoul' }), isDay ? { iso, dateOnly: true } : { iso }));
}

for (const text of [
  '',
  '어제',
  '2026-02-30',
  '2026-13-01',
  '2026-11-23T25:00:00Z',
  '2026-11-23T10:61Z',
  '99 Jun 2026',
  '16 zzz 2026 11:47 GMT',
  '2026-11-23T10:00:00+99:99',
  '013',
  '2026-01-27-01',
]) {
  test(`parseDate refuses "${text}"`, () =>
    assert.equal(parseDate(text, { timeZone: 'Asia/Seoul' }), undefined));
}

test('parseDate applies the given zone, with its summer time, to dates that carry none', () => {
  assert.equal(
    parseDate('2026-07-01 12:00', { timeZone: 'America/New_York' }).iso,
    '2026-07-01T12:00:00-04:00',
  );
  assert.equal(
    parseDate('2026-12-01 12:00', { timeZone: 'America/New_York' }).iso,
    '2026-12-01T12:00:00-05:00',
  );
  assert.equal(
    parseDate('2026-12-01 12:00 CST', { timeZone: 'America/New_York' }).iso,
    '2026-12-01T12:00:00-06:00',
  );
  assert.equal(parseDate('2026-12-01 12:00', { timeZone: 'Nowhere/Land' }).iso, '2026-12-01T12:00:00+00:00');
});

test('parseDate reads a local time that comes twice as the first, one that is left out by the old offset', () => {
  for (const [text, iso] of [
    ['2026-11-01 01:30', '2026-11-01T01:30:00-04:00'],
    ['2026-03-08 02:30', '2026-03-08T02:30:00-05:00'],
    ['2026-03-08 03:30', '2026-03-08T03:30:00-04:00'],
    ['2026-11-01 12:00', '2026-11-01T12:00:00-05:00'],
  ])
    assert.equal(parseDate(text, { timeZone: 'America/New_York' }).iso, iso);
});

test('parseDate reads offsets on both sides of UTC', () => {
  for (const [text, iso] of [
    ['23 Nov 2026 14:05 -0330', '2026-11-23T14:05:00-03:30'],
    ['23 Nov 2026 14:05 +0545', '2026-11-23T14:05:00+05:45'],
  ])
    assert.equal(parseDate(text, { timeZone: 'Asia/Seoul' }).iso, iso);
});

test('parseDate takes linear time on 1 MB', () => {
  for (const text of ['(', '0', ' ', 'a:', '가', '1-']) {
    const start = performance.now();
    parseDate(text.repeat(1e6), { timeZone: 'Asia/Seoul' });
    assert.ok(performance.now() - start < 500);
  }
});
