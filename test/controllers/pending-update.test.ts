/** News waits for a reader who is reading, behind a button; for all others it is shown at once. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import {
  containerOf,
  deferred,
  FEED_URL,
  feedResponse,
  LISTS,
  mount,
  onCleanup,
  query,
  queryAll,
  recordEvents,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import { waitForBehaviours } from './fake-time.js';

const notice = (element: Element): string => textsOf(element, 'notice').join();
const status = (element: Element): HTMLElement => query(element, '.notice [role=status]')!;
const OTHER = 'https://feeds.test/other.json';

/** The mock's feed with so many new items on top. */
function withNews(count: number): object {
  const feed = jsonFeed();
  const news = Array.from({ length: count }, (_, index) => ({
    ...feed.items[0]!,
    id: `new ${count - index}`,
    url: `https://feeds.test/new/${count - index}`,
    title: `새 소식 ${count - index}`,
  }));
  return { ...feed, items: [...news, ...feed.items] };
}

/** Ways of reading. */
const reading: Record<string, (element: DongpoElement) => unknown> = {
  'the pointer inside': (element) => {
    const matches = (selectors: string): boolean =>
      selectors.includes(':hover') || Element.prototype.matches.call(element, selectors);
    Object.assign(element, { matches });
  },
  'the focus inside': (element) => query(element, '[part~=title] a')!.focus(),
  'the focus in what the page put inside': (element) => {
    const button = document.createElement('button');
    button.slot = 'header';
    element.append(button);
    button.focus();
  },
  'a selection inside': (element) => {
    const root = element.shadowRoot as ShadowRoot & { getSelection?(): Selection };
    const selection = root.getSelection?.() ?? getSelection()!;
    const text = query(element, 'summary')!;
    selection.setBaseAndExtent(text, 0, text, text.childNodes.length);
    onCleanup(() => selection.removeAllRanges());
  },
  'its top scrolled past': (element) => {
    scrollTo(0, element.getBoundingClientRect().top + scrollY + 50);
    onCleanup(() => scrollTo(0, 0));
  },
};

