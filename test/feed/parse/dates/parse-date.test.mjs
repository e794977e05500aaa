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

/** Forms of Europe and America, of databases and of programs; the zone is Asia/Seoul. */
for (const [text, iso, isDay] of [
  ['Sunday, June 2nd, 2019', '2019-06-02T00:00:00+09:00', day],
  ['the 3rd of June 2019', '2019-06-03T00:00:00+09:00', day],
  ['June 21st 2019 at 5pm', '2019-06-21T17:00:00+09:00'],
  ['25. Oktober 2022 um 10.30 Uhr', '2022-10-25T10:30:00+09:00'],
  ['25 octobre 2022 - 10 h 30', '2022-10-25T10:30:00+09:00'],
  ['mar, 10 mar 2026 10:00:00 +0100', '2026-03-10T10:00:00+01:00'],
  ['mar. 10 nov. 2026', '2026-11-10T00:00:00+09:00', day],
  ['10. lis 2022. 10:00', '2022-10-10T10:00:00+09:00'],
  ['10 lis 2022 10:00', '2022-11-10T10:00:00+09:00'],
  ['Sri, 12 Lis 2022 10:00', '2022-10-12T10:00:00+09:00'],
  ['SALI, 25 EKİM 2022 10:00', '2022-10-25T10:00:00+09:00'],
  ['2022 жылғы 25 қазан 10:00', '2022-10-25T10:00:00+09:00'],
  ['२५ अक्तूबर २०२२', '2022-10-25T00:00:00+09:00', day],
  ['Thứ Ba, 25/10/2022, 10:00 (GMT+7)', '2022-10-25T10:00:00+07:00'],
  ['3ª-feira, 25 de outubro de 2022 às 10h00', '2022-10-25T10:00:00+09:00'],
  ['令和8年11月23日', '2026-11-23T00:00:00+09:00', day],
  ['星期一14:05 2026年11月23日', '2026-11-23T14:05:00+09:00'],
  ['12.10.26', '2012-10-26T00:00:00+09:00', day],
  ['10/Oct/2022:10:00:00 +0900', '2022-10-10T10:00:00+09:00'],
  ['10:00 | 25.10.2022', '2022-10-25T10:00:00+09:00'],
  ['2022-10-25T10:00+02:00[Europe/Berlin]', '2022-10-25T10:00:00+02:00'],
  ['2022-10-25 10:00 America/New_York', '2022-10-25T10:00:00-04:00'],
  ['Oct 25 2022 10:00 Eastern Daylight Time', '2022-10-25T10:00:00-04:00'],
  ['10 Oct 2022 +03:00', '2022-10-10T00:00:00+03:00', day],
  ['202210251000', '2022-10-25T10:00:00+09:00'],
  ['20221025T1000', '2022-10-25T10:00:00+09:00'],
  ['20221025100000 +0900', '2022-10-25T10:00:00+09:00'],
  ['1666659600', '2022-10-25T01:00:00.000Z'],
  ['1666659600000000', '2022-10-25T01:00:00.000Z'],
]) {
  test(`parseDate reads ${text}`, () => {
    const date = parseDate(text, { timeZone: 'Asia/Seoul' });
    assert.equal(date?.iso, iso);
    assert.equal(date.dateOnly, isDay);
  });
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
  '2021 15:26',
  '2021-04 15:26',
  'April 2021',
  'May 5',
  '5 may 10:00',
  '10 zzz 11 2022',
  '10/2022',
  '31/02/2022',
  'Vol. 3, 2021, no. 4',
  '2 hours ago',
  '2026-11-23T09:xx:00Z',
  '2026-11-23T09:00:00+00:zz',
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

test('parseDate reads numbers in the order that the language, the clock or the weekday says', () => {
  for (const [text, iso, language, isAmbiguous] of [
    ['3/4/2026 10:00', '2026-04-03', 'fr'],
    ['3/4/2026 10:00', '2026-03-04', 'en-US'],
    ['3/4/2026 10:00', '2026-04-03', 'en-GB'],
    ['3/4/2026 10:00', '2026-04-03', 'en', true],
    ['3/4/2026 10:00 am', '2026-03-04', 'en'],
    ['3/4/2026 10:00 am', '2026-04-03', 'en-AU'],
    ['Wed, 3/4/2026 10:00', '2026-03-04', undefined],
    ['Mi, 4.3.2026 10:00', '2026-03-04', undefined],
    ['ven. 3/4/2026 10:00', '2026-04-03', 'fr'],
    ['3.4.2026 10:00', '2026-04-03', 'en-US', true],
    ['26/3/4 10:00', '2026-03-04', 'ja'],
    ['26-03-04 10:00', '2026-03-04', undefined, true],
    ['13/4/2026 10:00', '2026-04-13', 'en-US'],
    ['4/4/2026 10:00', '2026-04-04', undefined],
  ]) {
    const date = parseDate(text, { timeZone: 'UTC', language });
    assert.equal(date?.iso.slice(0, 10), iso, `${language}: ${text}`);
    assert.equal(date.ambiguous ?? false, isAmbiguous ?? false, `${language}: ${text}`);
  }
});

test('parseDate reads only the day where the zone is not known, or two differ', () => {
  for (const text of [
    '23 Nov 2026 14:05 XYZT',
    '2026-11-23 14:05 Nowhere/Land',
    '23 Nov 2026 14:05 +0100 +0200',
  ])
    assert.deepEqual(parseDate(text, { timeZone: 'Asia/Seoul' }), {
      iso: '2026-11-23T00:00:00+09:00',
      dateOnly: true,
      unknownZone: true,
    });
});

test('parseDate takes linear time on 1 MB', () => {
  for (const text of ['(', '0', ' ', 'a:', '가', '1-']) {
    const start = performance.now();
    parseDate(text.repeat(1e6), { timeZone: 'Asia/Seoul' });
    assert.ok(performance.now() - start < 500);
  }
});
