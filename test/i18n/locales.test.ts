/** Every locale on every element: all texts of the block's own are in its language. The texts: locales.test.mjs. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import en from '../../src/i18n/locales/en.js';
import ko from '../../src/i18n/locales/ko.js';
import type { Messages } from '../../src/i18n/messages.js';
import { registerLocale } from '../../src/index.js';
import { waitForBehaviours } from '../controllers/fake-time.js';
import {
  containerOf,
  mount,
  query,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const TAGS = 'ar de en es fr he id ja kk ko mn pt-BR ru th uz vi zh-CN zh-TW'.split(' ');

const hours = (ago: number): string => new Date(Date.now() - ago * 36e5).toISOString();
/** Its texts are symbols, so that all words on the page are the block's own. */
const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: '§',
  home_page_url: 'https://feeds.test/',
  _dongpo: { rights: '©' },
  items: [1, 2, 3].map((n) => ({
    id: `${n}`,
    url: `https://feeds.test/${n}`,
    title: `${n} §`,
    content_html: '<p>§</p><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    date_published: hours(n * 30 - 29),
    date_modified: hours(n * 30 - 29.5),
    _dongpo: { status: 'corrected', rank_change: ['new', 3, -2][n - 1], section_path: ['‡', `${n}`] },
  })),
};

/** All texts and labels of an element, of inner elements too. */
function allTexts(element: Element): string {
  const root = element.shadowRoot!;
  const names = ['aria-label', 'title', 'data-sign', 'placeholder', 'alt'];
  const labels = [...root.querySelectorAll('*')].flatMap((node) =>
    names.map((name) => node.getAttribute(name)),
  );
  const inner = [...root.querySelectorAll('dongpo-headlines, dongpo-best')].map(allTexts);
  return [textOf(containerOf(element)), ...labels, ...inner].filter(Boolean).join(' | ');
}

const blocks: Record<string, { tag: string; attributes?: string; feed?: object; part: string }> = {
  headlines: { tag: 'dongpo-headlines', attributes: 'target="_blank" heading=""', feed: FEED, part: 'item' },
  best: { tag: 'dongpo-best', feed: FEED, part: 'rank' },
  article: {
    tag: 'dongpo-article',
    attributes: 'controls="text-size share print"',
    feed: FEED,
    part: 'tool',
  },
  missing: { tag: 'dongpo-article', attributes: 'item="none"', feed: FEED, part: 'status' },
  ticker: { tag: 'dongpo-ticker', feed: FEED, part: 'toggle' },
  sections: { tag: 'dongpo-sections', feed: FEED, part: 'tab' },
  empty: { tag: 'dongpo-headlines', attributes: 'heading=""', feed: { ...FEED, items: [] }, part: 'status' },
  error: { tag: 'dongpo-headlines', attributes: 'src="https://feeds.test/404"', part: 'retry' },
};

async function show(
  lang: string,
  { tag, attributes = '', feed, part }: (typeof blocks)[string],
): Promise<DongpoElement> {
  const element = await mount(`<${tag} lang="${lang}" ${attributes}></${tag}>`);
  if (feed) element.feed = feed;
  if (feed) await waitUntilSettled(element);
  else await waitForState(element, 'error');
  await waitFor(() => query(element, part), `${part} of ${tag}`);
  await waitFor(() => containerOf(element).lang === lang, `${tag} in ${lang}`);
  if (feed) await waitForBehaviours(element);
  return element;
}

describe('the locales on elements', () => {
  mockFeeds();
  useCleanPage();
  before(() =>
    Promise.all([
      import('../../src/elements/article/article-enhancements.js'),
      import('../../src/elements/ticker/ticker-view.js'),
      import('../../src/elements/sections/sections-view.js'),
    ]),
  );

  const keys = new RegExp(
    `\\b(${Object.keys(ko)
      .filter((key) => /[A-Z]/.test(key))
      .join('|')})\\b`,
  );

  for (const lang of TAGS)
    it(`every element is entirely in ${lang}`, async () => {
      const { default: messages } = (await import(`../../src/i18n/locales/${lang}.ts`)) as {
        default: Messages;
      };
      let spoken = '';
      for (const [name, block] of Object.entries(blocks)) {
        const element = await show(lang, block);
        const texts = allTexts(element);
        expect(texts, name).to.not.match(/undefined|null|\[object|\{\}|NaN/);
        expect(texts, name).to.not.match(keys);
        if (lang !== 'ko') expect(texts, name).to.not.match(/\p{Script=Hangul}/u);
        const dates = textsOf(element, 'date').join();
        // Browsers that lack a language give dates in their own.
        if (/^(ar|he|ja|kk|ko|mn|ru|th|zh.*)$/.test(lang)) expect(dates, name).to.not.match(/[A-Za-z]/);
        else if (lang !== 'en') expect(dates, name).to.not.match(/\b(ago|yesterday)\b|[-+]\d/);
        const direction = /^(ar|he)$/.test(lang) ? 'rtl' : 'ltr';
        expect(getComputedStyle(containerOf(element)).direction, name).to.equal(direction);
        spoken += texts;
      }
      // Each text was used.
      const { best, news, empty, failed, retry, missing, source, original, newWindow, corrected } = messages;
      const { published, modified, video, fresh, live, pause, previous, next, sections } = messages;
      const { textSize, letter, smaller, larger, print } = messages;
      for (const text of [
        ...[best, news, empty, failed, retry, missing, source.trim(), original, newWindow, corrected],
        ...[published, modified, video, fresh, live, pause, previous, next, sections],
        ...[textSize, `${letter}+`, smaller, larger, print],
      ])
        expect(spoken).to.contain(text.replace(/\s+/g, ' '));
    });

  it('a regional tag gets the texts of its locale and the dates of its region', async () => {
    const dates: Record<string, string> = {};
    for (const lang of ['en-US', 'en-GB', 'pt-BR', 'pt-PT', 'zh-TW', 'zh-HK']) {
      const element = await show(lang, {
        ...blocks.headlines!,
        attributes: 'date-style="datetime" time-zone="Asia/Seoul"',
        feed: { ...FEED, items: [{ ...FEED.items[0], date_published: '2026-03-05T13:00:00+09:00' }] },
      });
      dates[lang] = textsOf(element, 'date')[0]!;
    }
    expect(dates['en-US']).to.match(/^March 5, 2026/);
    expect(dates['en-GB']).to.match(/^5 March 2026.* 13:00/);
    expect(dates['pt-PT']).to.match(/^5 de março de 2026/);
    expect(dates['zh-TW']).to.contain('下午1:00');
    expect(new Set(Object.values(dates)).size).to.be.greaterThan(3);
  });

  it('a registered locale serves elements that are in the page already', async () => {
    const element = await show('en', blocks.best!);
    element.lang = 'ky';
    registerLocale({ ...en, locale: 'ky', best: 'Көп окулгандар' });
    await waitFor(() => textsOf(element, 'heading')[0] === 'Көп окулгандар', 'the new locale');
    expect(containerOf(element).lang).to.equal('ky');
    // A region of a language that the library has.
    registerLocale({ ...en, locale: 'en-AU', best: 'Most read down under' });
    element.lang = 'en-AU';
    await waitFor(() => textsOf(element, 'heading')[0] === 'Most read down under', 'the region');
    element.lang = 'en-GB';
    await waitFor(() => textsOf(element, 'heading')[0] === en.best, 'our English');
  });
});
