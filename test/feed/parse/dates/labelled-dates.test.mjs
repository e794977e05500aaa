import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLabelledDates } from '../../../../dist/feed/parse/dates/labelled-dates.js';

for (const [text, dates] of [
  [
    '입력 2026.11.23 14:05 수정 2026.11.23 15:00',
    { iso: '2026-11-23T14:05:00+09:00', modified: '2026-11-23T15:00:00+09:00' },
  ],
  [
    '2026.11.23 14:05 (수정 2026.11.24 09:00)',
    { iso: '2026-11-23T14:05:00+09:00', modified: '2026-11-24T09:00:00+09:00' },
  ],
  ['수정 2026.11.23 15:00', { modified: '2026-11-23T15:00:00+09:00' }],
  ['입력 2026.11.23 수정 어제', { iso: '2026-11-23T00:00:00+09:00', dateOnly: true, modified: undefined }],
  ['입력 2026.11.23 14:05 승인 2026.11.23 16:00', { iso: '2026-11-23T14:05:00+09:00' }],
  ['발행 어제', {}],
  ['어제', undefined],
]) {
  test(`parseLabelledDates reads ${text}`, () =>
    assert.deepEqual(parseLabelledDates(text, { timeZone: 'Asia/Seoul' }), dates));
}
