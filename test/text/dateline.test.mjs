import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datelineNames, splitDateline } from '../../dist/text/dateline.js';

const names = datelineNames('동포투데이');

for (const [text, rest, author] of [
  ['[동포투데이]경기도와 연변주가', '경기도와 연변주가'],
  ['[동포투데이] 경기도와 연변주가', '경기도와 연변주가'],
  ['[ 동포투데이 ] 경기도', '경기도'],
  ['[동포투데이 철민 기자] 22일 열린', '22일 열린', '철민'],
  ['[동포투데이 철민기자] 22일 열린', '22일 열린', '철민'],
  ['[동포투데이=연길 김철 특파원] 연변', '연변', '김철'],
  ['[동포투데이 연길=김철 특파원] 연변', '연변', '김철'],
  ['[동포투데이 서울 = 김철 기자] 연변', '연변', '김철'],
  ['[동포투데이|김철 기자] 연변', '연변', '김철'],
  ['[동포투데이 김철 인턴기자] 연변', '연변', '김철'],
  ['[동포투데이 김철 선임기자] 연변', '연변', '김철'],
  ['[동포투데이=연길] 연변', '연변'],
  ['[동포투데이 연길] 연변', '연변'],
  ['[동포투데이·신화통신] 연변', '연변'],
  ['[동포투데이, 연길] 연변', '연변'],
  ['[동포투데이] [단독] 연변', '[단독] 연변'],
  ['▲ 사진=신화통신 [동포투데이] 왕이(王毅) 외교부장', '왕이(王毅) 외교부장'],
  ['▲ 왕이 외교부장.(사진=신화통신) [동포투데이] 왕이', '왕이'],
  ['△사진 제공=외교부[동포투데이 철민 기자] 왕이', '왕이', '철민'],
  ['(사진=신화통신) [동포투데이] 왕이', '왕이'],
  ['사진=신화통신 [동포투데이] 왕이', '왕이'],
  ['[Dongpo Today] Seoul', 'Seoul'],
  ['[dongpo today] Seoul', 'Seoul'],
  ['[동포투데이]', ''],
]) {
  test(`splitDateline takes the dateline off ${text}`, () => {
    const split = splitDateline(text, names);
    assert.equal(split.text, rest);
    assert.equal(split.author, author);
  });
}

for (const text of [
  '[대상] 김하늘 씨가',
  '[단독] 동포투데이 취재 결과',
  '[인터뷰] 김하늘 씨',
  '[동포투데이 선정 10대 뉴스] 올해의',
  '[동포투데이포럼] 열려',
  '[동포투데이 10주년 특집] 다시',
  '[다른신문] 연변',
  '동포투데이가 22일',
  '22일 [동포투데이] 열린',
  '▲ 사진=신화통신',
  '(동포투데이) 22일',
  '[동포투데이 22일',
  '[]',
  '',
]) {
  test(`splitDateline leaves ${text} as it is`, () =>
    assert.deepEqual({ ...splitDateline(text, names) }, { text }));
}

test('datelineNames gives the names of feed and sources, with and without the kind of list', () => {
  for (const [name, text] of [
    ['연변일보', '[연변일보] 본문'],
    ['연변일보 최신기사', '[연변일보 김철 기자] 본문'],
    ['길림신문 - 국제', '[길림신문] 본문'],
    ['길림신문 | 전체기사', '[길림신문] 본문'],
    ['Jilin News RSS', '[JILIN NEWS] 본문'],
  ]) {
    assert.equal(splitDateline(text, datelineNames(name)).text, '본문', name);
    assert.equal(splitDateline(text, datelineNames()).text, text, `without ${name}`);
  }
  assert.equal(
    splitDateline('[신화통신] 본문', datelineNames('신화통신', '길림신문', undefined)).text,
    '본문',
  );
});

test('splitDateline finds a name that begins like another', () => {
  assert.equal(splitDateline('[동포투데이] 본문', datelineNames('동포 뉴스')).text, '본문');
  assert.equal(splitDateline('[동포투데이 철민 기자] 본문', datelineNames('동포')).author, '철민');
});

test('splitDateline ignores empty and one-letter names', () => {
  for (const name of ['', ' ', '뉴스', 'A'])
    assert.equal(splitDateline('[AI] 본문', datelineNames(name)).text, '[AI] 본문', name);
});
