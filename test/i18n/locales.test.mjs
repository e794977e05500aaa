/** The locales as data: whole, in their own language, in the right forms; and which of them serves whom. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { languagesFor } from '../../dist/feed/load/load-by-language.js';
import { localeFor } from '../../dist/i18n/load-locale.js';
import { wordsFor } from '../../dist/i18n/localizer.js';

const folder = new URL('../../dist/i18n/locales/', import.meta.url);
const TAGS = 'ar de en es fr he id ja kk ko mn pt-BR ru th uz vi zh-CN zh-TW'.split(' ');
const locales = Object.fromEntries(
  await Promise.all(TAGS.map(async (tag) => [tag, (await import(new URL(`${tag}.js`, folder))).default])),
);
const { ko } = locales;
/** A text with a number, as an element says it. */
async function said(tag, key, numbers) {
  let words;
  do {
    await new Promise(setImmediate);
    words = wordsFor(tag, () => {});
  } while (!words);
  return numbers.map((number) => words.count(words[key], number));
}
const forms = (text) => (typeof text === 'string' ? [text] : Object.values(text));
/** Of languages that browsers lack. */
const rare = ['ago', 'days', 'datesAs'];
const withNumber = Object.keys(ko).filter((key) => forms(ko[key]).some((form) => form.includes('{}')));

/** The script of a language's own words. */
const SCRIPTS = {
  ...{ ar: 'Arabic', he: 'Hebrew', ja: 'Hiragana', ko: 'Hangul', th: 'Thai' },
  ...{ kk: 'Cyrillic', mn: 'Cyrillic', ru: 'Cyrillic', 'zh-CN': 'Han', 'zh-TW': 'Han' },
};

test('there is a file for each language, and none more', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.endsWith('.d.js'));
  assert.deepEqual(files.map((name) => name.slice(0, -3)).sort(), [...TAGS].sort());
});

