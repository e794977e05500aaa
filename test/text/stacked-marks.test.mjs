import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../dist/feed/index.js';
import { cleanText, plainText } from '../../dist/text/plain.js';
import { limitMarks } from '../../dist/text/stacked-marks.js';

/** Words of scripts that stack marks, in the forms that need most of them. */
const HONEST = {
  'Vietnamese, decomposed': 'Tiếng Việt: đường phố ở Huế'.normalize('NFD'),
  Thai: 'ที่นี่ น้ำ ผู้ใหญ่ กี๊ด',
  'Hebrew with points and accents': 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים וַֽ͏ֽיִּשְׁתַּחֲוּ֥',
  'Arabic with all vowels': 'ٱلْحَمْدُ لِلَّٰهِ رَبِّ ٱلْعَٰلَمِينَ ۝',
  Tibetan: 'བསྒྲུབས་ སྤྱོད་ ཧྐྵྨླྺྼྻྂ',
  Devanagari: 'त्र्यंबक र्त्स्न्या कॄष्ण',
  Burmese: 'မြို့ ကျွန်ုပ် ဩဂုတ်လ ကြွေးကျော်',
  Khmer: 'ស្ត្រី ព្រះអង្គ',
  phonetics: 'ɔ̃̀ː t͡ʃʷʰ ẽ́̃',
  'Hangul, decomposed': '동포투데이'.normalize('NFD'),
  emoji: '👩🏽‍🚀 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️‍🔥',
};

for (const [name, text] of Object.entries(HONEST))
  test(`no mark is lost in ${name}`, () => {
    assert.equal(limitMarks(text), text);
    assert.equal(cleanText(text), plainText(text));
    assert.equal(limitMarks(cleanText(text)), cleanText(text));
  });

const STACKS = {
  'accents above': ['\u0301\u0302', 4],
  'accents below': ['\u0316', 4],
  'enclosing marks': ['\u20dd', 4],
  'Thai tones': ['\u0e49', 10],
  'Hebrew points': ['\u05b8\u0597', 10],
  'Arabic vowels': ['\u064e\u0651', 10],
  'Tibetan letters': ['\u0fb0', 10],
  'marks and joiners': ['\u0e49\u200d', 10],
  'marks and grapheme joiners': ['\u0301\u034f', 4],
  'tags behind an emoji': ['\u{e0067}', 10],
};

for (const [name, [marks, limit]] of Object.entries(STACKS))
  test(`of a stack of ${name}, a few are left`, async () => {
    const text = `가나x${marks.repeat(25_000)} 다`;
    const feed = await parseFeed(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: text,
        items: [{ id: '1', title: text, authors: [{ name: text }], tags: [text], summary: text }],
      }),
    );
    const [item] = feed.items;
    for (const each of [feed.title, item.title, item.authors[0].name, item.tags[0], item.summary ?? 'x']) {
      assert.ok([...each].length <= limit + 6, `${[...each].length} characters`);
      assert.match(each, /x/);
    }
  });

for (const [script, letter] of Object.entries({
  Arabic: 'ب',
  Mongolian: 'ᠠ',
  "N'Ko": 'ߊ',
  Adlam: '𞤀',
  Thai: 'ก',
}))
  test(`an endless word of ${script} is parted, which browsers would shape anew for each line`, () => {
    const words = cleanText(letter.repeat(5000)).split(' ');
    assert.ok(words.length >= 12, `${words.length} words`);
    assert.ok(words.every((word) => [...word].length <= 400));
  });

test('bidi controls and zero-width characters leave every text', async () => {
  const text = '\u202e가나\u2066x\u2069\u202d \u200b\u2060\ufeff다\u202c\u061c';
  const feed = await parseFeed(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: text,
      items: [{ id: '1', title: text, tags: [text], _dongpo: { kicker: text, source: text } }],
    }),
  );
  const [item] = feed.items;
  for (const each of [feed.title, item.title, item.tags[0], item._dongpo.kicker, item._dongpo.source])
    assert.equal(each, '가나x 다');
});

test('a title of letters that are blank says nothing', async () => {
  const feed = await parseFeed(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'T',
      items: ['\u3164', '\u2800 \u2800', '\u115f\u1160', '\u200e\u200f', '\uffa0'].map((title, index) => ({
        id: `${index}`,
        title,
      })),
    }),
  );
  assert.deepEqual(feed.items.map(({ title }) => title).filter(Boolean), []);
});
