/** One whole article: which item, and what becomes of its body. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import type { DongpoArticle } from '../../src/elements/article/article.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  FEED_URL,
  feedResponse,
  feedWith,
  isVisible,
  mount,
  mountWithFeed,
  query,
  recordErrors,
  recordEvents,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

const NUMBERED = feedWith([
  { id: 'a-1', url: 'http://www.dongpo.test/view.php?no=101' },
  { id: 'a-2', url: 'https://dongpo.test/view.php?no=15446&s=1' },
  { id: '101x', url: 'https://dongpo.test/news/3/' },
]);
const article = async (feed: object, attributes = '', children = ''): Promise<DongpoArticle> =>
  (await mountWithFeed('dongpo-article', feed, attributes, children)) as DongpoArticle;
const title = (element: Element): string | undefined => textsOf(element, '[part~=article] [part~=title]')[0];

describe('the item of an article', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const [item, place] of [
    ['', 0],
    ['a-2', 1],
    ['https://dongpo.test/view.php?no=101', 0],
    ['http://dongpo.test/view.php?no=101', 0],
    ['https://www.dongpo.test/view.php?no=15446&amp;s=1', 1],
    ['15446', 1],
    ['101', 0],
    ['http://dongpo.test/view.php?s=2&amp;no=15446', 1],
    ['101x', 2],
    ['http://www.dongpo.test/news/3', 2],
  ] as const)
    it(`an article finds its item by "${item}"`, async () => {
      const element = await article(NUMBERED, item && `item="${item}"`);
      expect(title(element)).to.equal(TITLES[place]);
    });

  for (const item of [
    'a-3',
    '1',
    '10',
    '1544',
    'https://dongpo.test/news/',
    '#',
    '/',
    'https://',
    'https://other.test/view.php?no=101',
    '[part]',
  ])
    it(`an article shows no other item in place of "${item}"`, async () => {
      const errors = recordErrors();
      const feed = feedWith([
        ...(NUMBERED as { items: Record<string, unknown>[] }).items,
        { id: 'z', url: undefined },
      ]);
      const element = await article(feed, `item="${item}" link-params="utm_source=p"`);
      await waitFor(() => errors.length || query(element, 'status'), 'the sentence');
      expect(errors).to.deep.equal([]);
      expect(title(element)).to.equal(undefined);
      expect(textsOf(element, 'status')[0]).to.equal('기사를 찾을 수 없습니다. 원문 보기');
      for (const each of TITLES)
        expect(textOf(element.shadowRoot!.querySelector('section'))).to.not.contain(each);
    });

  it('a missing article links to its own address, else to the newspaper', async () => {
    const link = (element: Element): string => (query(element, '[part~=status] a') as HTMLAnchorElement).href;
    const element = await article(NUMBERED, 'item="https://dongpo.test/view.php?no=7"');
    expect(link(element)).to.equal('https://dongpo.test/view.php?no=7');
    element.item = '8';
    await element.updateComplete;
    expect(link(element)).to.equal('https://feeds.test/');
  });

  it('a missing article leaves the fallback in place', async () => {
    const element = await article(NUMBERED, 'item="7"', '<p><a href="#">그 기사</a></p>');
    expect(isVisible(element.querySelector('p'))).to.equal(true);
    expect(query(element, 'status')).to.equal(undefined);
    element.item = 'a-1';
    await waitFor(() => title(element) === TITLES[0], 'the first');
    expect(isVisible(element.querySelector('p'))).to.equal(false);
  });

  it('an article follows changes of item', async () => {
    const element = await article(NUMBERED, 'item="a-1"');
    expect(title(element)).to.equal(TITLES[0]);
    element.setAttribute('item', 'a-2');
    await waitFor(() => title(element) === TITLES[1], 'the second');
    expect(textOf(query(element, 'body'))).to.contain(TITLES[1]);
  });

  it('the item replaces {item} in the src of an article', async () => {
    feeds.use(
      http.get('https://feeds.test/articles/:name', ({ params }) =>
        feedResponse(
          feedWith([
            {
              id: 'x',
              url: `https://dongpo.test/view.php?no=${Number(params.name) || 7}`,
              title: `기사 ${params.name}`,
            },
          ]),
        ),
      ),
    );
    const element = (await mount(
      '<dongpo-article item="15446" src="https://feeds.test/articles/{item}"></dongpo-article>',
    )) as DongpoArticle;
    await waitFor(() => title(element) === '기사 15446', 'the article');
    element.item = 'https://www.dongpo.test/view.php?a=1&no=99#top';
    await waitFor(() => title(element) === '기사 99', 'the other');
    element.item = 'a/b';
    await waitFor(() => feeds.requests.length === 3, 'a third request');
    expect(feeds.requests).to.deep.equal(
      ['15446', '99', 'a%2Fb'].map((name) => `https://feeds.test/articles/${name}`),
    );
    // What came instead is not what was asked for.
    await waitUntilSettled(element);
    await waitFor(() => query(element, 'status'), 'the sentence');
    expect(title(element)).to.equal(undefined);
  });
});

describe('the best-news list of an article', () => {
  const feeds = mockFeeds();
  useCleanPage();

  const best = (element: Element): HTMLElementTagNameMap['dongpo-best'] =>
    query(element, '.best > dongpo-best') as HTMLElementTagNameMap['dongpo-best'];

  it('the load, error and update events of an inner list stop at the article; select passes', async () => {
    const element = await article(jsonFeed(1));
    const events = recordEvents('dongpo-load', 'dongpo-error', 'dongpo-update');
    const selected = recordEvents('dongpo-select');
    expect(best(element)).to.equal(undefined);
    element.setAttribute('best-src', FEED_URL);
    await waitFor(() => best(element)?.dataset.state === 'ready', 'the list');
    feeds.use(
      http.get(FEED_URL, () =>
        feedResponse(feedWith([{ id: 'new', url: 'https://feeds.test/new', title: '속보' }])),
      ),
    );
    await best(element).reload();
    expect(textsOf(best(element), 'title')).to.deep.equal(['속보']);
    best(element).src = 'https://feeds.test/404';
    await waitForState(best(element), 'error');
    best(element).src = FEED_URL;
    await waitForState(best(element), 'ready');
    expect(events.map(({ type }) => type)).to.deep.equal([]);
    const link = query(best(element), '[part~=title] a')!;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(selected.length).to.equal(1);
    expect(selected[0]!.target).to.equal(element);
    expect(selected[0]!.item.title).to.equal('속보');
  });

  it('the best-news list takes language, links, theme, level and timeout from its article', async () => {
    const src = `${window.__FEEDS__}/hang`;
    const attributes = `lang="zh-CN" link-params="a=1" target="_blank" theme="plain" heading-level="2"`;
    const element = await article(jsonFeed(1), `${attributes} best-src="${FEED_URL}"`);
    await waitFor(() => best(element) && textsOf(best(element), 'heading')[0] === '热门新闻', 'Chinese');
    await waitForState(best(element), 'ready');
    const link = query(best(element), '[part~=title] a') as HTMLAnchorElement;
    expect(link.href).to.equal('https://feeds.test/articles/2?a=1');
    expect(link.target).to.equal('_blank');
    expect(best(element).theme).to.equal('plain');
    expect(query(best(element), 'heading')!.localName).to.equal('h2');
    element.timeout = 100;
    element.setAttribute('best-src', src);
    await waitForState(best(element), 'error');
    element.removeAttribute('best-src');
    await element.updateComplete;
    expect(best(element)).to.equal(undefined);
  });
});
