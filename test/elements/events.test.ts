/** dongpo-load, dongpo-error and dongpo-update: when, with what, and how far they go. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { DongpoErrorEvent } from '../../src/events/error-event.js';
import { DongpoLoadEvent } from '../../src/events/load-event.js';
import { DongpoUpdateEvent } from '../../src/events/update-event.js';
import { FeedError } from '../../src/feed/model/feed-error.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  FEED_URL,
  feedResponse,
  LISTS,
  mount,
  query,
  queryAll,
  recordEvents,
  TAGS,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

const ALL = ['dongpo-load', 'dongpo-error', 'dongpo-update'] as const;

/** The feed with one item more on top. */
function newer(): object {
  const feed = jsonFeed();
  const [first] = feed.items;
  return {
    ...feed,
    items: [{ ...first, id: 'new', url: 'https://feeds.test/articles/new', title: '속보' }, ...feed.items],
  };
}

describe('dongpo-load', () => {
  mockFeeds();
  useCleanPage();

  for (const tag of TAGS) {
    it(`${tag} dispatches dongpo-load once, with the feed`, async () => {
      const events = recordEvents(...ALL);
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      await waitFor(() => events.length, 'dongpo-load');
      const [event] = events as DongpoLoadEvent[];
      expect(events.length).to.equal(1);
      expect(event).to.be.instanceOf(DongpoLoadEvent);
      expect(event!.type).to.equal('dongpo-load');
      expect(event!.feed.items.map(({ title }) => title)).to.deep.equal(TITLES);
      expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, false]);
      expect(event!.target).to.equal(element);
    });
  }

  it('dongpo-load is dispatched for an empty feed, and again for another src', async () => {
    const events = recordEvents(...ALL);
    const element = await mount(`<dongpo-best src="https://feeds.test/empty.json"></dongpo-best>`);
    await waitFor(() => events.length === 1, 'the first');
    expect((events[0] as DongpoLoadEvent).feed.items).to.deep.equal([]);
    element.src = FEED_URL;
    await waitFor(() => events.length === 2, 'the second');
    expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load', 'dongpo-load']);
  });

  it('dongpo-load passes through shadow roots', async () => {
    const events = recordEvents(...ALL);
    const host = await mount('<div></div>');
    host.attachShadow({ mode: 'open' }).innerHTML = `<dongpo-best src="${FEED_URL}"></dongpo-best>`;
    await waitFor(() => events.length, 'dongpo-load');
    expect(events[0]!.target).to.equal(host);
  });
});

describe('dongpo-error', () => {
  mockFeeds();
  useCleanPage();
  const faults = window.__FEEDS__;

  const table: [string, string, number?][] = [
    ['https://feeds.test/404', 'http', 404],
    ['https://feeds.test/500', 'http', 500],
    ['https://feeds.test/offline', 'network'],
    ['https://feeds.test/html', 'format'],
    [`${faults}/feed.json?cors=0`, 'network'],
    [`${faults}/hang`, 'timeout'],
    [`${faults}/big?mb=6`, 'too-large'],
    ['ftp://feeds.test/latest.json', 'network'],
    ['http://[', 'network'],
  ];
  for (const [src, code, status] of table) {
    it(`dongpo-error has the code ${code} for ${src.replace(faults, '')}`, async () => {
      const events = recordEvents(...ALL);
      const timeout = code === 'timeout' ? 150 : 5000;
      const element = await mount(`<dongpo-best timeout="${timeout}" src="${src}"></dongpo-best>`);
      await waitFor(() => events.length, 'dongpo-error');
      const [event] = events as DongpoErrorEvent[];
      expect(event).to.be.instanceOf(DongpoErrorEvent);
      expect(event!.error).to.be.instanceOf(FeedError);
      expect(event!.error.code).to.equal(code);
      expect(event!.error.status).to.equal(status);
      expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, false]);
      expect(element.dataset.state).to.equal('error');
      expect(query(element, 'retry')).to.not.equal(undefined);
      expect(events.length).to.equal(1);
    });
  }

  for (const timeout of ['abc', '0', '-1', '3000000000']) {
    it(`timeout="${timeout}" causes no dongpo-error`, async () => {
      const events = recordEvents(...ALL);
      await mount(`<dongpo-best timeout="${timeout}" src="${FEED_URL}"></dongpo-best>`);
      await waitFor(() => events.length, 'an event');
      expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load']);
    });
  }

  it('dongpo-error is dispatched for an object that is no feed', async () => {
    for (const feed of [{}, { title: '뉴스' }, 'text' as unknown as object]) {
      const events = recordEvents(...ALL);
      const element = await mount('<dongpo-best></dongpo-best>');
      element.feed = feed;
      await waitForState(element, 'error');
      await waitFor(() => events.length, 'dongpo-error');
      expect((events[0] as DongpoErrorEvent).error.code).to.equal('format');
    }
  });
});

describe('dongpo-update', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const tag of LISTS) {
    it(`${tag} dispatches dongpo-update after a reload, with the new items`, async () => {
      const events = recordEvents(...ALL);
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      feeds.use(http.get(FEED_URL, () => feedResponse(newer())));
      await element.reload();
      await waitFor(() => events.length === 2, 'dongpo-update');
      const event = events[1] as DongpoUpdateEvent;
      expect(event).to.be.instanceOf(DongpoUpdateEvent);
      expect(event.items.map(({ title }) => title)).to.deep.equal(['속보']);
      expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, false]);
      expect(textsOf(element, 'title')[0]).to.equal('속보');
      expect(feeds.requests.length).to.equal(2);
    });
  }

  it('a reload without new items dispatches no dongpo-update, but is rendered', async () => {
    const events = recordEvents(...ALL);
    const element = await mount(`<dongpo-headlines limit="3" src="${FEED_URL}"></dongpo-headlines>`);
    await waitUntilSettled(element);
    const corrected = jsonFeed();
    corrected.items[0]!.title = '바로잡은 제목';
    feeds.use(http.get(FEED_URL, () => feedResponse(corrected)));
    await element.reload();
    expect(textsOf(element, 'title')[0]).to.equal('바로잡은 제목');
    expect(queryAll(element, 'item').length).to.equal(3);
    expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load']);
  });
});
