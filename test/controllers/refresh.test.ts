/** refresh: the feed is asked for anew, while somebody may see it. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { FeedController } from '../../src/controllers/feed-controller.js';
import { refreshConfig } from '../../src/controllers/refresh-controller.js';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import {
  FEED_URL,
  failTimes,
  feedResponse,
  feedWith,
  mount,
  onCleanup,
  recordErrors,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds } from '../mocks/feeds.js';
import {
  type FakeTime,
  setDocumentHidden,
  settleNetwork,
  startFakeTime,
  stubProperty,
  waitForBehaviours,
} from './fake-time.js';

/** Longer than any date takes to be told otherwise, and eight times as much is still a timer. */
const SECONDS = 200_000;
const EACH = SECONDS * 1000;
const OTHER = 'https://feeds.test/empty.json';

describe('refresh', () => {
  const feeds = mockFeeds();
  useCleanPage();
  const asked = (): number => feeds.requests.filter((url) => url === FEED_URL).length;
  let time: FakeTime;

  beforeEach(() => {
    const { minInterval, random } = refreshConfig;
    onCleanup(() => Object.assign(refreshConfig, { minInterval, random }));
    refreshConfig.random = () => 0;
  });

  /** An element that has its feed, and time that stands still. */
  async function still(refresh: number | string = SECONDS): Promise<DongpoElement> {
    time = startFakeTime();
    const element = await mount(
      `<dongpo-headlines refresh="${refresh}" src="${FEED_URL}"></dongpo-headlines>`,
    );
    await waitForBehaviours(element);
    return element;
  }

  const waits = (): number[] => time.pendingDelays().filter((wait) => wait > 864e5);

  /** Its next request, in this many intervals. */
  async function nextIn(intervals: number, what: string): Promise<void> {
    await waitFor(() => waits().length, `${what}: a timer`);
    expect(waits().length, what).to.equal(1);
    expect(waits()[0]! / EACH, what).to.be.closeTo(intervals, 0.001);
  }

  it('asks again and again, and shows what is new', async () => {
    refreshConfig.minInterval = 20;
    const element = await mount(`<dongpo-headlines refresh="0.02" src="${FEED_URL}"></dongpo-headlines>`);
    await waitUntilSettled(element);
    await waitFor(() => asked() > 2, 'a third request');
    feeds.use(http.get(FEED_URL, () => feedResponse(feedWith([{ title: '새 소식' }]))));
    await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the new items');
    element.remove();
  });

  it('asks no more often than every 30 seconds', async () => {
    await still(1);
    expect(time.pendingDelays().length).to.equal(1);
    expect(time.pendingDelays()[0]).to.be.within(29_000, 30_000);
  });

  it('asks when the time is over, not before', async () => {
    await still();
    await nextIn(1, 'at first');
    time.advance(EACH - 1000);
    await settleNetwork();
    expect(asked()).to.equal(1);
    time.advance(1000);
    await waitFor(() => asked() === 2, 'the second request');
    await nextIn(1, 'then');
  });

  for (const [random, intervals] of [
    [0, 1],
    [0.5, 1.125],
    [0.999999, 1.25],
  ] as const)
    it(`asks after ${intervals} intervals where chance says ${random}`, async () => {
      refreshConfig.random = () => random;
      await still();
      await nextIn(intervals, 'jitter');
    });

  it('does not ask while the page is hidden, and catches up when it is seen', async () => {
    await still();
    setDocumentHidden(true);
    time.advance(EACH);
    await settleNetwork();
    expect(asked()).to.equal(1);
    setDocumentHidden(false);
    await waitFor(() => asked() === 2, 'the request that was due');
    await nextIn(1, 'then');
  });

  it('does not ask when the page is seen again before it is time', async () => {
    await still();
    setDocumentHidden(true);
    setDocumentHidden(false);
    await settleNetwork();
    expect(asked()).to.equal(1);
  });

  it('does not ask without a network, and catches up when it is back', async () => {
    await still();
    stubProperty(navigator, 'onLine', false);
    time.advance(EACH);
    await settleNetwork();
    expect(asked()).to.equal(1);
    stubProperty(navigator, 'onLine', true);
    dispatchEvent(new Event('online'));
    await waitFor(() => asked() === 2, 'the request that was due');
  });

  it('waits for both the network and the reader', async () => {
    await still();
    stubProperty(navigator, 'onLine', false);
    setDocumentHidden(true);
    time.advance(EACH);
    setDocumentHidden(false);
    await settleNetwork();
    expect(asked()).to.equal(1);
    stubProperty(navigator, 'onLine', true);
    dispatchEvent(new Event('online'));
    await waitFor(() => asked() === 2, 'the request that was due');
  });

  it('does not ask for what is far from what is seen, until it is near', async () => {
    time = startFakeTime();
    const page = await mount(
      `<div><div style="height:9000px"></div><dongpo-headlines refresh="${SECONDS}" src="${FEED_URL}"></dongpo-headlines></div>`,
    );
    const element = page.querySelector('dongpo-headlines')!;
    await waitForBehaviours(element);
    time.advance(EACH);
    await settleNetwork();
    expect(asked()).to.equal(1);
    element.scrollIntoView();
    onCleanup(() => scrollTo(0, 0));
    await waitFor(() => asked() === 2, 'the request that was due');
  });

  it('asks once for elements that share an address', async () => {
    time = startFakeTime();
    const page = await mount(
      `<div>${`<dongpo-headlines limit="1" refresh="${SECONDS}" src="${FEED_URL}"></dongpo-headlines>`.repeat(3)}</div>`,
    );
    const elements = [...page.children];
    await Promise.all(elements.map(waitForBehaviours));
    feeds.use(http.get(FEED_URL, () => feedResponse(feedWith([{ title: '새 소식' }]))));
    time.advance(EACH);
    for (const element of elements)
      await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the new items');
    expect(asked()).to.equal(2);
  });

  it('asks less and less often while it fails, and as before once it succeeds', async () => {
    const element = await still();
    feeds.use(failTimes(5));
    for (const [index, intervals] of [2, 4, 8, 8, 8].entries()) {
      time.advance(waits()[0]!);
      await waitFor(() => asked() === index + 2, `request ${index + 2}`);
      await nextIn(intervals, `after failure ${index + 1}`);
      expect(element.dataset.state).to.equal('stale');
    }
    time.advance(waits()[0]!);
    await nextIn(1, 'after an answer');
    expect(element.dataset.state).to.equal('ready');
  });

  for (const [what, value] of [
    ['seconds', () => `${SECONDS * 5}`],
    ['a date', () => new Date(Date.now() + EACH * 5).toUTCString()],
  ] as const)
    it(`leaves the server alone for as long as it asks in ${what}`, async () => {
      await still();
      feeds.use(
        http.get(
          FEED_URL,
          () => new HttpResponse(null, { status: 503, headers: { 'retry-after': value() } }),
        ),
      );
      time.advance(EACH);
      await waitFor(() => asked() === 2, 'the second request');
      await nextIn(5, 'Retry-After');
    });

  it('does not ask sooner because a server names a short time', async () => {
    await still();
    feeds.use(
      http.get(FEED_URL, () => new HttpResponse(null, { status: 503, headers: { 'retry-after': '1' } })),
    );
    time.advance(EACH);
    await waitFor(() => asked() === 2, 'the second request');
    await nextIn(2, 'Retry-After');
  });

  it('goes on when the reader asks again while it hangs', async () => {
    const errors = recordErrors();
    const { errorDelay } = FeedController;
    onCleanup(() => {
      FeedController.errorDelay = errorDelay;
    });
    const element = await still();
    FeedController.errorDelay = 20;
    // The reader's request joins the one that hangs.
    element.timeout = 300;
    feeds.use(http.get(FEED_URL, () => new Promise<never>(() => {}), { once: true }));
    time.advance(EACH);
    await waitForState(element, 'stale');
    await element.reload();
    await waitFor(() => waits().length === 1, 'the next time');
    expect(errors).to.deep.equal([]);
  });

  for (const refresh of ['0', '-1', '-200000', 'NaN', '', 'soon'])
    it(`"${refresh}" means never`, async () => {
      await still(refresh);
      expect(time.pendingDelays()).to.deep.equal([]);
    });

  it('follows its attribute', async () => {
    const element = await still();
    element.setAttribute('refresh', `${SECONDS * 2}`);
    await element.updateComplete;
    await nextIn(2, 'longer');
    element.removeAttribute('refresh');
    await element.updateComplete;
    expect(waits()).to.deep.equal([]);
    element.setAttribute('refresh', `${SECONDS}`);
    await element.updateComplete;
    await nextIn(1, 'again');
  });

  it('begins when an object gives way to an address', async () => {
    time = startFakeTime();
    const element = await mount(`<dongpo-headlines refresh="${SECONDS}"></dongpo-headlines>`);
    element.feed = jsonFeed();
    await waitForBehaviours(element);
    expect(waits()).to.deep.equal([]);
    element.feed = undefined;
    element.src = FEED_URL;
    await waitFor(() => asked() === 1, 'the feed');
    await waitUntilSettled(element);
    await nextIn(1, 'the address');
  });

  it('follows a change of address', async () => {
    const element = await still();
    element.src = OTHER;
    await waitForState(element, 'empty');
    time.advance(EACH);
    await waitFor(() => feeds.requests.filter((url) => url === OTHER).length === 2, 'the new address again');
    expect(asked()).to.equal(1);
  });

  it('ends with the element, and goes on where it left off when that comes back', async () => {
    const element = await still();
    const parent = element.parentElement!;
    element.remove();
    expect(waits()).to.deep.equal([]);
    time.advance(EACH / 2);
    parent.append(element);
    await nextIn(0.5, 'what is left');
    element.remove();
    time.advance(EACH);
    await settleNetwork();
    expect(asked()).to.equal(1);
    parent.append(element);
    await waitFor(() => asked() === 2, 'what was due meanwhile');
    await nextIn(1, 'then');
  });

  it('ends with an element that leaves while the answer is on its way', async () => {
    const element = await still();
    const parent = element.parentElement!;
    feeds.use(http.get(FEED_URL, () => new Promise<never>(() => {}), { once: true }));
    time.advance(EACH);
    await waitFor(() => asked() === 2, 'the second request');
    element.remove();
    await settleNetwork();
    expect(waits()).to.deep.equal([]);
    parent.append(element);
    await waitFor(() => asked() === 3, 'the request that was lost');
    await nextIn(1, 'then');
  });

  it('begins no timer of an element that was removed', async () => {
    const element = await still();
    element.remove();
    element.refresh = SECONDS * 2;
    await element.updateComplete;
    expect(waits()).to.deep.equal([]);
  });

  it('of an element that waits for the reader ends with it', async () => {
    const element = await still();
    setDocumentHidden(true);
    time.advance(EACH);
    element.remove();
    setDocumentHidden(false);
    await settleNetwork();
    expect(asked()).to.equal(1);
  });
});
