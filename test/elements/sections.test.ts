/** dongpo-sections: tabs over a feed's sections or over panels of the page, by pointer and keyboard. */
import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { reserve } from '../../src/elements/core/reserve.js';
import type { DongpoSections } from '../../src/elements/sections/sections.js';
import { jsonFeed, mockFeeds } from '../mocks/feeds.js';
import {
  containerOf,
  FEED_URL,
  feedResponse,
  feedWith,
  mount,
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

const items = (count: number, tag: string): Record<string, unknown>[] =>
  Array.from({ length: count }, () => ({ tags: [tag] }));
const NEWS = feedWith([...items(2, '경제'), ...items(3, '사회'), {}, ...items(1, '문화')]);

const tabs = (element: Element): HTMLElement[] => queryAll(element, 'tab');
const chosen = (element: Element): string | undefined =>
  tabs(element)
    .filter((tab) => tab.getAttribute('aria-selected') === 'true')
    .map(textOf)
    .join();
const panel = (element: Element): HTMLElement => queryAll(element, 'panel').find(({ hidden }) => !hidden)!;
const list = (element: Element): DongpoElement => panel(element).querySelector('dongpo-headlines')!;
const focused = (element: Element): string => textOf(element.shadowRoot!.activeElement);

describe('dongpo-sections', () => {
  const feeds = mockFeeds();
  useCleanPage();
  // The test server makes it anew at the first request.
  before(() => import('../../src/elements/sections/sections-view.js'));

  async function shown(feed: object = NEWS, attributes = ''): Promise<DongpoSections> {
    const element = (await mount(`<dongpo-sections ${attributes}></dongpo-sections>`)) as DongpoSections;
    element.feed = feed;
    await waitUntilSettled(element);
    await waitFor(() => panel(element), 'a panel');
    if (list(element)) await waitUntilSettled(list(element));
    return element;
  }

  /** With the page's own panels. */
  async function withPanels(inner: string, attributes = ''): Promise<DongpoSections> {
    // Lazy, as they are in a page.
    const page = await fixture(
      `<div style="width:400px"><dongpo-sections ${attributes}>${inner}</dongpo-sections></div>`,
    );
    const element = page.firstElementChild as DongpoSections;
    await waitFor(() => query(element, 'panel'), 'a panel');
    return element;
  }
  const PANELS = `<dongpo-headlines heading="최신" src="${FEED_URL}" limit="2"></dongpo-headlines>
    <dongpo-best heading="많이 본" src="https://feeds.test/best.json" hidden></dongpo-best>
    <dongpo-headlines heading="中文" lang="zh-CN" src="https://feeds.test/zh.json" hidden></dongpo-headlines>`;

  describe('of one feed', () => {
    it('the tabs of one feed are all news, then its sections, the largest first', async () => {
      const element = await shown();
      expect(tabs(element).map(textOf)).to.deep.equal(['뉴스', '사회', '경제', '문화']);
      expect(chosen(element)).to.equal('뉴스');
      expect(queryAll(list(element), 'item').length).to.equal(7);
      tabs(element)[1]!.click();
      await waitFor(() => chosen(element) === '사회', 'the tab');
      await waitUntilSettled(list(element));
      expect(queryAll(list(element), 'item').length).to.equal(3);
    });

    it('there are at most max-sections tabs, and none for a single section', async () => {
      expect(tabs(await shown(NEWS, 'max-sections="2"')).length).to.equal(2);
      const element = await shown(feedWith(items(3, '사회')));
      expect(tabs(element)).to.deep.equal([]);
      expect(queryAll(list(element), 'item').length).to.equal(3);
    });

    it('the tabs are of the level at which the section paths differ', async () => {
      const path = (...section_path: string[]): Record<string, unknown> => ({ _dongpo: { section_path } });
      const element = await shown(
        feedWith([
          path('뉴스홈', '국제', '중국'),
          path('뉴스홈', '국제', '일본'),
          path('뉴스홈', '사회'),
          { tags: [] },
        ]),
      );
      expect(tabs(element).map(textOf)).to.deep.equal(['뉴스', '국제', '사회']);
    });

    it('the list of a tab is made when it is opened, and kept', async () => {
      const element = await shown();
      const lists = (): number => element.shadowRoot!.querySelectorAll('dongpo-headlines').length;
      expect(lists()).to.equal(1);
      const first = list(element);
      tabs(element)[1]!.click();
      await waitFor(() => lists() === 2, 'the second');
      tabs(element)[0]!.click();
      await waitFor(() => list(element) === first, 'the first again');
    });

    it('the selected tab stays selected after a reload', async () => {
      const element = await shown();
      tabs(element)[2]!.click();
      await waitFor(() => chosen(element) === '경제', 'the tab');
      element.feed = feedWith([...items(3, '경제'), ...items(1, '사회')]);
      await waitFor(() => tabs(element).length === 3, 'the new tabs');
      expect(chosen(element)).to.equal('경제');
    });

    it('sections show no more than the terms of the feed allow', async () => {
      const element = await shown(
        { ...NEWS, _dongpo: { terms: { show: ['title'], max_items: 2 } } },
        'show="summary"',
      );
      expect(queryAll(list(element), 'item').length).to.equal(2);
      expect(textsOf(list(element), 'summary').join('')).to.equal('');
      expect(query(list(element), 'source')).to.not.equal(undefined);
    });

    it('sections dispatch dongpo-load for themselves, not for their lists', async () => {
      const seen = recordEvents('dongpo-load');
      const element = await shown();
      tabs(element)[1]!.click();
      await waitFor(() => chosen(element) === '사회', 'the tab');
      await waitUntilSettled(list(element));
      expect(seen.map(({ target }) => target)).to.deep.equal([element]);
    });

    for (const width of [320, 720, 1280])
      it(`sections are as high as their reserve at ${width} pixels`, async () => {
        const page = await mount(
          `<div style="width:${width}px;font-size:16px"><dongpo-sections limit="3"></dongpo-sections></div>`,
        );
        const element = page.firstElementChild as DongpoSections;
        element.feed = NEWS;
        await waitUntilSettled(element);
        await waitFor(() => panel(element), 'a panel');
        await waitUntilSettled(list(element));
        const wanted = Number.parseFloat(reserve('dongpo-sections', { limit: 3, width })) * 16;
        expect(element.getBoundingClientRect().height).to.be.closeTo(wanted, 1);
        tabs(element)[3]!.click();
        await waitFor(() => chosen(element) === '문화', 'the tab');
        await waitUntilSettled(list(element));
        expect(element.getBoundingClientRect().height).to.be.closeTo(wanted, 1);
      });
  });

  describe('of panels of the page', () => {
    it('each panel has a tab named by its heading, which the panel hides', async () => {
      const element = await withPanels(PANELS);
      expect(tabs(element).map(textOf)).to.deep.equal(['최신', '많이 본', '中文']);
      expect(tabs(element)[2]!.lang).to.equal('zh-CN');
      const first = element.firstElementChild as DongpoElement;
      await waitUntilSettled(first);
      expect(query(first, 'heading')).to.equal(undefined);
    });

    it('a panel loads when its tab is opened', async () => {
      feeds.use(http.get('https://feeds.test/best.json', () => feedResponse(jsonFeed(2))));
      const element = await withPanels(PANELS);
      await waitUntilSettled(element.firstElementChild!);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
      tabs(element)[1]!.click();
      await waitFor(() => feeds.requests.includes('https://feeds.test/best.json'), 'the request');
      expect(feeds.requests.length).to.equal(2);
    });

    it('the tabs follow panels that are added and removed', async () => {
      const element = await withPanels(PANELS);
      const last = element.lastElementChild as DongpoElement;
      const added = document.createElement('dongpo-headlines');
      added.setAttribute('heading', '새 탭');
      element.append(added);
      await waitFor(() => tabs(element).length === 4, 'four tabs');
      last.remove();
      await waitFor(() => tabs(element).length === 3, 'three tabs');
      expect(tabs(element).map(textOf)).to.deep.equal(['최신', '많이 본', '새 탭']);
      expect(last.heading).to.equal('中文');
      expect(last.slot).to.equal('');
    });

    it('opening a tab does not shift the page below', async () => {
      const element = await withPanels(PANELS);
      await waitUntilSettled(element.firstElementChild!);
      const before = element.getBoundingClientRect().height;
      tabs(element)[2]!.click();
      await waitFor(() => chosen(element) === '中文', 'the tab');
      expect(element.getBoundingClientRect().height).to.be.at.least(before);
    });

    it('two panels may have the same heading', async () => {
      const element = await withPanels('<dongpo-headlines heading="가"></dongpo-headlines>'.repeat(2));
      tabs(element)[1]!.click();
      await waitFor(() => tabs(element)[1]!.getAttribute('aria-selected') === 'true', 'the second');
      expect(tabs(element)[0]!.getAttribute('aria-selected')).to.equal('false');
    });
  });

  describe('by the keyboard', () => {
    async function walk(keys: string[], dir = 'ltr'): Promise<string[]> {
      const page = await mount(
        `<div dir="${dir}"><input id="before" aria-label="앞"><dongpo-sections></dongpo-sections></div>`,
      );
      const element = page.querySelector('dongpo-sections')!;
      element.feed = NEWS;
      await waitUntilSettled(element);
      await waitFor(() => tabs(element)[3], 'tabs');
      page.querySelector('input')!.focus();
      await sendKeys({ press: 'Tab' });
      const stops = [focused(element)];
      for (const key of keys) {
        await sendKeys({ press: key });
        await element.updateComplete;
        expect(chosen(element)).to.equal(focused(element));
        stops.push(focused(element));
      }
      return stops;
    }

    it('arrow keys go from tab to tab, around the ends', async () => {
      expect(
        await walk(['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowLeft', 'Home']),
      ).to.deep.equal(['뉴스', '사회', '경제', '사회', '문화', '뉴스', '문화', '뉴스']);
    });

    it('arrow keys are mirrored from right to left', async () => {
      expect(await walk(['ArrowLeft', 'ArrowRight', 'End'], 'rtl')).to.deep.equal([
        '뉴스',
        '사회',
        '뉴스',
        '문화',
      ]);
    });

    it('Tab goes from the selected tab into its panel', async () => {
      await walk(['ArrowRight']);
      await sendKeys({ press: 'Tab' });
      const element = document.querySelector('dongpo-sections')!;
      const inner = element.shadowRoot!.activeElement as DongpoElement;
      expect(inner).to.equal(list(element));
      expect(inner.shadowRoot!.activeElement!.closest('[part=item]')).to.equal(queryAll(inner, 'item')[0]);
    });
  });

  it('sections show their children while they load and if they fail', async () => {
    const element = (await mount(
      '<dongpo-sections src="https://feeds.test/500"><a href="https://feeds.test/">소식</a></dongpo-sections>',
    )) as DongpoSections;
    await waitForState(element, 'error');
    expect(containerOf(element).querySelector('slot:not([name])')).to.not.equal(null);
    expect(element.firstElementChild!.getBoundingClientRect().height).to.be.above(0);
  });

  it('tabs are large enough to tap, on one line, however many', async () => {
    const page = await mount(
      '<div style="width:240px"><dongpo-sections max-sections="20"></dongpo-sections></div>',
    );
    const element = page.querySelector('dongpo-sections')!;
    element.feed = feedWith(Array.from({ length: 12 }, (_, index) => ({ tags: [`분야 ${index}`] })));
    await waitUntilSettled(element);
    await waitFor(() => tabs(element).length === 13, 'tabs');
    const row = query(element, 'tabs')!;
    expect(row.getBoundingClientRect().height).to.be.closeTo(48, 1);
    for (const tab of tabs(element)) {
      expect(tab.offsetHeight).to.be.at.least(24);
      expect(tab.offsetWidth).to.be.at.least(24);
    }
    tabs(element)[12]!.click();
    await waitFor(() => row.scrollLeft > 100, 'the last tab in sight');
    expect(scrollY).to.equal(0);
  });
});
