/** After a failure: asked again when the network is back, or the reader; nobody stares at an empty block. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { FeedController } from '../../src/controllers/feed-controller.js';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import {
  FEED_URL,
  failTimes,
  feedResponse,
  isVisible,
  mount,
  onCleanup,
  query,
  recordEvents,
  respondWhenReleased,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  setDocumentHidden,
  settleNetwork,
  startFakeTime,
  stubProperty,
  waitForBehaviours,
} from './fake-time.js';

const dispatch = {
  online: () => dispatchEvent(new Event('online')),
  pageshow: (persisted = true) => dispatchEvent(new PageTransitionEvent('pageshow', { persisted })),
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange')),
};

describe('after a failure', () => {
  const feeds = mockFeeds();
  useCleanPage();
  const asked = (): number => feeds.requests.filter((url) => url === FEED_URL).length;

  /** An element whose first three attempts have failed. */
  async function failed(): Promise<DongpoElement> {
    feeds.use(failTimes(3));
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForState(element, 'error');
    await waitForBehaviours(element);
    expect(asked()).to.equal(3);
    return element;
  }

  it('the network that is back makes it ask at once', async () => {
    const element = await failed();
    dispatch.online();
    await waitForState(element, 'ready');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
    expect(asked()).to.equal(4);
  });

  it('so does it where the last good copy is shown', async () => {
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForBehaviours(element);
    feeds.use(failTimes(3));
    await element.reload();
    expect(element.dataset.state).to.equal('stale');
    const before = asked();
    dispatch.online();
    await waitForState(element, 'ready');
    expect(asked()).to.equal(before + 1);
  });

  it('a page out of the back/forward cache makes it ask at once, one that was just loaded does not', async () => {
    const element = await failed();
    dispatch.pageshow(false);
    await settleNetwork();
    expect(asked()).to.equal(3);
    dispatch.pageshow(true);
    await waitForState(element, 'ready');
    expect(asked()).to.equal(4);
  });

  it('a reader who is back makes it ask when five seconds are over, not before', async () => {
    const time = startFakeTime();
    const element = await failed();
    dispatch.visibilitychange();
    time.advance(3000);
    dispatch.visibilitychange();
    await settleNetwork();
    expect(asked()).to.equal(3);
    time.advance(2001);
    dispatch.visibilitychange();
    await waitForState(element, 'ready');
    expect(asked()).to.equal(4);
  });

  it('the five seconds begin anew with each failure', async () => {
    const time = startFakeTime();
    await failed();
    const errors = recordEvents('dongpo-error');
    feeds.use(http.get(FEED_URL, () => new HttpResponse(null, { status: 404 })));
    time.advance(5001);
    dispatch.visibilitychange();
    await waitFor(() => errors.length, 'the second failure');
    const before = asked();
    time.advance(4000);
    dispatch.visibilitychange();
    await settleNetwork();
    expect(asked()).to.equal(before);
    time.advance(1001);
    dispatch.visibilitychange();
    await waitFor(() => asked() > before, 'another attempt');
  });

  it('a page that goes out of sight does not ask', async () => {
    const time = startFakeTime();
    const element = await failed();
    time.advance(6000);
    setDocumentHidden(true);
    dispatch.online();
    await settleNetwork();
    expect(asked()).to.equal(3);
    setDocumentHidden(false);
    await waitForState(element, 'ready');
  });

  it('an element that was removed does not ask, until it is back', async () => {
    const element = await failed();
    const parent = element.parentElement!;
    element.remove();
    dispatch.online();
    await settleNetwork();
    expect(asked()).to.equal(3);
    parent.append(element);
    await element.updateComplete;
    dispatch.online();
    await waitForState(element, 'ready');
  });

  it('that is over, nothing makes it ask', async () => {
    const time = startFakeTime();
    const element = await failed();
    dispatch.online();
    await waitForState(element, 'ready');
    time.advance(1e5);
    for (const each of Object.values(dispatch)) each();
    await settleNetwork();
    expect(asked()).to.equal(4);
  });

  it('that never was, nothing makes it ask', async () => {
    const time = startFakeTime();
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForBehaviours(element);
    time.advance(1e5);
    for (const each of Object.values(dispatch)) each();
    await settleNetwork();
    expect(asked()).to.equal(1);
  });

  it('no attempt is made while the browser says that there is no network', async () => {
    stubProperty(navigator, 'onLine', false);
    feeds.use(http.get(FEED_URL, () => HttpResponse.error(), { once: true }));
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForState(element, 'error');
    await waitForBehaviours(element);
    expect(asked()).to.equal(1);
    stubProperty(navigator, 'onLine', true);
    dispatch.online();
    await waitForState(element, 'ready');
  });
});

describe('a feed that hangs', () => {
  const feeds = mockFeeds();
  useCleanPage();

  beforeEach(() => {
    const { errorDelay } = FeedController;
    FeedController.errorDelay = 50;
    onCleanup(() => {
      FeedController.errorDelay = errorDelay;
    });
  });

  const slow = (): (() => void) => respondWhenReleased(feeds, FEED_URL, () => feedResponse(jsonFeed()));

  it('is told of after a while, and shown when it is there after all', async () => {
    const open = slow();
    const errors = recordEvents('dongpo-error');
    const loads = recordEvents('dongpo-load');
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForState(element, 'error');
    expect(isVisible(query(element, 'retry')!)).to.equal(true);
    // It may still come.
    expect(errors.length).to.equal(0);
    open();
    await waitForState(element, 'ready');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
    expect(loads.length).to.equal(1);
    expect(feeds.requests.length).to.equal(1);
  });

  it('gives way to the fallback, and takes its place when it is there', async () => {
    const open = slow();
    const element = await mount(`<dongpo-best src="${FEED_URL}"><a href="/">신문</a></dongpo-best>`);
    await waitForState(element, 'error');
    const link = element.querySelector('a');
    expect(isVisible(link)).to.equal(true);
    expect(query(element, 'retry')).to.equal(undefined);
    open();
    await waitForState(element, 'ready');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
    expect(isVisible(link)).to.equal(false);
  });

  it('is asked for again behind the sentence', async () => {
    feeds.use(http.get(FEED_URL, () => new Promise<never>(() => {}), { once: true }));
    const element = await mount(`<dongpo-best timeout="300" src="${FEED_URL}"></dongpo-best>`);
    await waitForState(element, 'error');
    expect(feeds.requests.length).to.be.below(2);
    await waitForState(element, 'ready');
    expect(feeds.requests.length).to.equal(2);
  });

  it('marks what is shown as old, until it answers', async () => {
    FeedController.errorDelay = 10_000;
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitUntilSettled(element);
    FeedController.errorDelay = 50;
    const open = slow();
    const done = element.reload();
    await waitForState(element, 'stale');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
    open();
    await done;
    expect(element.dataset.state).to.equal('ready');
  });
});
