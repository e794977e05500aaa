import assert from 'node:assert/strict';
import { test } from 'node:test';
import { truncate } from '../../dist/text/truncate.js';

const { Segmenter } = Intl;
const graphemes = (text) => Array.from(new Segmenter().segment(text), ({ segment }) => segment);

for (const [text, width, short] of [
  ['', 10, ''],
  ['가나다', 6, '가나다'],
  ['abc', 3, 'abc'],
  ['가나다라', 6, '가나다…'],
  ['가나다라', 7, '가나다…'],
  ['abcdefgh', 6, 'abcdef…'],
  ['中文新闻', 4, '中文…'],
  ['かなカナ', 4, 'かな…'],
  ['가a나b다', 6, '가a나b…'],
  // At a space where one is near.
  ['abcdefghi jklm', 11, 'abcdefghi…'],
  ['ab cdefghijklm', 11, 'ab cdefghij…'],
  // One ellipsis, no mark before it.
  ['가나다… 라마바', 8, '가나다…'],
  ['가나다, 라마바', 8, '가나다…'],
  ['가나다. 라마바', 8, '가나다…'],
]) {
  test(`truncate makes ${text || 'an empty text'} in ${width} columns ${short || 'empty'}`, () =>
    assert.equal(truncate(text, width), short));
}

test('truncate counts two columns for Korean, Chinese, Japanese, full width and emoji, one for other letters', () => {
  for (const wide of [
    '가',
    '뷁',
    'ㄱ',
    '中',
    '㐀',
    '𠮷',
    'あ',
    'ア',
    'Ａ',
    '，',
    '😀',
    '👨‍👩‍👧',
    '🇰🇷',
    '각'.normalize('NFD'),
  ])
    assert.equal(graphemes(truncate(wide.repeat(40), 10)).length, 5 + 1, wide);
  for (const narrow of ['a', 'é', 'e\u0301', 'я', 'م', 'ก', '1', '“'])
    assert.equal(graphemes(truncate(narrow.repeat(40), 10)).length, 10 + 1, narrow);
});

const SAMPLES = {
  'Hangul jamo': '한국의독자들'.normalize('NFD').repeat(10),
  'old Hangul jamo': '\u1112\u119e\u11ab'.repeat(40),
  flags: '🇰🇷🇨🇳🇯🇵🇺🇸'.repeat(10),
  families: '👨‍👩‍👧‍👦👩‍❤️‍👨'.repeat(20),
  'skin tones': '👍🏽👩🏿‍🚀'.repeat(20),
  'keycaps and selectors': '1️⃣❤️☎️'.repeat(20),
  'combining marks': 'e\u0301a\u0308\u0304'.repeat(40),
  'many marks': `a${'\u0301'.repeat(20)}`.repeat(80),
  Devanagari: 'नमस्ते'.repeat(20),
  Thai: 'กำลังใจ'.repeat(20),
  'beyond the BMP': '𠮷野家'.repeat(20),
  'mixed text': '연변 e\u0301 🇰🇷 👨‍👩‍👧 中国 가족 '.repeat(20),
};

function neverSplits(text) {
  const whole = graphemes(text);
  const ends = new Set([0]);
  for (const each of whole) ends.add([...ends].at(-1) + each.length);
  for (let width = 1; width <= 40; width++) {
    const short = truncate(text, width);
    assert.match(short, /…$/, `width ${width}: ${short.length} of ${text.length} units`);
    const kept = short.slice(0, -1);
    assert.ok(text.startsWith(kept), `width ${width}: ${kept}`);
    assert.ok(ends.has(kept.length), `width ${width} splits ${JSON.stringify(kept.slice(-8))}`);
    assert.ok(graphemes(kept).length <= width, `width ${width}: ${graphemes(kept).length} graphemes`);
  }
}

/** Need more than Unicode's properties: there, Firefox before 125 may cut inside a syllable. */
const SYLLABLES = ['Devanagari', 'Thai'];

for (const [name, text] of Object.entries(SAMPLES)) {
  test(`truncate never splits ${name}`, () => neverSplits(text));
  if (SYLLABLES.includes(name)) continue;
  test(`truncate never splits ${name} without Intl.Segmenter`, () => {
    delete Intl.Segmenter;
    try {
      neverSplits(text);
    } finally {
      Object.defineProperty(Intl, 'Segmenter', { value: Segmenter, writable: true, configurable: true });
    }
  });
}
