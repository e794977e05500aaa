/** Which items an element shows, of one feed and of several: attributes, changes, failures. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  feedResponse,
  feedWith,
  LISTS,
  mount,
  mountWithFeed,
  query,
  queryAll,
  recordEvents,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

interface Cases {
  feeds: Record<string, object>;
  cases: { src: string; attributes: Record<string, string | number>; rows: string }[];
}
const { feeds: FEEDS, cases }: Cases = await (
  await fetch(new URL('../select/cases.json', import.meta.url))
).json();

const address = (name: string): string => `https://feeds.test/${name}.json`;
const srcOf = (names: string): string => names.split(' ').map(address).join('\n ');
const rows = (element: Element): string => queryAll(element, '.item [part~=title] a').map(textOf).join(' ');
const attributesHtml = (attributes: object): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');

describe('the items of an element', () => {
  const feeds = mockFeeds();
  useCleanPage();

  beforeEach(() => {
    for (const [name, feed] of Object.entries(FEEDS))
      feeds.use(http.get(address(name), () => feedResponse(feed)));
    for (const name of ['404', '410'])
      feeds.use(http.get(address(name), () => new HttpResponse(null, { status: Number(name) })));
  });

  const show = async (
    names: string,
    attributes: object = {},
    tag = 'dongpo-headlines',
  ): Promise<DongpoElement> => {
    const element = await mount(
      `<${tag} show="" src="${srcOf(names)}" ${attributesHtml(attributes)}></${tag}>`,
    );
    await waitUntilSettled(element);
    return element;
  };

  for (const { src, attributes, rows: expected } of cases)
    it(`of ${src} with ${attributesHtml(attributes)}: ${expected || 'none'}`, async () => {
      const element = await show(src, attributes);
      expect(rows(element)).to.equal(expected);
      expect(element.dataset.state).to.equal(expected ? 'ready' : 'empty');
      if (!expected) expect(textOf(query(element, 'status'))).to.equal('보여 드릴 기사가 없습니다.');
      expect(feeds.requests.length).to.equal(src.split(' ').length);
    });

  it('a change of an attribute chooses again, without a request', async () => {
    const element = await show('a');
    expect(rows(element)).to.equal('a1 a2 a3 a4 a5');
    const changes: [Partial<DongpoElement>, string][] = [
      [{ section: '사회' }, 'a1 a5'],
      [{ order: 'newest' }, 'a5 a1'],
      [{ offset: 1 }, 'a1'],
      [{ section: undefined, offset: undefined }, 'a2 a5 a1 a3 a4'],
      [{ limit: 1 }, 'a2'],
    ];
    for (const [change, expected] of changes) {
      Object.assign(element, change);
      await waitFor(() => rows(element) === expected, expected);
    }
    expect(feeds.requests).to.deep.equal([address('a')]);
  });

  it('one of several feeds that fails costs its items only, and is told', async () => {
    const events = recordEvents('dongpo-error', 'dongpo-load');
    const element = await show('404 a');
    expect(rows(element)).to.equal('a2 a5 a1 a3 a4');
    await waitFor(() => events.length === 2, 'both events');
    expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load', 'dongpo-error']);
    expect((events[1] as HTMLElementEventMap['dongpo-error']).error.url).to.equal(address('404'));
    expect(element.dataset.state).to.equal('ready');
  });

  it('if all of several feeds fail, the element says so', async () => {
    const element = await show('404 410');
    await waitForState(element, 'error');
    expect(query(element, 'retry')).to.exist;
  });

  it('each source that its terms or show demand is named once', async () => {
    const element = await show('a b a', { show: '' });
    expect(textsOf(element, '.footer [part~=source]')).to.deep.equal(['출처: 나 신문']);
    expect(textsOf(element, '.footer [part~=rights]')).to.deep.equal(['© 나 신문']);
    element.show = 'source';
    await waitFor(() => queryAll(element, '.footer [part~=source]').length === 2, 'both sources');
    expect(textsOf(element, '.footer [part~=source]')).to.deep.equal(['출처: 가 신문', '출처: 나 신문']);
  });

  it('items of several feeds keep the language of their own', async () => {
    const chinese = { ...FEEDS.a, title: '中文', language: 'zh-CN', home_page_url: 'https://c.feeds.test/' };
    feeds.use(http.get(address('a'), () => feedResponse(chinese)));
    const element = await show('b a', { lang: 'ko' });
    const languages = queryAll(element, '.item h4').map((title) => title.lang || 'ko');
    expect(new Set(languages)).to.deep.equal(new Set(['ko', 'zh-CN']));
  });

  it('an element without such attributes chooses nothing', async () => {
    const element = await mountWithFeed('dongpo-headlines', feedWith([], {}, 3));
    expect(element.selection).to.equal(undefined);
  });

  it('ranks of a best list are not numbered anew by what is left out', async () => {
    const ranks = (element: Element): string =>
      queryAll(element, '.rank > [aria-hidden]').map(textOf).join(' ');
    const element = await show('a', { section: '사회' }, 'dongpo-best');
    expect(ranks(element)).to.equal('1 5');
    expect(queryAll(element, '.item').map((row) => row.getAttribute('value'))).to.deep.equal([null, '5']);
    Object.assign(element, { section: undefined, offset: 3 });
    await waitFor(() => ranks(element) === '4 5', 'the places of the rest');
    expect(query(element, '.top')).to.equal(undefined);
    element.feed = feedWith([{ _dongpo: { rank: 7 } }, { _dongpo: { rank: 2 } }], {}, 2);
    element.offset = 1;
    await waitFor(() => ranks(element) === '2', "the feed's own rank");
  });

  it('tabs are those of the chosen items', async () => {
    const element = await show('a', { section: '사회, 문화' }, 'dongpo-sections');
    await waitFor(() => queryAll(element, 'tab').length === 3, 'the tabs');
    expect(textsOf(element, 'tab')).to.deep.equal(['뉴스', '사회', '문화']);
  });

  it('an article is the first that is chosen, or the one that is named', async () => {
    const element = await show('a', { section: '문화' }, 'dongpo-article');
    expect(textOf(query(element, 'title'))).to.equal('a4');
    Object.assign(element, { item: 'a1' });
    await waitFor(() => textOf(query(element, 'title')) === 'a1', 'the named one');
  });

  it('a ticker chooses too, and shows old items where none is recent', async () => {
    const element = await show('a', { section: '사회' }, 'dongpo-ticker');
    await waitFor(() => queryAll(element, '.item').length === 2, 'the lines');
    expect(textsOf(element, '.item [part~=title]')).to.deep.equal(['a5', 'a1']);
    const plain = await show('a', { 'max-age': 1 }, 'dongpo-ticker');
    await waitFor(() => queryAll(plain, '.item').length === 5, 'the latest lines');
    expect(plain.selection).to.equal(undefined);
  });

  for (const tag of LISTS)
    it(`a choice that is not there at first keeps the height of ${tag}`, async () => {
      const full = await show('a', {}, tag);
      const none = await show('a', { section: '없음' }, tag);
      expect(none.getBoundingClientRect().height).to.be.closeTo(full.getBoundingClientRect().height, 1);
    });
});
