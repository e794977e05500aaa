/** The locales as data: complete, in their own language, with plural forms; and which locale serves which tag. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { languagesFor } from '../../dist/feed/load/load-by-language.js';
import { matchLocale } from '../../dist/i18n/load-locale.js';
import { loadedLocales } from '../../dist/i18n/locale-registry.js';
import { localizerFor } from '../../dist/i18n/localizer-for.js';
import { registerLocale } from '../../dist/index.js';

const folder = new URL('../../dist/i18n/locales/', import.meta.url);
const TAGS = 'ar de en es fr he id ja kk ko mn pt-BR ru th uz vi zh-CN zh-TW'.split(' ');
const locales = Object.fromEntries(
  await Promise.all(TAGS.map(async (tag) => [tag, (await import(new URL(`${tag}.js`, folder))).default])),
);
const { ko } = locales;
/** The localizer of a tag, when its messages are loaded. */
async function loadLocalizer(tag) {
  for (;;) {
    let loaded;
    const arrival = new Promise((resolve) => {
      loaded = resolve;
    });
    const localizer = localizerFor(tag, loaded);
    if (localizer) return localizer;
    await arrival;
  }
}

/** The text of a key, formatted with each of the numbers. */
async function counted(tag, key, numbers) {
  const localizer = await loadLocalizer(tag);
  return numbers.map((number) => localizer.count(localizer[key], number));
}
const forms = (text) => (typeof text === 'string' ? [text] : Object.values(text));
/** Keys of languages that browsers lack. */
const optional = ['ago', 'days', 'datesAs'];
const withNumber = Object.keys(ko).filter((key) => forms(ko[key]).some((form) => form.includes('{}')));

/** The script of a language's own words. */
const SCRIPTS = {
  ...{ ar: 'Arabic', he: 'Hebrew', ja: 'Hiragana', ko: 'Hangul', th: 'Thai' },
  ...{ kk: 'Cyrillic', mn: 'Cyrillic', ru: 'Cyrillic', 'zh-CN': 'Han', 'zh-TW': 'Han' },
};

test('the folder of locales has one file for each language and no other', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && !name.endsWith('.d.js'));
  assert.deepEqual(files.map((name) => name.slice(0, -3)).sort(), [...TAGS].sort());
});

for (const tag of TAGS)
  test(`the locale ${tag} has every text, in its own language, with a place for each number`, () => {
    const locale = locales[tag];
    assert.equal(locale.locale, tag);
    assert.equal(locale.dir, /^(ar|he)$/.test(tag) ? 'rtl' : undefined);
    const keys = Object.keys(ko);
    assert.deepEqual(
      Object.keys(locale).filter((key) => key !== 'dir' && !optional.includes(key)),
      keys,
    );
    const own = optional.slice(0, 2).filter((key) => locale[key]);
    for (const key of [...keys.slice(1), ...own]) {
      for (const form of forms(locale[key])) {
        const what = `${tag}.${key}: ${form}`;
        assert.ok(form.trim(), what);
        assert.notEqual(form, key, what);
        if (tag !== 'ko') assert.doesNotMatch(form, /\p{Script=Hangul}/u, what);
        if (SCRIPTS[tag]) assert.doesNotMatch(form.replace('BEST', ''), /[A-Za-z]/, what);
        else assert.doesNotMatch(form, /\p{Script=Cyrillic}|\p{Script=Han}|\p{Script=Thai}/u, what);
        // Typographic punctuation.
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

test('the locale zh-TW is in traditional characters, zh-CN in simplified ones', () => {
  const all = (tag) => Object.values(locales[tag]).flatMap(forms).join('');
  assert.doesNotMatch(all('zh-TW'), /[闻载试览来发观刚显图时暂条类缩复链]/);
  assert.doesNotMatch(all('zh-CN'), /[聞載試覽來發觀剛顯圖時暫條類縮複鏈]/);
});

test('no Korean text puts a particle after an inserted value, whose sound is unknown', () => {
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
  test(`the locale ${tag} has the plural forms and digits of 0, 1, 2, 5, 21 and 1000`, async () => {
    const numbers = [0, 1, 2, 5, 21, 1000];
    assert.deepEqual(await counted(tag, 'newItems', numbers), STORIES[tag]);
    for (const key of ['rank', 'risen', 'fallen'])
      for (const text of await counted(tag, key, numbers)) assert.doesNotMatch(text, /[{}]|undefined/, key);
  });

test('Russian and Arabic have plural forms for gained and lost places', async () => {
  assert.deepEqual(await counted('ru', 'risen', [1, 2, 5, 21]), [
    'вверх на 1 позицию',
    'вверх на 2 позиции',
    'вверх на 5 позиций',
    'вверх на 21 позицию',
  ]);
  assert.deepEqual(await counted('ar-EG', 'fallen', [1, 2, 3, 11]), [
    'تراجع مرتبة واحدة',
    'تراجع مرتبتين',
    'تراجع ٣ مراتب',
    'تراجع ١١ مرتبة',
  ]);
});

/** `[tag of the page, locale, tag for dates and numbers]` */
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
  test(`the language tag ${tag} is served by the locale ${locale}`, () => {
    assert.deepEqual(matchLocale(tag), [locale, format]);
  });

test('the languages asked of a publisher are the wanted one, related ones, English and Korean', () => {
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

test('the Korean localizer is there at once, others as soon as their files are loaded', async () => {
  assert.equal(localizerFor('ko-KR', () => {}).tag, 'ko');
  assert.equal(localizerFor(undefined, () => {}).tag, 'ko');
  const { locale, tag, best } = await loadLocalizer('zh-HK');
  assert.deepEqual([locale, tag, best], ['zh-TW', 'zh-HK', '熱門新聞']);
});

test('a registered Korean locale may give a text by plural category', () => {
  const { ko } = loadedLocales;
  registerLocale({ ...ko, newItems: { other: '새 소식 {}건' } });
  const localizer = localizerFor('ko', () => {});
  registerLocale(ko);
  assert.equal(localizer.count(localizer.newItems, 1200), '새 소식 1,200건');
});
