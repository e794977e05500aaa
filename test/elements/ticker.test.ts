/** The ticker: one line at a time, which stands still whenever somebody reads it. */
import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { reserve } from '../../src/elements/core/reserve.js';
import type { DongpoTicker } from '../../src/elements/ticker/ticker.js';
import {
  type FakeTime,
  setDocumentHidden,
  startFakeTime,
  waitForBehaviours,
} from '../controllers/fake-time.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  containerOf,
  FEED_URL,
  feedWith,
  mount,
  onCleanup,
  query,
  queryAll,
  recordEvents,
  textOf,
  textsOf,
  UNANSWERED_URL,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

/** Long enough for the test's own clock. */
const EACH = 30_000;
const HOUR = 36e5;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();
/** Items of these ages, in hours. */
const aged = (...hours: (number | undefined)[]): object =>
  feedWith(hours.map((each) => ({ date_published: each === undefined ? undefined : ago(each) })));

const now = (element: Element): string | undefined =>
  queryAll(element, 'title')
    .find((title) => getComputedStyle(title).visibility === 'visible')
    ?.textContent?.trim();
const label = (element: Element): string => textOf(query(element, 'heading'));
const button = (element: Element, part: string): HTMLElement => query(element, part)!;
const told = (element: Element): string => textOf(query(element, '.list + [role=status]'));
const height = (element: Element): number => element.getBoundingClientRect().height;

function reduceMotion(): void {
  const { matchMedia } = window;
  window.matchMedia = ((query: string) =>
    query.includes('reduced-motion') ? { matches: true } : matchMedia(query)) as typeof matchMedia;
  onCleanup(() => {
    window.matchMedia = matchMedia;
  });
}

