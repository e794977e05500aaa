/** After a failure: asked again when the network is back, or the reader; nobody stares at an empty block. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { FeedController } from '../../src/controllers/feed-controller.js';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import {
  answer,
  clean,
  FEED,
  failing,
  gated,
  heard,
  later,
  make,
  one,
  reaches,
  settled,
  texts,
  until,
  visible,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import { alive, hide, pretend, quiet, stopTime } from './time.js';

const dispatch = {
  online: () => dispatchEvent(new Event('online')),
  pageshow: (persisted = true) => dispatchEvent(new PageTransitionEvent('pageshow', { persisted })),
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange')),
};

describe('after a failure', () => {
  const feeds = mockFeeds();
  clean();
  const asked = (): number => feeds.requests.filter((url) => url === FEED).length;

  /** An element whose first three attempts have failed. */
  async function failed(): Promise<DongpoElement> {
    feeds.use(failing(3));
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await reaches(element, 'error');
    await alive(element);
    expect(asked()).to.equal(3);
    return element;
  }

  it('the network that is back makes it ask at once', async () => {
    const element = await failed();
    dispatch.online();
    await reaches(element, 'ready');
    expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
    expect(asked()).to.equal(4);
  });

  it('so does it where the last good copy is shown', async () => {
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await alive(element);
    feeds.use(failing(3));
    await element.reload();
    expect(element.dataset.state).to.equal('stale');
    const before = asked();
    dispatch.online();
    await reaches(element, 'ready');
    expect(asked()).to.equal(before + 1);
  });

  it('a page out of the back/forward cache makes it ask at once, one that was just loaded does not', async () => {
    const element = await failed();
    dispatch.pageshow(false);
    await quiet();
    expect(asked()).to.equal(3);
    dispatch.pageshow(true);
    await reaches(element, 'ready');
    expect(asked()).to.equal(4);
  });

  it('a reader who is back makes it ask when five seconds are over, not before', async () => {
    const time = stopTime();
    const element = await failed();
    dispatch.visibilitychange();
    time.pass(3000);
    dispatch.visibilitychange();
    await quiet();
    expect(asked()).to.equal(3);
    time.pass(2001);
    dispatch.visibilitychange();
    await reaches(element, 'ready');
    expect(asked()).to.equal(4);
  });

  it('the five seconds begin anew with each failure', async () => {
    const time = stopTime();
    await failed();
    const errors = heard('dongpo-error');
    feeds.use(http.get(FEED, () => new HttpResponse(null, { status: 404 })));
    time.pass(5001);
    dispatch.visibilitychange();
    await until(() => errors.length, 'the second failure');
    const before = asked();
    time.pass(4000);
    dispatch.visibilitychange();
    await quiet();
    expect(asked()).to.equal(before);
    time.pass(1001);
    dispatch.visibilitychange();
    await until(() => asked() > before, 'another attempt');
  });

  it('a page that goes out of sight does not ask', async () => {
    const time = stopTime();
    const element = await failed();
    time.pass(6000);
    hide(true);
    dispatch.online();
    await quiet();
    expect(asked()).to.equal(3);
    hide(false);
    await reaches(element, 'ready');
  });

  it('an element that was removed does not ask, until it is back', async () => {
    const element = await failed();
    const parent = element.parentElement!;
    element.remove();
    dispatch.online();
    await quiet();
    expect(asked()).to.equal(3);
    parent.append(element);
    await element.updateComplete;
    dispatch.online();
    await reaches(element, 'ready');
  });

  it('that is over, nothing makes it ask', async () => {
    const time = stopTime();
    const element = await failed();
    dispatch.online();
    await reaches(element, 'ready');
    time.pass(1e5);
    for (const each of Object.values(dispatch)) each();
    await quiet();
    expect(asked()).to.equal(4);
  });

  it('that never was, nothing makes it ask', async () => {
    const time = stopTime();
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await alive(element);
    time.pass(1e5);
    for (const each of Object.values(dispatch)) each();
    await quiet();
    expect(asked()).to.equal(1);
  });

  it('no attempt is made while the browser says that there is no network', async () => {
    pretend(navigator, 'onLine', false);
    feeds.use(http.get(FEED, () => HttpResponse.error(), { once: true }));
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await reaches(element, 'error');
    await alive(element);
    expect(asked()).to.equal(1);
    pretend(navigator, 'onLine', true);
    dispatch.online();
    await reaches(element, 'ready');
  });
});

describe('a feed that hangs', () => {
  const feeds = mockFeeds();
  clean();

  beforeEach(() => {
    const { errorDelay: patience } = FeedController;
    FeedController.errorDelay = 50;
    later(() => {
      FeedController.errorDelay = patience;
    });
  });

  const slow = (): (() => void) => gated(feeds, FEED, () => answer(jsonFeed()));

  it('is told of after a while, and shown when it is there after all', async () => {
    const open = slow();
    const errors = heard('dongpo-error');
    const loads = heard('dongpo-load');
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await reaches(element, 'error');
    expect(visible(one(element, 'retry')!)).to.equal(true);
    // It may still come.
    expect(errors.length).to.equal(0);
    open();
    await reaches(element, 'ready');
    expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
    expect(loads.length).to.equal(1);
    expect(feeds.requests.length).to.equal(1);
  });

  it('gives way to the fallback, and takes its place when it is there', async () => {
    const open = slow();
    const element = await make(`<dongpo-best src="${FEED}"><a href="/">신문</a></dongpo-best>`);
    await reaches(element, 'error');
    const link = element.querySelector('a');
    expect(visible(link)).to.equal(true);
    expect(one(element, 'retry')).to.equal(undefined);
    open();
    await reaches(element, 'ready');
    expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
    expect(visible(link)).to.equal(false);
  });

  it('is asked for again behind the sentence', async () => {
    feeds.use(http.get(FEED, () => new Promise<never>(() => {}), { once: true }));
    const element = await make(`<dongpo-best timeout="300" src="${FEED}"></dongpo-best>`);
    await reaches(element, 'error');
    expect(feeds.requests.length).to.be.below(2);
    await reaches(element, 'ready');
    expect(feeds.requests.length).to.equal(2);
  });

  it('marks what is shown as old, until it answers', async () => {
    FeedController.errorDelay = 10_000;
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await settled(element);
    FeedController.errorDelay = 50;
    const open = slow();
    const done = element.reload();
    await reaches(element, 'stale');
    expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
    open();
    await done;
    expect(element.dataset.state).to.equal('ready');
  });
});