for (const tag of TAGS)
  test(`${tag}: every text is there, in its language, with its number where it has one`, () => {
    const locale = locales[tag];
    assert.equal(locale.locale, tag);
    assert.equal(locale.dir, /^(ar|he)$/.test(tag) ? 'rtl' : undefined);
    const keys = Object.keys(ko);
    assert.deepEqual(
      Object.keys(locale).filter((key) => key !== 'dir' && !rare.includes(key)),
      keys,
    );
    const own = rare.slice(0, 2).filter((key) => locale[key]);
    for (const key of [...keys.slice(1), ...own]) {
      for (const form of forms(locale[key])) {
        const what = `${tag}.${key}: ${form}`;
        assert.ok(form.trim(), what);
        assert.notEqual(form, key, what);
        if (tag !== 'ko') assert.doesNotMatch(form, /\p{Script=Hangul}/u, what);
        if (SCRIPTS[tag]) assert.doesNotMatch(form.replace('BEST', ''), /[A-Za-z]/, what);
        else assert.doesNotMatch(form, /\p{Script=Cyrillic}|\p{Script=Han}|\p{Script=Thai}/u, what);
        // As its language writes them; typewriters' signs are for code.
        assert.doesNotMatch(form, /['"<>&]|\.\.\./, what);
        assert.equal(form, form.normalize('NFC'), what);
      }
      const numbered = forms(locale[key]).at(-1).includes('{}');
      assert.equal(numbered, key === 'ago' || withNumber.includes(key), `${tag}.${key}`);
    }
    if (SCRIPTS[tag])
      assert.match(
        keys.flatMap((key) => forms(locale[key])).join(''),
        new RegExp(`\\p{Script=${SCRIPTS[tag]}}`, 'u'),
      );
  });

test('Chinese of Taiwan is written in traditional characters, that of the mainland in simplified ones', () => {
  const all = (tag) => Object.values(locales[tag]).flatMap(forms).join('');
  assert.doesNotMatch(all('zh-TW'), /[闻载试览来发观刚显图时暂条类缩复链]/);
  assert.doesNotMatch(all('zh-CN'), /[聞載試覽來發觀剛顯圖時暫條類縮複鏈]/);
});

test('no Korean text puts a particle behind what is inserted, whose sound nobody knows', () => {
  for (const key of withNumber)
    assert.doesNotMatch(ko[key], /\{\}(을|를|이|가|은|는|과|와|로|으로|이나|나|이라|라)(?![가-힣])/, key);
});

/** 0, 1, 2, 5, 21, 1000 new stories. */
const STORIES = {
  ar: ['0 خبر جديد', 'خبر جديد واحد', 'خبران جديدان', '5 أخبار جديدة', '21 خبرًا جديدًا', '1,000 خبر جديد'],
  de: [
    '0 neue Artikel',
    '1 neuer Artikel',
    '2 neue Artikel',
    '5 neue Artikel',
    '21 neue Artikel',
    '1.000 neue Artikel',
  ],
  en: [
    '0 new stories',
    '1 new story',
    '2 new stories',
    '5 new stories',
    '21 new stories',
    '1,000 new stories',
  ],
  es: [
    '0 noticias nuevas',
    '1 noticia nueva',
    '2 noticias nuevas',
    '5 noticias nuevas',
    '21 noticias nuevas',
    '1000 noticias nuevas',
  ],
  fr: [
    '0 nouvel article',
    '1 nouvel article',
    '2 nouveaux articles',
    '5 nouveaux articles',
    '21 nouveaux articles',
    '1\u202f000 nouveaux articles',
  ],
  he: [
    '0 כתבות חדשות',
    'כתבה חדשה אחת',
    'שתי כתבות חדשות',
    '5 כתבות חדשות',
    '21 כתבות חדשות',
    '1,000 כתבות חדשות',
  ],
  id: [
    '0 berita baru',
    '1 berita baru',
    '2 berita baru',
    '5 berita baru',
    '21 berita baru',
    '1.000 berita baru',
  ],
  ja: ['新着記事0件', '新着記事1件', '新着記事2件', '新着記事5件', '新着記事21件', '新着記事1,000件'],
  kk: [
    '0 жаңа мақала',
    '1 жаңа мақала',
    '2 жаңа мақала',
    '5 жаңа мақала',
    '21 жаңа мақала',
    '1\u00a0000 жаңа мақала',
  ],
  ko: ['새 기사 0건', '새 기사 1건', '새 기사 2건', '새 기사 5건', '새 기사 21건', '새 기사 1,000건'],
  mn: ['0 шинэ мэдээ', '1 шинэ мэдээ', '2 шинэ мэдээ', '5 шинэ мэдээ', '21 шинэ мэдээ', '1,000 шинэ мэдээ'],
  'pt-BR': [
    '0 nova notícia',
    '1 nova notícia',
    '2 novas notícias',
    '5 novas notícias',
    '21 novas notícias',
    '1.000 novas notícias',
  ],
  ru: [
    '0 новых материалов',
    '1 новый материал',
    '2 новых материала',
    '5 новых материалов',
    '21 новый материал',
    '1\u00a0000 новых материалов',
  ],
  th: ['ข่าวใหม่ 0 ข่าว', 'ข่าวใหม่ 1 ข่าว', 'ข่าวใหม่ 2 ข่าว', 'ข่าวใหม่ 5 ข่าว', 'ข่าวใหม่ 21 ข่าว', 'ข่าวใหม่ 1,000 ข่าว'],
  uz: [
    '0 ta yangi maqola',
    '1 ta yangi maqola',
    '2 ta yangi maqola',
    '5 ta yangi maqola',
    '21 ta yangi maqola',
    '1\u00a0000 ta yangi maqola',
  ],
  vi: ['0 tin mới', '1 tin mới', '2 tin mới', '5 tin mới', '21 tin mới', '1.000 tin mới'],
  'zh-CN': ['0 条新消息', '1 条新消息', '2 条新消息', '5 条新消息', '21 条新消息', '1,000 条新消息'],
  'zh-TW': ['0 則新消息', '1 則新消息', '2 則新消息', '5 則新消息', '21 則新消息', '1,000 則新消息'],
};
for (const tag of TAGS)
  test(`${tag}: 0, 1, 2, 5, 21 and 1000 have their forms and digits`, async () => {
    const numbers = [0, 1, 2, 5, 21, 1000];
    assert.deepEqual(await said(tag, 'newItems', numbers), STORIES[tag]);
    for (const key of ['rank', 'risen', 'fallen'])
      for (const text of await said(tag, key, numbers)) assert.doesNotMatch(text, /[{}]|undefined/, key);
  });

test('Russian and Arabic count places, too', async () => {
  assert.deepEqual(await said('ru', 'risen', [1, 2, 5, 21]), [
    'вверх на 1 позицию',
    'вверх на 2 позиции',
    'вверх на 5 позиций',
    'вверх на 21 позицию',
  ]);
  assert.deepEqual(await said('ar-EG', 'fallen', [1, 2, 3, 11]), [
    'تراجع مرتبة واحدة',
    'تراجع مرتبتين',
    'تراجع ٣ مراتب',
    'تراجع ١١ مرتبة',
  ]);
});

/** Tag of the page: the locale, and what dates and numbers are formatted by. */
for (const [tag, locale, format = tag] of [
  ['ko', 'ko'],
  ['KO', 'ko', 'ko'],
  ['ko-KR', 'ko'],
  ['ko_KR', 'ko', 'ko-KR'],
  ['ko-KP', 'ko'],
  ['zh', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-HK', 'zh-TW'],
  ['zh-MO', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-CN', 'zh-TW'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh_TW', 'zh-TW', 'zh-TW'],
  ['yue', 'zh-TW', 'zh-HK'],
  ['zh-yue', 'zh-TW', 'zh-HK'],
  ['cmn', 'zh-CN', 'zh'],
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['en-GB', 'en'],
  ['es-419', 'es'],
  ['uz-Latn', 'uz'],
  ['uz-Cyrl', 'uz', 'uz'],
  ['kk-Arab-CN', 'kk', 'kk'],
  ['iw', 'he', 'he'],
  ['in', 'id', 'id'],
  ['th-u-ca-buddhist', 'th'],
  ['fr-CA', 'fr'],
  ['ky', 'en', 'en'],
  ['tlh', 'en', 'en'],
  ['not a tag', 'en', 'en'],
  ['../../x', 'en', 'en'],
  ['__proto__', 'en', 'en'],
  ['constructor', 'en', 'en'],
  [undefined, 'ko', 'ko'],
])
  test(`${tag} is served in ${locale}`, () => {
    assert.deepEqual(localeFor(tag), [locale, format]);
  });

test('a publisher is asked for the language, its kin, English and Korean', () => {
  for (const [tag, ...languages] of [
    ['ko', 'ko', 'en'],
    ['ko-KR', 'ko', 'ko-KR', 'en'],
    ['zh-HK', 'zh-TW', 'zh-HK', 'zh', 'en', 'ko'],
    ['pt-PT', 'pt-BR', 'pt-PT', 'pt', 'en', 'ko'],
    ['ky', 'ky', 'en', 'ko'],
    ['th-u-ca-buddhist', 'th', 'en', 'ko'],
    ['../../x', 'en', 'ko'],
    [undefined, 'ko', 'en'],
  ])
    assert.deepEqual(languagesFor(tag), languages, tag);
});

test('words are there at once in Korean, and in others as soon as their files are', async () => {
  assert.equal(wordsFor('ko-KR', () => {}).tag, 'ko');
  assert.equal(wordsFor(undefined, () => {}).tag, 'ko');
  let words;
  let calls = 0;
  while (!words)
    await new Promise((arrived) => {
      calls++;
      words = wordsFor('zh-HK', arrived);
      if (words) arrived();
    });
  assert.ok(calls < 4, `${calls} calls`);
  assert.deepEqual([words.locale, words.tag, words.best], ['zh-TW', 'zh-HK', '熱門新聞']);
});
