import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldCase } from '../../../dist/feed/select/fold-case.js';
import { wordTest } from '../../../dist/feed/select/words.js';

const has = (text, expression) => wordTest(expression)?.(foldCase(text));

test('a comma between words is or, a plus is and', () => {
  const expression = '동포+비자, 연변';
  assert.equal(has('재외동포 비자 완화', expression), true);
  assert.equal(has('비자를 받은 동포들', expression), true);
  assert.equal(has('연변대학', expression), true);
  assert.equal(has('동포 간담회', expression), false);
  assert.equal(has('비자 수수료', expression), false);
});

test('words are compared without case, in NFC', () => {
  assert.equal(has('ÉCOLE coréenne', 'école'), true);
  assert.equal(has('E\u0301cole', 'ÉCOLE'), true);
  assert.equal(has('동포'.normalize('NFD'), '동포'), true);
  assert.equal(has('STRASSE', 'straße'), true);
  assert.equal(has('ΝΕΟΣ κόσμος', 'νεος'), true);
});

test('in scripts with case a word is a whole one; a star stands for any ending', () => {
  assert.equal(has('He said so', 'AI'), false);
  assert.equal(has('AI가 쓴 기사', 'ai'), true);
  assert.equal(has('New visas', 'visa'), false);
  assert.equal(has('New visas', 'visa*'), true);
  assert.equal(has('Корейские визы', 'виз*'), true);
  assert.equal(has('2026년 예산', '2026'), true);
  assert.equal(has('12026', '2026'), false);
  assert.equal(has('C++와 C#', 'c#'), true);
});

test('an expression without a word is none', () => {
  for (const expression of ['', ' ', ',', ' , + ,', '+'])
    assert.equal(wordTest(expression), undefined, expression);
  assert.equal(has('별표 *', '*'), true);
});

test('words may be apart by a comma of Chinese or Japanese', () => {
  assert.equal(has('延边大学', '首尔，延边'), true);
  assert.equal(has('延辺大学', 'ソウル、延辺'), true);
});
