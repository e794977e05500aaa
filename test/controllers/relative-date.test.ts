/** Relative dates stay right, by one timer that wakes no more often than a text changes. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import {
  FEED_URL,
  failTimes,
  feedWith,
  mount,
  mountWithFeed,
  query,
  queryAll,
  textsOf,
  useCleanPage,
  waitFor,
} from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';
import { type FakeTime, setDocumentHidden, startFakeTime, waitForBehaviours } from './fake-time.js';

const MINUTE = 6e4;
const HOUR = 36e5;
const DAY = 864e5;
/** Milliseconds that a busy machine may need between the making of a feed and of a timer. */
const SLACK = 8000;

describe('relative dates', () => {
  const feeds = mockFeeds();
  useCleanPage();
  let time: FakeTime;
  beforeEach(() => {
    time = startFakeTime();
  });

  /** Headlines of items so old. */
  async function aged(ages: number[], attributes = ''): Promise<DongpoElement> {
    const items = ages.map((age) => ({ date_published: new Date(Date.now() - age).toISOString() }));
    const element = await mountWithFeed('dongpo-headlines', feedWith(items), attributes);
    await waitForBehaviours(element);
    return element;
  }

  const dates = (element: Element): string[] => textsOf(element, 'date');
  function wakesIn(milliseconds: number, what: string): void {
    expect(time.pendingDelays().length, what).to.equal(1);
    expect(time.pendingDelays()[0], what).to.be.within(milliseconds - SLACK, milliseconds);
  }

  it('change as time passes', async () => {
    const element = await aged([1000, 3 * MINUTE + 1000, 5 * HOUR + 1000]);
    expect(dates(element)).to.deep.equal(['방금', '3분 전', '5시간 전']);
    time.advance(MINUTE);
    await waitFor(() => dates(element).join() === '1분 전,4분 전,5시간 전', 'a minute later');
    time.advance(HOUR);
    await waitFor(() => dates(element).join() === '1시간 전,1시간 전,6시간 전', 'an hour later');
    time.advance(DAY);
    await waitFor(() => dates(element).join() === '어제,어제,어제', 'a day later');
    time.advance(8 * DAY);
    await waitFor(() => dates(element).every((date) => /^\d{4}\. /.test(date)), 'absolute dates');
    expect(time.pendingDelays()).to.deep.equal([]);
  });

  it('speak the language of the block', async () => {
    const element = await aged([3 * MINUTE + 1000], 'lang="zh-CN"');
    await waitFor(() => dates(element)[0] === '3分钟前', 'Chinese');
    time.advance(MINUTE);
    await waitFor(() => dates(element)[0] === '4分钟前', 'a minute later');
  });

  for (const [what, age, wait] of [
    ['the next minute of a fresh item', 10_000, MINUTE - 10_000],
    ['the next minute', 5 * MINUTE + 20_000, MINUTE - 20_000],
    ['the hour', 59 * MINUTE + 30_000, 30_000],
    ['the next hour, not minute, of one of hours', 3 * HOUR + 10 * MINUTE, 50 * MINUTE],
    ['midnight, where it is days old', 2 * DAY + 5 * HOUR, 12 * HOUR],
    ['the day on which it gets a date', 6 * DAY + 20 * HOUR, 4 * HOUR],
    ['the first minute of one that is ahead', -30 * MINUTE, 31 * MINUTE],
  ] as const)
    it(`wait for ${what}`, async () => {
      await aged([age]);
      wakesIn(wait, what);
    });

  it('wait for the first of several', async () => {
    await aged([3 * HOUR + 10 * MINUTE, 5 * HOUR + 40 * MINUTE, 3 * DAY]);
    wakesIn(20 * MINUTE, 'the second item');
  });

  it('share one timer, however many elements there are', async () => {
    const first = await aged([3 * HOUR + 10 * MINUTE]);
    const second = await aged([2 * MINUTE + 20_000]);
    const third = await aged([2 * DAY]);
    wakesIn(MINUTE - 20_000, 'the second element');
    time.advance(40_000);
    await waitFor(() => dates(second)[0] === '3분 전', 'a minute later');
    expect([...dates(first), ...dates(third)]).to.deep.equal(['3시간 전', '그저께']);
    wakesIn(MINUTE, 'then');
  });

  it('do not render what stays right', async () => {
    const slow = await aged([3 * HOUR + 10 * MINUTE]);
    const fast = await aged([2 * MINUTE + 20_000]);
    const shown = slow.feedController;
    let rendered = 0;
    const { requestUpdate } = slow;
    slow.requestUpdate = () => {
      rendered++;
      requestUpdate.call(slow);
    };
    time.advance(40_000);
    await waitFor(() => dates(fast)[0] === '3분 전', 'a minute later');
    expect(slow.feedController).to.equal(shown);
    expect(rendered).to.equal(0);
  });

  it('are never ahead, however slow the clock is', async () => {
    const element = await aged([-30_000, -HOUR - 1000, -5 * HOUR, -23 * HOUR]);
    for (let hours = 0; hours < 4; hours++) {
      for (const date of dates(element)) expect(date).to.match(/^방금$|전$/);
      time.advance(HOUR);
      await element.updateComplete;
    }
    element.lang = 'en';
    await waitFor(() => dates(element).includes('just now'), 'English');
    expect(dates(element).filter((date) => /^in |tomorrow/.test(date))).to.deep.equal([]);
  });

  it('of more than a day ahead are dates', async () => {
    const element = await aged([-2 * DAY]);
    expect(dates(element)[0]).to.match(/^\d{4}\. \d+\. \d+\.$/);
    expect(time.pendingDelays()).to.deep.equal([]);
  });

  it('have the whole date in their title, and the absolute one for machines', async () => {
    const published = new Date(Date.now() - 3 * HOUR).toISOString();
    const element = await mountWithFeed(
      'dongpo-headlines',
      feedWith([{ date_published: published }]),
      'time-zone="Asia/Seoul"',
    );
    await waitForBehaviours(element);
    const node = query(element, 'date') as HTMLTimeElement;
    expect(node.localName).to.equal('time');
    expect(Date.parse(node.dateTime)).to.equal(Date.parse(published));
    expect(node.dateTime).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d/);
    const full = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Seoul' } as const;
    expect(node.title).to.contain(new Date(published).toLocaleString('ko', full));
  });

  for (const style of ['date', 'datetime'])
    it(`are the only ones that need a timer: date-style="${style}" has none`, async () => {
      const element = await aged([MINUTE, HOUR], `date-style="${style}"`);
      expect(dates(element)[0]).to.match(/\d{4}/);
      expect(time.pendingDelays()).to.deep.equal([]);
      element.dateStyle = 'relative';
      await element.updateComplete;
      expect(time.pendingDelays().length).to.equal(1);
      element.dateStyle = style as 'date';
      await element.updateComplete;
      expect(time.pendingDelays()).to.deep.equal([]);
    });

  it('that are older than a week, or hidden, need no timer', async () => {
    await aged([8 * DAY, 400 * DAY]);
    await aged([MINUTE], 'show="summary"');
    expect(time.pendingDelays()).to.deep.equal([]);
  });

  it('of a removed element leave no timer, and go on when it is back', async () => {
    const element = await aged([3 * MINUTE + 1000]);
    const other = await aged([3 * HOUR + 10 * MINUTE]);
    const parent = element.parentElement!;
    element.remove();
    wakesIn(50 * MINUTE, 'the other');
    other.remove();
    expect(time.pendingDelays()).to.deep.equal([]);
    time.advance(10 * MINUTE);
    parent.append(element);
    await waitFor(() => dates(element)[0] === '13분 전', 'the right age');
    wakesIn(MINUTE - 1000, 'the one that is back');
  });

  it('of a hidden page wait for its reader, without a timer', async () => {
    const element = await aged([3 * MINUTE + 1000]);
    setDocumentHidden(true);
    const { length } = time.requestedDelays;
    time.advance(10 * MINUTE);
    expect(time.requestedDelays.slice(length)).to.deep.equal([]);
    await element.updateComplete;
    expect(dates(element)).to.deep.equal(['3분 전']);
    setDocumentHidden(false);
    await waitFor(() => dates(element)[0] === '13분 전', 'the right age');
    expect(time.pendingDelays().length).to.equal(1);
  });

  it('count the age of an old copy too', async () => {
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForBehaviours(element);
    feeds.use(failTimes(3));
    await element.reload();
    const asOf = (): string => textsOf(element, '.footer [part~=status]').join();
    expect(asOf()).to.equal('방금 기준');
    expect(queryAll(element, 'time').length).to.equal(0);
    expect(time.pendingDelays().length).to.equal(1);
    time.advance(2 * MINUTE);
    await waitFor(() => asOf() === '2분 전 기준', 'the age of the copy');
  });
});
