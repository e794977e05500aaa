/** refresh: the feed is asked for anew, while somebody may see it. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { FeedController } from '../../src/controllers/feed-controller.js';
import { refreshConfig } from '../../src/controllers/refresh-controller.js';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import {
  answer,
  clean,
  FEED,
  failing,
  feedWith,
  later,
  make,
  reaches,
  settled,
  texts,
  thrown,
  until,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds } from '../mocks/feeds.js';
import { alive, hide, pretend, quiet, stopTime, type Time } from './time.js';

/** Longer than any date takes to be told otherwise, and eight times as much is still a timer. */
const SECONDS = 200_000;
const EACH = SECONDS * 1000;
const OTHER = 'https://feeds.test/empty.json';

describe('refresh', () => {
  const feeds = mockFeeds();
  clean();
  const asked = (): number => feeds.requests.filter((url) => url === FEED).length;
  let time: Time;

  beforeEach(() => {
    const { minInterval, random } = refreshConfig;
    later(() => Object.assign(refreshConfig, { minInterval, random }));
    refreshConfig.random = () => 0;
  });

  /** An element that has its feed, and time that stands still. */
  async function still(refresh: number | string = SECONDS): Promise<DongpoElement> {
    time = stopTime();
    const element = await make(`<dongpo-headlines refresh="${refresh}" src="${FEED}"></dongpo-headlines>`);
    await alive(element);
    return element;
  }

  const waits = (): number[] => time.waits().filter((wait) => wait > 864e5);

  /** Its next request, in this many intervals. */
  async function nextIn(intervals: number, what: string): Promise<void> {
    await until(() => waits().length, `${what}: a timer`);
    expect(waits().length, what).to.equal(1);
    expect(waits()[0]! / EACH, what).to.be.closeTo(intervals, 0.001);
  }

  it('asks again and again, and shows what is new', async () => {
    refreshConfig.minInterval = 20;
    const element = await make(`<dongpo-headlines refresh="0.02" src="${FEED}"></dongpo-headlines>`);
    await settled(element);
    await until(() => asked() > 2, 'a third request');
    feeds.use(http.get(FEED, () => answer(feedWith([{ title: '새 소식' }]))));
    await until(() => texts(element, 'title')[0] === '새 소식', 'the new items');
    element.remove();
  });

  it('asks no more often than every 30 seconds', async () => {
    await still(1);
    expect(time.waits().length).to.equal(1);
    expect(time.waits()[0]).to.be.within(29_000, 30_000);
  });

  it('asks when the time is over, not before', async () => {
    await still();
    await nextIn(1, 'at first');
    time.pass(EACH - 1000);
    await quiet();
    expect(asked()).to.equal(1);
    time.pass(1000);
    await until(() => asked() === 2, 'the second request');
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
    hide(true);
    time.pass(EACH);
    await quiet();
    expect(asked()).to.equal(1);
    hide(false);
    await until(() => asked() === 2, 'the request that was due');
    await nextIn(1, 'then');
  });

  it('does not ask when the page is seen again before it is time', async () => {
    await still();
    hide(true);
    hide(false);
    await quiet();
    expect(asked()).to.equal(1);
  });

  it('does not ask without a network, and catches up when it is back', async () => {
    await still();
    pretend(navigator, 'onLine', false);
    time.pass(EACH);
    await quiet();
    expect(asked()).to.equal(1);
    pretend(navigator, 'onLine', true);
    dispatchEvent(new Event('online'));
    await until(() => asked() === 2, 'the request that was due');
  });

  it('waits for both the network and the reader', async () => {
    await still();
    pretend(navigator, 'onLine', false);
    hide(true);
    time.pass(EACH);
    hide(false);
    await quiet();
    expect(asked()).to.equal(1);
    pretend(navigator, 'onLine', true);
    dispatchEvent(new Event('online'));
    await until(() => asked() === 2, 'the request that was due');
  });

  it('does not ask for what is far from what is seen, until it is near', async () => {
    time = stopTime();
    const page = await make(
      `<div><div style="height:9000px"></div><dongpo-headlines refresh="${SECONDS}" src="${FEED}"></dongpo-headlines></div>`,
    );
    const element = page.querySelector('dongpo-headlines')!;
    await alive(element);
    time.pass(EACH);
    await quiet();
    expect(asked()).to.equal(1);
    element.scrollIntoView();
    later(() => scrollTo(0, 0));
    await until(() => asked() === 2, 'the request that was due');
  });

  it('asks once for elements that share an address', async () => {
    time = stopTime();
    const page = await make(
      `<div>${`<dongpo-headlines limit="1" refresh="${SECONDS}" src="${FEED}"></dongpo-headlines>`.repeat(3)}</div>`,
    );
    const elements = [...page.children];
    await Promise.all(elements.map(alive));
    feeds.use(http.get(FEED, () => answer(feedWith([{ title: '새 소식' }]))));
    time.pass(EACH);
    for (const element of elements)
      await until(() => texts(element, 'title')[0] === '새 소식', 'the new items');
    expect(asked()).to.equal(2);
  });

  it('asks less and less often while it fails, and as before once it succeeds', async () => {
    const element = await still();
    feeds.use(failing(5));
    for (const [index, intervals] of [2, 4, 8, 8, 8].entries()) {
      time.pass(waits()[0]!);
      await until(() => asked() === index + 2, `request ${index + 2}`);
      await nextIn(intervals, `after failure ${index + 1}`);
      expect(element.dataset.state).to.equal('stale');
    }
    time.pass(waits()[0]!);
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
        http.get(FEED, () => new HttpResponse(null, { status: 503, headers: { 'retry-after': value() } })),
      );
      time.pass(EACH);
      await until(() => asked() === 2, 'the second request');
      await nextIn(5, 'Retry-After');
    });

  it('does not ask sooner because a server names a short time', async () => {
    await still();
    feeds.use(http.get(FEED, () => new HttpResponse(null, { status: 503, headers: { 'retry-after': '1' } })));
    time.pass(EACH);
    await until(() => asked() === 2, 'the second request');
    await nextIn(2, 'Retry-After');
  });

  it('goes on when the reader asks again while it hangs', async () => {
    const errors = thrown();
    const { errorDelay: patience } = FeedController;
    later(() => {
      FeedController.errorDelay = patience;
    });
    const element = await still();
    FeedController.errorDelay = 20;
    // The reader's request joins the one that hangs.
    element.timeout = 300;
    feeds.use(http.get(FEED, () => new Promise<never>(() => {}), { once: true }));
    time.pass(EACH);
    await reaches(element, 'stale');
    await element.reload();
    await until(() => waits().length === 1, 'the next time');
    expect(errors).to.deep.equal([]);
  });

  for (const refresh of ['0', '-1', '-200000', 'NaN', '', 'soon'])
    it(`"${refresh}" means never`, async () => {
      await still(refresh);
      expect(time.waits()).to.deep.equal([]);
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
    time = stopTime();
    const element = await make(`<dongpo-headlines refresh="${SECONDS}"></dongpo-headlines>`);
    element.feed = jsonFeed();
    await alive(element);
    expect(waits()).to.deep.equal([]);
    element.feed = undefined;
    element.src = FEED;
    await until(() => asked() === 1, 'the feed');
    await settled(element);
    await nextIn(1, 'the address');
  });

  it('follows a change of address', async () => {
    const element = await still();
    element.src = OTHER;
    await reaches(element, 'empty');
    time.pass(EACH);
    await until(() => feeds.requests.filter((url) => url === OTHER).length === 2, 'the new address again');
    expect(asked()).to.equal(1);
  });

  it('ends with the element, and goes on where it left off when that comes back', async () => {
    const element = await still();
    const parent = element.parentElement!;
    element.remove();
    expect(waits()).to.deep.equal([]);
    time.pass(EACH / 2);
    parent.append(element);
    await nextIn(0.5, 'what is left');
    element.remove();
    time.pass(EACH);
    await quiet();
    expect(asked()).to.equal(1);
    parent.append(element);
    await until(() => asked() === 2, 'what was due meanwhile');
    await nextIn(1, 'then');
  });

  it('ends with an element that leaves while the answer is on its way', async () => {
    const element = await still();
    const parent = element.parentElement!;
    feeds.use(http.get(FEED, () => new Promise<never>(() => {}), { once: true }));
    time.pass(EACH);
    await until(() => asked() === 2, 'the second request');
    element.remove();
    await quiet();
    expect(waits()).to.deep.equal([]);
    parent.append(element);
    await until(() => asked() === 3, 'the request that was lost');
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
    hide(true);
    time.pass(EACH);
    element.remove();
    hide(false);
    await quiet();
    expect(asked()).to.equal(1);
  });
});