describe('dongpo-ticker', () => {
  mockFeeds();
  useCleanPage();
  // The test server makes it anew at the first request.
  before(() => import('../../src/elements/ticker/ticker-view.js'));
  let time: FakeTime;

  beforeEach(() => resetMouse());

  async function ticker(feed: object, attributes = ''): Promise<DongpoTicker> {
    const page = await mount(
      `<div style="padding-top:100px"><dongpo-ticker loading="eager" interval="30" ${attributes}></dongpo-ticker></div>`,
    );
    const element = page.querySelector('dongpo-ticker')!;
    element.feed = feed;
    await waitUntilSettled(element);
    await waitForBehaviours(element);
    return element;
  }

  /** Timers of the rotation. */
  const waits = (): number[] => time.pendingDelays().filter((wait) => wait > 20_000 && wait <= EACH);
  const turning = (): Promise<void> => waitFor(() => waits().length === 1, 'a timer');
  const still = (): Promise<void> => waitFor(() => !waits().length, 'no timer');

  /** It turns, by the test's clock; dates are too old to be told otherwise. */
  async function turns(feed: object = jsonFeed(3), attributes = ''): Promise<DongpoTicker> {
    time = startFakeTime();
    const element = await ticker(feed, attributes);
    await turning();
    return element;
  }

  describe('a ticker that rotates', () => {
    it('a ticker rotates from line to line and back to the first', async () => {
      const element = await turns();
      for (const place of [0, 1, 2, 0, 1]) {
        expect(now(element)).to.equal(TITLES[place]);
        expect(queryAll(element, '.now').length).to.equal(1);
        expect(told(element)).to.equal('');
        expect(waits().length).to.equal(1);
        time.advance(EACH);
        await element.updateComplete;
      }
    });

    it('a ticker with a single item does not rotate and has no buttons', async () => {
      time = startFakeTime();
      const element = await ticker(jsonFeed(1));
      await element.updateComplete;
      expect(waits()).to.deep.equal([]);
      expect(queryAll(element, 'button')).to.deep.equal([]);
    });

    for (const [interval, seconds] of [
      ['', 6],
      ['1', 3],
      ['x', 6],
      ['40', 40],
    ] as const)
      it(`a ticker rotates every ${seconds} seconds with interval="${interval}"`, async () => {
        time = startFakeTime();
        const element = await ticker(jsonFeed(3));
        element.setAttribute('interval', interval);
        setDocumentHidden(true);
        await element.updateComplete;
        setDocumentHidden(false);
        await waitFor(() => time.requestedDelays.includes(seconds * 1000), `${seconds} s`);
      });

    it('a ticker does not rotate under the pointer', async () => {
      const element = await turns();
      const { left, top } = element.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left) + 150, Math.round(top) + 20] });
      await still();
      await sendMouse({ type: 'move', position: [1, 1] });
      await turning();
    });

    it('a ticker does not rotate with the focus inside', async () => {
      const element = await turns();
      await sendKeys({ press: 'Tab' });
      await waitFor(() => element.shadowRoot!.activeElement, 'focus');
      await still();
      (element.shadowRoot!.activeElement as HTMLElement).blur();
      await turning();
    });

    it('a ticker does not rotate in a hidden page', async () => {
      await turns();
      setDocumentHidden(true);
      expect(waits()).to.deep.equal([]);
      setDocumentHidden(false);
      expect(waits().length).to.equal(1);
    });

    it('a ticker does not rotate outside of the viewport', async () => {
      const element = await turns();
      element.style.marginTop = '9000px';
      await still();
      element.style.marginTop = '';
      await turning();
    });

    it('a removed ticker does not rotate until it is back', async () => {
      const element = await turns();
      const page = element.parentNode!;
      element.remove();
      expect(waits()).to.deep.equal([]);
      page.append(element);
      await turning();
      time.advance(EACH);
      await element.updateComplete;
      expect(now(element)).to.equal(TITLES[1]);
    });

    it('a ticker does not rotate under reduced motion until the reader presses play', async () => {
      reduceMotion();
      time = startFakeTime();
      const element = await ticker(jsonFeed(3));
      expect(waits()).to.deep.equal([]);
      expect(now(element)).to.equal(TITLES[0]);
      expect(
        button(element, 'toggle').ariaLabel ?? button(element, 'toggle').getAttribute('aria-label'),
      ).to.equal('재생');
      button(element, 'next').click();
      await element.updateComplete;
      expect(now(element)).to.equal(TITLES[1]);
      button(element, 'toggle').click();
      await turning();
      time.advance(EACH);
      await element.updateComplete;
      expect(now(element)).to.equal(TITLES[2]);
    });
  });

  describe('by keys', () => {
    const name = (element: Element): string | null =>
      element.shadowRoot!.activeElement!.getAttribute('aria-label');
    async function tabTo(element: Element, wanted: string): Promise<void> {
      button(element, wanted).focus();
      await waitFor(() => element.shadowRoot!.activeElement === button(element, wanted), wanted);
    }

    it('Tab reaches the heading and the line of a ticker, then its buttons', async () => {
      const element = await turns();
      const reached: unknown[] = [];
      for (let index = 0; index < 5; index++) {
        await sendKeys({ press: 'Tab' });
        reached.push(name(element) ?? textOf(element.shadowRoot!.activeElement));
      }
      expect(reached).to.deep.equal(['최신 뉴스', TITLES[0], '이전', '멈춤', '다음']);
    });

    it('the pause button of a ticker pauses it, announces the line once, and plays again', async () => {
      const element = await turns();
      await tabTo(element, 'toggle');
      await sendKeys({ press: 'Enter' });
      await waitFor(() => name(element) === '재생', 'play');
      expect(told(element)).to.equal(TITLES[0]);
      await waitFor(() => told(element) === '', 'silence');
      (element.shadowRoot!.activeElement as HTMLElement).blur();
      setDocumentHidden(true);
      setDocumentHidden(false);
      expect(waits()).to.deep.equal([]);
      await tabTo(element, 'toggle');
      await sendKeys({ press: ' ' });
      await waitFor(() => name(element) === '멈춤', 'pause');
      // The reader's word counts more than the focus on the button.
      await turning();
      time.advance(EACH);
      await element.updateComplete;
      expect(now(element)).to.equal(TITLES[1]);
      expect(told(element)).to.equal('');
    });

    for (const [part, place] of [
      ['next', 1],
      ['previous', 2],
    ] as const)
      it(`the button ${part} of a ticker shows another line, announces it, and pauses`, async () => {
        const element = await turns();
        await tabTo(element, part);
        await sendKeys({ press: 'Enter' });
        await waitFor(() => now(element) === TITLES[place], 'the line');
        expect(told(element)).to.equal(TITLES[place]);
        await element.updateComplete;
        expect(button(element, 'toggle').getAttribute('aria-label')).to.equal('재생');
        (element.shadowRoot!.activeElement as HTMLElement).blur();
        expect(waits()).to.deep.equal([]);
      });
  });

  describe('the lines of a ticker', () => {
    it('a ticker shows recent items', async () => {
      const element = await ticker(aged(1, 71, 73, undefined, 2));
      expect(textsOf(element, 'title')).to.deep.equal([0, 1, 4].map((place) => TITLES[place]));
      expect(label(element)).to.equal('실시간뉴스');
      element.setAttribute('max-age', '4');
      await waitFor(() => queryAll(element, 'item').length === 4, 'the fourth');
      element.setAttribute('limit', '2');
      await waitFor(() => queryAll(element, 'item').length === 2, 'two');
      expect(containerOf(element).getAttribute('aria-label')).to.equal('실시간뉴스');
      element.setAttribute('heading', '속보');
      await waitFor(() => label(element) === '속보', 'the heading');
      expect(containerOf(element).getAttribute('aria-label')).to.equal('속보');
    });

    it('a ticker without recent items shows the newest and says so', async () => {
      const element = await ticker(aged(99, undefined, 90), 'limit="2"');
      expect(textsOf(element, 'title')).to.deep.equal([TITLES[2], TITLES[0]]);
      expect(label(element)).to.equal('최신 뉴스');
      element.setAttribute('heading', '속보');
      await waitFor(() => label(element) === '속보', 'the heading');
    });

    it('a ticker keeps its current line after an update', async () => {
      const element = await ticker(jsonFeed(3));
      button(element, 'next').click();
      await element.updateComplete;
      const line = query(element, '.now');
      const feed = jsonFeed(3);
      feed.items.unshift({
        ...feed.items[0]!,
        id: 'new',
        title: '새 소식',
        date_published: '2025-07-01T00:00:00Z',
      });
      element.feed = feed;
      await waitFor(() => queryAll(element, 'item').length === 4, 'four');
      expect(now(element)).to.equal(TITLES[1]);
      expect(query(element, '.now') === line, 'the same node').to.equal(true);
    });

    it('a ticker shows two items of one id', async () => {
      const element = await turns(feedWith([{ id: 'a' }, { id: 'a' }]));
      time.advance(EACH);
      await element.updateComplete;
      expect(now(element)).to.equal(TITLES[1]);
      time.advance(EACH);
      await element.updateComplete;
      expect(now(element)).to.equal(TITLES[0]);
    });

    it('a ticker marks the language of an item', async () => {
      const element = await ticker(feedWith([{ language: 'zh-CN', title: '新闻' }, {}]));
      expect(queryAll(element, 'title').map((title) => title.lang)).to.deep.equal(['zh-CN', '']);
    });

    it('a ticker shows source and rights in its line if the terms demand it', async () => {
      const plain = await ticker(jsonFeed(3));
      expect(textsOf(plain, 'source')).to.deep.equal([]);
      const element = await ticker(
        feedWith([], { _dongpo: { terms: { rights: '© 시험 신문' } } }, 3),
        'show=""',
      );
      expect(textsOf(element, 'source')).to.deep.equal(['출처: 시험 신문']);
      expect(textsOf(element, 'rights')).to.deep.equal(['© 시험 신문']);
      expect(queryAll(element, 'date')).to.deep.equal([]);
      expect(height(element)).to.equal(height(plain));
      expect(query(element, 'source')!.getBoundingClientRect().top).to.be.above(
        element.getBoundingClientRect().top,
      );
    });

    it('dongpo-select of a ticker can be cancelled', async () => {
      const element = await ticker(jsonFeed(3));
      const events = recordEvents('dongpo-select');
      element.addEventListener('dongpo-select', (event) => event.preventDefault());
      query(element, '.now a')!.click();
      expect(events.map(({ item }) => item.title)).to.deep.equal([TITLES[0]]);
    });

    it('a ticker makes impressions of visible lines only', async () => {
      const events = recordEvents('dongpo-impression');
      await ticker(jsonFeed(3));
      await waitFor(() => events.length, 'an impression');
      expect(events.map(({ item }) => item.title)).to.deep.equal([TITLES[0]]);
    });
  });

  for (const width of [240, 480, 900, 1400])
    it(`a ticker is as high as its reserve in each state, ${width} px wide`, async () => {
      const page = await mount(`<div style="width:${width}px"></div>`);
      const wanted = Number.parseFloat(reserve('dongpo-ticker')) * 16;
      for (const attributes of [
        '',
        `src="${UNANSWERED_URL}"`,
        `src="${FEED_URL}" show="date source"`,
        `src="${FEED_URL}" show="date" theme="newsprint" lang="zh-CN"`,
        'src="https://feeds.test/empty.json"',
        'src="https://feeds.test/500"',
      ]) {
        page.innerHTML = `<dongpo-ticker loading="eager" ${attributes}></dongpo-ticker>`;
        const element = page.firstElementChild as DongpoTicker;
        expect(await element.updateComplete.then(() => height(element)), `at first ${attributes}`).to.equal(
          wanted,
        );
        if (attributes.includes(UNANSWERED_URL)) await waitFor(() => label(element), 'the label');
        else if (attributes) await waitUntilSettled(element);
        if (attributes.includes(FEED_URL)) await waitForBehaviours(element);
        expect(height(element), attributes).to.equal(wanted);
        expect(containerOf(element).scrollWidth, attributes).to.be.at.most(width);
        for (const each of queryAll(element, 'button').filter(({ offsetWidth }) => offsetWidth))
          expect(Math.min(each.offsetWidth, each.offsetHeight), textOf(each)).to.be.at.least(24);
        if (query(element, 'toggle')) expect(query(element, 'toggle')!.offsetWidth).to.be.above(0);
        if (query(element, 'now')) expect(query(element, '.now a')!.offsetWidth).to.be.above(20);
      }
    });

  for (const [scheme, style] of [
    ['light', 'color-scheme:light;background:#fff;color:#111'],
    ['dark', 'color-scheme:dark;background:#111;color:#eee'],
  ] as const)
    for (const [state, address] of [
      ['ready', FEED_URL],
      ['loading', UNANSWERED_URL],
      ['empty', 'https://feeds.test/empty.json'],
      ['error', 'https://feeds.test/500'],
    ] as const)
      it(`a ticker passes axe: ${state}, ${scheme}`, async () => {
        onCleanup(() => document.body.removeAttribute('style'));
        document.body.style.cssText = style;
        const element = await mount(`<dongpo-ticker src="${address}" show="date source"></dongpo-ticker>`);
        await waitForState(element, state);
        await waitFor(() => label(element), 'the label');
        // The page's colours are read in the next frame.
        await new Promise(requestAnimationFrame);
        await waitFor(() => !element.shadowRoot!.getAnimations().length, 'the end of its transitions');
        await expect(element).to.be.accessible();
      });
});
