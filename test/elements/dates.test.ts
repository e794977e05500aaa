/** date-style, time-zone and feed-time-zone, on live elements. */
import { expect } from '@open-wc/testing';
import { startFakeTime } from '../controllers/fake-time.js';
import { mockFeeds } from '../mocks/feeds.js';
import { feedWith, LISTS, mountWithFeed, query, textOf, textsOf, useCleanPage, waitFor } from './helpers.js';

const NOON = '2025-06-30T12:00:00+09:00';
const ago = (hours: number): string => new Date(Date.now() - hours * 36e5 - 30_000).toISOString();
const time = (element: Element): HTMLTimeElement => query(element, 'date') as HTMLTimeElement;

describe('date-style', () => {
  useCleanPage();

  for (const tag of LISTS) {
    it(`date-style of ${tag} gives an age, a date, or date and time`, async () => {
      const element = await mountWithFeed(tag, feedWith([{ date_published: ago(5) }]), 'show="date"');
      expect(textsOf(element, 'date')).to.deep.equal(['5시간 전']);
      await waitFor(() => time(element).title, 'the tooltip');
      expect(time(element).title).to.match(/\d{4}년.*\d:\d\d/);
      element.setAttribute('date-style', 'date');
      await element.updateComplete;
      expect(textOf(time(element))).to.match(/^\d{4}\. \d+\. \d+\.$/);
      element.dateStyle = 'datetime';
      await element.updateComplete;
      expect(textOf(time(element))).to.match(/\d{4}년 \d+월 \d+일 오[전후] \d+:\d\d/);
      element.removeAttribute('date-style');
      element.dateStyle = undefined;
      await element.updateComplete;
      expect(textOf(time(element))).to.equal('5시간 전');
      element.setAttribute('date-style', 'nonsense');
      await element.updateComplete;
      expect(textOf(time(element))).to.match(/\d/);
    });
  }

  it('date-style="relative" gives a date after a week, in the language of the block', async () => {
    startFakeTime();
    const feed = feedWith([
      { date_published: ago(24 * 8) },
      { date_published: ago(0) },
      { date_published: ago(26) },
    ]);
    const element = await mountWithFeed('dongpo-headlines', feed, 'show="date"');
    const [old, now, yesterday] = textsOf(element, 'date');
    expect(old).to.match(/^\d{4}\. \d+\. \d+\.$/);
    expect(now).to.equal('방금');
    expect(yesterday).to.equal('어제');
    element.lang = 'zh-CN';
    await waitFor(() => textsOf(element, 'date')[1] === '刚刚', 'Chinese');
    expect(textsOf(element, 'date')[2]).to.equal('昨天');
  });

  it('the default date-style of an article is datetime', async () => {
    const element = await mountWithFeed('dongpo-article', feedWith([{ date_published: ago(5) }]));
    expect(textOf(time(element))).to.match(/오[전후] \d+:\d\d/);
    element.dateStyle = 'relative';
    await element.updateComplete;
    expect(textOf(time(element))).to.equal('5시간 전');
  });

  it('an article shows the date of its last change, if there is one', async () => {
    const feed = feedWith([{ date_published: NOON, date_modified: '2025-06-30T18:30:00+09:00' }]);
    const element = await mountWithFeed('dongpo-article', feed, 'time-zone="Asia/Seoul"');
    expect(textOf(query(element, 'meta'))).to.match(
      /입력 2025년 6월 30일 오후 12:00 수정 2025년 6월 30일 오후 6:30/,
    );
    element.feed = feedWith([{ date_published: NOON, date_modified: NOON, title: '다른 글' }]);
    await waitFor(() => textOf(query(element, 'title')) === '다른 글', 'the other');
    expect(textOf(query(element, 'meta'))).to.not.contain('수정');
  });
});

describe('time-zone', () => {
  useCleanPage();

  it('time-zone changes the displayed time, not the datetime attribute', async () => {
    const element = await mountWithFeed(
      'dongpo-headlines',
      feedWith([{ date_published: NOON }]),
      'show="date" date-style="datetime" time-zone="Asia/Seoul"',
    );
    expect(textOf(time(element))).to.equal('2025년 6월 30일 오후 12:00');
    for (const [zone, expected] of [
      ['America/New_York', '2025년 6월 29일 오후 11:00'],
      ['Asia/Shanghai', '2025년 6월 30일 오전 11:00'],
    ]) {
      element.setAttribute('time-zone', zone!);
      await element.updateComplete;
      expect(textOf(time(element))).to.equal(expected);
      expect(Date.parse(time(element).dateTime)).to.equal(Date.parse(NOON));
    }
  });

  it("an invalid time-zone is the reader's", async () => {
    const element = await mountWithFeed(
      'dongpo-headlines',
      feedWith([{ date_published: NOON }]),
      'show="date" date-style="date" time-zone="Mars/Olympus"',
    );
    expect(textOf(time(element))).to.match(/^2025\. (6\. 30|6\. 29|7\. 1)\.$/);
  });

  it('time-zone never moves a date without a time', async () => {
    const feed = feedWith([{ date_published: '2025-06-30', _dongpo: { date_precision: 'day' } }]);
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      const element = await mountWithFeed(
        'dongpo-headlines',
        feed,
        `show="date" date-style="datetime" time-zone="${zone}"`,
      );
      expect(textOf(time(element)), zone).to.equal('2025. 6. 30.');
    }
  });
});

describe('feed-time-zone', () => {
  mockFeeds();
  useCleanPage();
  const bare = feedWith([{ date_published: '2025-06-30 12:00:00' }]);
  const meant = (element: Element): number => Date.parse(time(element).dateTime);

  it('feed-time-zone defaults to Seoul for dates without a zone, and follows changes', async () => {
    const element = await mountWithFeed('dongpo-headlines', bare, 'show="date"');
    expect(meant(element)).to.equal(Date.parse(NOON));
    element.setAttribute('feed-time-zone', 'Asia/Shanghai');
    await waitFor(
      () => query(element, 'date') && meant(element) === Date.parse('2025-06-30T04:00:00Z'),
      'Shanghai',
    );
  });

  it('an invalid feed-time-zone keeps the order of the items', async () => {
    const element = await mountWithFeed(
      'dongpo-headlines',
      bare,
      'show="date" feed-time-zone="Mars/Olympus"',
    );
    expect(element.dataset.state).to.equal('ready');
    expect(textsOf(element, 'title').length).to.equal(1);
  });
});
