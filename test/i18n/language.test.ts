/** The language of a block: its own, an ancestor's or the document's, through shadow roots, followed live. */
import { expect } from '@open-wc/testing';
import {
  containerOf,
  feedWith,
  LISTS,
  mount,
  onCleanup,
  query,
  TAGS,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds } from '../mocks/feeds.js';

const BEST = { ko: 'BEST 뉴스', 'zh-CN': '热门新闻', en: 'Most read' };
const FAILED = {
  ko: ['뉴스를 불러오지 못했습니다.', '다시 시도'],
  'zh-CN': ['新闻加载失败。', '重试'],
  en: ['The news could not be loaded.', 'Try again'],
};
const EMPTY = {
  ko: '보여 드릴 기사가 없습니다.',
  'zh-CN': '暂无新闻。',
  en: 'No news at the moment.',
};
type Locale = keyof typeof BEST;
const LOCALES = Object.keys(BEST) as Locale[];

const languageOf = (element: Element): string => containerOf(element).lang;
const waitForLanguage = (element: Element, locale: string): Promise<void> =>
  waitFor(() => languageOf(element) === locale, `${locale}, not ${languageOf(element)}`);

async function mountBest(markup: string): Promise<[HTMLElement, HTMLElementTagNameMap['dongpo-best']]> {
  const page = await mount(markup);
  const element = page.localName === 'dongpo-best' ? page : page.querySelector('dongpo-best')!;
  (element as HTMLElementTagNameMap['dongpo-best']).feed = jsonFeed(2);
  await waitUntilSettled(element);
  return [page, element as HTMLElementTagNameMap['dongpo-best']];
}

describe('the language of a block', () => {
  mockFeeds();
  useCleanPage();

  it('a block is in Korean where no `lang` is set', async () => {
    const [, element] = await mountBest('<dongpo-best></dongpo-best>');
    expect(languageOf(element)).to.equal('ko');
    expect(textsOf(element, 'heading')).to.deep.equal([BEST.ko]);
  });

  it('a block follows changes of its own `lang`', async () => {
    const [, element] = await mountBest('<div lang="ko"><dongpo-best lang="en"></dongpo-best></div>');
    for (const locale of ['en', 'zh-CN', 'ko', 'en'] as const) {
      element.setAttribute('lang', locale);
      await waitForLanguage(element, locale);
      expect(textsOf(element, 'heading')).to.deep.equal([BEST[locale]]);
    }
    element.removeAttribute('lang');
    await waitForLanguage(element, 'ko');
  });

  it("a block follows changes of an ancestor's `lang`", async () => {
    const [page, element] = await mountBest('<div lang="zh-CN"><p><dongpo-best></dongpo-best></p></div>');
    await waitForLanguage(element, 'zh-CN');
    page.lang = 'en';
    await waitForLanguage(element, 'en');
    element.parentElement!.lang = 'zh-CN';
    await waitForLanguage(element, 'zh-CN');
    element.parentElement!.removeAttribute('lang');
    await waitForLanguage(element, 'en');
  });

  it("a block follows changes of the document's `lang`", async () => {
    const [, element] = await mountBest('<dongpo-best></dongpo-best>');
    onCleanup(() => document.documentElement.removeAttribute('lang'));
    document.documentElement.lang = 'en';
    await waitForLanguage(element, 'en');
    expect(textsOf(element, 'heading')).to.deep.equal([BEST.en]);
  });

  it('a block follows changes of `lang` on both sides of a shadow root', async () => {
    const page = await mount('<div lang="zh-CN"><div id="host"></div></div>');
    const root = page.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<div id="inner"><dongpo-best></dongpo-best></div>';
    const element = root.querySelector('dongpo-best')!;
    element.feed = jsonFeed(2);
    await waitUntilSettled(element);
    await waitForLanguage(element, 'zh-CN');
    page.lang = 'en';
    await waitForLanguage(element, 'en');
    root.querySelector<HTMLElement>('#inner')!.lang = 'ko';
    await waitForLanguage(element, 'ko');
  });

  it('a block that is moved takes the language of its new place', async () => {
    const [page, element] = await mountBest(
      '<div><div lang="en"><dongpo-best></dongpo-best></div><div lang="zh-CN"></div></div>',
    );
    await waitForLanguage(element, 'en');
    page.lastElementChild!.append(element);
    await waitForLanguage(element, 'zh-CN');
    page.lastElementChild!.setAttribute('lang', 'ko');
    await waitForLanguage(element, 'ko');
  });

  it('two blocks side by side can be in different languages', async () => {
    const page = await mount(
      '<div><dongpo-best lang="en"></dongpo-best><dongpo-best lang="zh-CN"></dongpo-best></div>',
    );
    const [first, second] = page.querySelectorAll('dongpo-best');
    for (const element of [first!, second!]) {
      element.feed = jsonFeed(2);
      await waitUntilSettled(element);
    }
    await Promise.all([waitForLanguage(first!, 'en'), waitForLanguage(second!, 'zh-CN')]);
    expect(textsOf(first!, 'heading')).to.deep.equal([BEST.en]);
    expect(textsOf(second!, 'heading')).to.deep.equal([BEST['zh-CN']]);
  });

  // All language tags: locales.test.mjs.
  for (const [tag, lang, heading] of [
    ['KO', 'ko', 'BEST 뉴스'],
    ['zh-Hans-SG', 'zh-Hans-SG', '热门新闻'],
    ['zh-HK', 'zh-HK', '熱門新聞'],
    ['en_GB', 'en-GB', 'Most read'],
    ['pt-PT', 'pt-PT', 'Mais lidas'],
    ['uz-Cyrl', 'uz', 'Ko‘p o‘qilganlar'],
    ['ky', 'en', 'Most read'],
    ['not a tag', 'en', 'Most read'],
  ] as const)
    it(`the language tag ${tag} gives a block in ${lang}`, async () => {
      const [, element] = await mountBest(`<dongpo-best lang="${tag}"></dongpo-best>`);
      await waitForLanguage(element, lang);
      expect(textsOf(element, 'heading')).to.deep.equal([heading]);
    });

  for (const locale of LOCALES) {
    for (const tag of TAGS)
      it(`<${tag}> in ${locale} has messages for a failed and an empty feed`, async () => {
        const element = await mount(`<${tag} lang="${locale}" src="https://feeds.test/404"></${tag}>`);
        await waitForState(element, 'error');
        await waitForLanguage(element, locale);
        expect([textsOf(element, '[part~=status] p')[0], textsOf(element, 'retry')[0]]).to.deep.equal(
          FAILED[locale],
        );
        element.src = 'https://feeds.test/empty.json';
        await waitForState(element, 'empty');
        expect(textsOf(element, 'status')).to.deep.equal([EMPTY[locale]]);
      });
  }

  for (const tag of [...LISTS, 'dongpo-article'])
    it(`<${tag}> marks the language of an item where it is not that of the block`, async () => {
      const element = (await mount(`<${tag} lang="ko"></${tag}>`)) as HTMLElementTagNameMap['dongpo-best'];
      element.feed = feedWith([{ language: 'zh-CN', title: '延边今日新闻' }], {}, 2);
      await waitUntilSettled(element);
      expect(query(element, 'title')!.lang).to.equal('zh-CN');
      element.feed = feedWith([{ language: 'ko' }]);
      await waitFor(() => query(element, 'title')?.lang === '', 'no mark');
    });
});
