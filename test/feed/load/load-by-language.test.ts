/** `{lang}` in `src`: the block's language, else the next one that the publisher has. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../../src/elements/core/feed-element.js';
import { waitForBehaviours } from '../../controllers/fake-time.js';
import {
  containerOf,
  feedResponse,
  feedWith,
  mount,
  query,
  recordEvents,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../../elements/helpers.js';
import { mockFeeds } from '../../mocks/feeds.js';

const SRC = 'https://feeds.test/feed.{lang}.json';
/** Each test has addresses of its own: what was found is remembered as long as the page lives. */
let server = '';

describe('{lang} in src', () => {
  const feeds = mockFeeds();
  useCleanPage();
  let asked: string[];
  let there: Record<string, () => Response>;

  const titled = (title: string, language?: string) => () =>
    feedResponse(feedWith([{ title }], { language }, 1));

  beforeEach(() => {
    server = SRC.replace('feed.', `${crypto.randomUUID()}/feed.`);
    asked = [];
    there = {};
    feeds.use(
      http.get(server.replace('{lang}', ':lang'), ({ params }) => {
        const lang = `${params.lang}`;
        asked.push(lang);
        return there[lang]?.() ?? new HttpResponse(null, { status: 404 });
      }),
    );
  });

  const show = async (lang: string, tag = 'dongpo-headlines'): Promise<DongpoElement> => {
    const element = await mount(`<${tag} lang="${lang}" src="${server}"></${tag}>`);
    await waitUntilSettled(element);
    return element;
  };

  it('{lang} is the language of the block', async () => {
    there = { ru: titled('Новость', 'ru') };
    const element = await show('ru');
    await waitFor(() => textsOf(element, 'title')[0] === 'Новость', 'the Russian feed');
    expect(asked).to.deep.equal(['ru']);
  });

  it('{lang} is Korean if the page has no language', async () => {
    there = { ko: titled('소식', 'ko') };
    const element = await mount(`<dongpo-headlines src="${server}"></dongpo-headlines>`);
    await waitUntilSettled(element);
    expect(asked).to.deep.equal(['ko']);
  });

  it('{lang} falls back to the next language, without retrying missing ones', async () => {
    there = { en: titled('News', 'en') };
    const element = await show('zh-HK');
    await waitFor(() => textsOf(element, 'title')[0] === 'News', 'the English feed');
    expect(asked).to.deep.equal(['zh-TW', 'zh-HK', 'zh', 'en']);
    // The block keeps its own language; the item is in another.
    await waitFor(() => containerOf(element).lang === 'zh-HK', 'the block');
    expect(query(element, 'title')!.lang).to.equal('en');
  });

  for (const [what, gone] of [
    ['410', () => new HttpResponse(null, { status: 410 })],
    ['a failure that no script may look into', () => HttpResponse.error()],
  ] as const)
    it(`{lang} moves on after ${what}`, async () => {
      there = { ru: gone, en: gone, ko: titled('소식', 'ko') };
      const element = await show('ru');
      expect(asked).to.deep.equal(['ru', 'en', 'ko']);
      expect(textsOf(element, 'title')).to.deep.equal(['소식']);
      expect(query(element, 'title')!.lang).to.equal('ko');
    });

  it('{lang} retries a server that fails instead of moving on', async () => {
    let failures = 0;
    const failing = () =>
      ++failures < 3 ? new HttpResponse(null, { status: 503 }) : titled('Новость', 'ru')();
    there = { ru: failing, ko: titled('소식', 'ko') };
    const element = await show('ru');
    expect(textsOf(element, 'title')).to.deep.equal(['Новость']);
    expect(asked).to.deep.equal(['ru', 'ru', 'ru']);
  });

  it('{lang} fails like any address if the last language is missing too', async () => {
    const errors = recordEvents('dongpo-error');
    const element = await mount(`<dongpo-best lang="ja" src="${server}"></dongpo-best>`);
    await waitForState(element, 'error');
    await waitFor(() => errors.length, 'the event');
    expect(asked).to.deep.equal(['ja', 'en', 'ko']);
    expect(errors[0]!.error).to.include({ code: 'http', status: 404 });
    expect(errors[0]!.error.url).to.contain('feed.ko.json');
  });

  it('{lang} remembers the language that was found', async () => {
    there = { en: titled('News', 'en') };
    const first = await show('de');
    expect(asked).to.deep.equal(['de', 'en']);
    await show('de', 'dongpo-best');
    await first.reload();
    expect(asked).to.deep.equal(['de', 'en', 'en']);
  });

  it('a feed without a language gets the one of its address', async () => {
    there = { ko: titled('소식') };
    const element = await show('ar');
    expect(asked).to.deep.equal(['ar', 'en', 'ko']);
    expect(query(element, 'title')!.lang).to.equal('ko');
  });

  it('{lang} follows a change of the page’s language', async () => {
    there = { ru: titled('Новость', 'ru'), 'zh-CN': titled('新闻', 'zh-CN') };
    const element = await show('ru');
    await waitForBehaviours(element);
    element.lang = 'zh';
    await waitFor(() => textsOf(element, 'title')[0] === '新闻', 'the Chinese feed');
    expect(asked).to.deep.equal(['ru', 'zh-CN']);
  });

  it('{lang} may be a language that the library has no messages in', async () => {
    there = { ky: titled('Кабар', 'ky') };
    const element = await show('ky-KG');
    expect(asked).to.deep.equal(['ky-KG', 'ky']);
    expect(query(element, 'title')!.lang).to.equal('ky');
  });

  it('{lang} is replaced by nothing but a language tag', async () => {
    there = { ko: titled('소식', 'ko') };
    await show('../../evil?x=');
    expect(asked).to.deep.equal(['en', 'ko']);
  });
});