describe('news', () => {
  const feeds = mockFeeds();
  useCleanPage();

  /** With room to scroll around it. */
  async function shown(tag = 'dongpo-best', attributes = ''): Promise<DongpoElement> {
    const page = await mount(
      `<div><p>처음</p><${tag} src="${FEED_URL}" ${attributes}></${tag}><div style="height:3000px"></div></div>`,
    );
    const element = page.querySelector(tag) as DongpoElement;
    await waitForBehaviours(element);
    return element;
  }

  const serve = (feed: object): unknown => feeds.use(http.get(FEED_URL, () => feedResponse(feed)));
  /** Not as a reader asks: as the clock does. */
  async function arrive(element: DongpoElement, news: number): Promise<void> {
    serve(withNews(news));
    await element.feedController.load({ reload: true });
    await element.updateComplete;
  }

  for (const tag of LISTS)
    for (const [way, read] of Object.entries(reading))
      it(`waits behind a button of ${tag} with ${way}`, async () => {
        const element = await shown(tag);
        read(element);
        const before = textsOf(element, 'title');
        const updates = recordEvents('dongpo-update');
        await arrive(element, 3);
        expect(notice(element)).to.equal('새 기사 3건');
        expect(query(element, 'notice')!.localName).to.equal('button');
        expect(textsOf(element, 'title')).to.deep.equal(before);
        expect(element.dataset.state).to.equal('ready');
        expect(updates.length).to.equal(0);
      });

  for (const tag of LISTS)
    it(`is shown by ${tag} at once, without a button, where nobody is reading`, async () => {
      const element = await shown(tag);
      const updates = recordEvents('dongpo-update');
      await arrive(element, 2);
      expect(textsOf(element, 'title').slice(0, 3)).to.deep.equal(['새 소식 2', '새 소식 1', TITLES[0]]);
      expect(notice(element)).to.equal('');
      expect(status(element).textContent).to.equal('');
      expect(updates.map(({ items }) => items.length)).to.deep.equal([2]);
    });

  it('is shown at once where a selection inside is but a caret, or elsewhere', async () => {
    const element = await shown();
    reading['a selection inside']!(element);
    const root = element.shadowRoot as ShadowRoot & { getSelection?(): Selection };
    (root.getSelection?.() ?? getSelection()!).collapseToStart();
    await arrive(element, 1);
    expect(textsOf(element, 'title')[0]).to.equal('새 소식 1');
    getSelection()!.selectAllChildren(element.parentElement!.querySelector('p')!);
    onCleanup(() => getSelection()!.removeAllRanges());
    await arrive(element, 2);
    expect(textsOf(element, 'title')[0]).to.equal('새 소식 2');
    expect(notice(element)).to.equal('');
  });

  it('is shown at once to a reader who asks for it', async () => {
    const element = await shown();
    reading['the pointer inside']!(element);
    await arrive(element, 1);
    expect(notice(element)).to.equal('새 기사 1건');
    serve(withNews(2));
    await element.reload();
    await element.updateComplete;
    expect(textsOf(element, 'title')[0]).to.equal('새 소식 2');
    expect(notice(element)).to.equal('');
  });

  it('is told of once, however much of it comes', async () => {
    const element = await shown();
    reading['the pointer inside']!(element);
    // A live region is there before its text.
    const region = status(element);
    expect(region.textContent).to.equal('');
    const said: string[] = [];
    const observer = new MutationObserver(() => void said.push(region.textContent!));
    observer.observe(region, { subtree: true, childList: true, characterData: true });
    for (const news of [1, 2, 5]) {
      await arrive(element, news);
      expect(notice(element)).to.equal(`새 기사 ${news}건`);
    }
    expect(status(element)).to.equal(region);
    expect(said).to.deep.equal(['새 기사 1건']);
    observer.disconnect();
  });

  it('is counted as far as the block shows it', async () => {
    const element = await shown('dongpo-best', 'limit="3"');
    reading['the pointer inside']!(element);
    await arrive(element, 9);
    expect(notice(element)).to.equal('새 기사 3건');
  });

  it('is shown by the button, which goes, and the focus is on the first title', async () => {
    const element = await shown();
    reading['the pointer inside']!(element);
    const updates = recordEvents('dongpo-update');
    await arrive(element, 1);
    await arrive(element, 2);
    const button = query(element, 'notice')!;
    button.focus();
    button.click();
    const focused = (): Element | null => element.shadowRoot!.activeElement;
    await waitFor(() => focused()?.localName === 'a', 'the focus on a link');
    expect(focused()).to.equal(query(element, '[part~=title] a'));
    expect(textsOf(element, 'title').slice(0, 3)).to.deep.equal(['새 소식 2', '새 소식 1', TITLES[0]]);
    expect(queryAll(element, 'item').length).to.equal(5);
    expect(notice(element)).to.equal('');
    expect(status(element).textContent).to.equal('');
    expect(updates.map(({ items }) => items.length)).to.deep.equal([2]);
    // What comes after that is told of again.
    await arrive(element, 3);
    expect(status(element).textContent).to.equal('새 기사 1건');
  });

  it('that is withdrawn again is not offered', async () => {
    const element = await shown();
    reading['the pointer inside']!(element);
    await arrive(element, 1);
    await arrive(element, 0);
    expect(notice(element)).to.equal('');
    await arrive(element, 1);
    serve(withNews(0));
    await element.reload();
    await element.updateComplete;
    expect(notice(element)).to.equal('');
  });

  it('is told of in Chinese and English', async () => {
    const element = await shown('dongpo-best', 'lang="zh-CN"');
    reading['the pointer inside']!(element);
    await arrive(element, 2);
    await waitFor(() => notice(element) === '2 条新消息', 'Chinese');
    element.lang = 'en';
    await waitFor(() => notice(element) === '2 new stories', 'English');
    await arrive(element, 1);
    expect(notice(element)).to.equal('1 new story');
  });

  it('of one address is not offered under another, whether that loads or not', async () => {
    const element = await shown();
    reading['the pointer inside']!(element);
    await arrive(element, 1);
    const { resolve: open, promise: opened } = deferred();
    feeds.use(
      http.get(OTHER, async () => {
        await opened;
        return new HttpResponse(null, { status: 404 });
      }),
    );
    element.src = OTHER;
    await element.updateComplete;
    expect(element.dataset.state).to.equal('loading');
    expect(notice(element)).to.equal('');
    open();
    await waitForState(element, 'error');
    expect(notice(element)).to.equal('');
    element.src = 'https://feeds.test/latest.rss';
    await waitForState(element, 'ready');
    await element.updateComplete;
    expect(notice(element)).to.equal('');
    expect(status(element).textContent).to.equal('');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
  });

  it('that waits takes no room, and its button can be hit', async () => {
    const element = await shown();
    reading['the pointer inside']!(element);
    const places = (): number[] => [
      element.offsetHeight,
      containerOf(element).offsetHeight,
      ...queryAll(element, 'item').map((row) => row.getBoundingClientRect().top),
    ];
    const before = places();
    await arrive(element, 2);
    expect(places()).to.deep.equal(before);
    const button = query(element, 'notice')!;
    const { left, top, width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.above(20);
    expect(element.shadowRoot!.elementFromPoint(left + width / 2, top + height / 2)).to.equal(button);
  });
});

describe('new rows', () => {
  const feeds = mockFeeds();
  useCleanPage();

  /** How many animations each row has once two new items are there. */
  async function animations(less: boolean): Promise<number[]> {
    const { matchMedia } = window;
    onCleanup(() => {
      window.matchMedia = matchMedia;
    });
    window.matchMedia = (query) =>
      query.includes('reduced-motion')
        ? ({ matches: less } as MediaQueryList)
        : matchMedia.call(window, query);
    const element = await mount(`<dongpo-headlines limit="5" src="${FEED_URL}"></dongpo-headlines>`);
    await waitForBehaviours(element);
    let counts: number[] = [];
    element.addEventListener('dongpo-update', () => {
      counts = queryAll(element, 'item').map((row) => row.getAnimations().length);
    });
    feeds.use(http.get(FEED_URL, () => feedResponse(withNews(2))));
    await element.reload();
    return counts;
  }

  it('slide in, and no others', async () => {
    expect(await animations(false)).to.deep.equal([1, 1, 0, 0, 0]);
  });

  it('do not slide for readers who asked for less motion', async () => {
    expect(await animations(true)).to.deep.equal([0, 0, 0, 0, 0]);
  });
});
