/** Loading, ready, empty, error and back: what is seen, and what the page can style by. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  containerOf,
  deferred,
  FEED_URL,
  failTimes,
  feedResponse,
  LISTS,
  mount,
  query,
  queryAll,
  recordEvents,
  TAGS,
  textOf,
  textsOf,
  UNANSWERED_URL,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

const STATES = ['idle', 'loading', 'ready', 'empty', 'error', 'stale'];
const custom = (element: Element): string[] => STATES.filter((state) => element.matches(`:state(${state})`));

describe('the states of an element', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const tag of TAGS) {
    it(`${tag} is busy while loading`, async () => {
      const element = await mount(`<${tag} src="${UNANSWERED_URL}"></${tag}>`);
      expect(element.dataset.state).to.equal('loading');
      expect(custom(element)).to.deep.equal(['loading']);
      expect(containerOf(element).getAttribute('aria-busy')).to.equal('true');
      expect(query(element, 'retry')).to.equal(undefined);
      expect(element.offsetHeight).to.be.above(200);
    });

    it(`${tag} is ready with its items`, async () => {
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      expect(element.dataset.state).to.equal('ready');
      expect(custom(element)).to.deep.equal(['ready']);
      expect(containerOf(element).getAttribute('aria-busy')).to.equal('false');
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      expect(queryAll(element, '.skeleton').length).to.equal(0);
    });

    it(`${tag} shows that a feed is empty`, async () => {
      const element = await mount(`<${tag} src="https://feeds.test/empty.json"></${tag}>`);
      await waitForState(element, 'empty');
      expect(custom(element)).to.deep.equal(['empty']);
      expect(textsOf(element, 'status')).to.deep.equal(['보여 드릴 기사가 없습니다.']);
      expect(containerOf(element).getAttribute('aria-busy')).to.equal('false');
      expect(query(element, 'retry')).to.equal(undefined);
    });

    it(`${tag} shows a failure, and its retry button loads the feed`, async () => {
      feeds.use(failTimes(3));
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitForState(element, 'error');
      expect(custom(element)).to.deep.equal(['error']);
      expect(containerOf(element).getAttribute('aria-busy')).to.equal('false');
      const status = query(element, 'status')!;
      expect(status.getAttribute('role')).to.equal('status');
      expect(textOf(status.querySelector('p'))).to.equal('뉴스를 불러오지 못했습니다.');
      expect(textsOf(element, 'retry')).to.deep.equal(['다시 시도']);

      query(element, 'retry')!.click();
      await element.updateComplete;
      expect(element.dataset.state).to.equal('loading');
      await waitUntilSettled(element);
      expect(element.dataset.state).to.equal('ready');
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      expect(query(element, 'retry')).to.equal(undefined);
      expect(feeds.requests.length).to.equal(4);
    });

    it(`the retry button of ${tag} may fail again`, async () => {
      feeds.use(http.get(FEED_URL, () => new HttpResponse(null, { status: 500 })));
      const errors = recordEvents('dongpo-error');
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitFor(() => errors.length === 1, 'the first error');
      query(element, 'retry')!.click();
      await waitFor(() => errors.length === 2, 'the second error');
      expect(element.dataset.state).to.equal('error');
      expect(query(element, 'retry')).to.not.equal(undefined);
    });

    it(`${tag} waits without a src and loads when it gets one`, async () => {
      const element = await mount(`<${tag}></${tag}>`);
      expect(element.dataset.state).to.equal('idle');
      expect(custom(element)).to.deep.equal(['idle']);
      expect(feeds.requests).to.deep.equal([]);
      element.setAttribute('src', FEED_URL);
      await waitUntilSettled(element);
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
    });

    it(`${tag} is not busy while there is nothing to load`, async () => {
      const element = await mount(`<${tag}></${tag}>`);
      expect(containerOf(element).getAttribute('aria-busy')).to.equal('false');
    });

    it(`${tag} is ready when it dispatches dongpo-load`, async () => {
      const element = await mount(`<${tag}></${tag}>`);
      const seen: string[] = [];
      element.addEventListener('dongpo-load', () =>
        seen.push(`${element.dataset.state} ${textsOf(element, 'title')[0]}`),
      );
      element.feed = jsonFeed();
      await waitFor(() => seen.length, 'dongpo-load');
      expect(seen).to.deep.equal([`ready ${TITLES[0]}`]);
    });
  }

  for (const tag of LISTS) {
    it(`${tag} shows one skeleton row for each item of its limit`, async () => {
      const element = await mount(`<${tag} limit="3" src="${UNANSWERED_URL}"></${tag}>`);
      expect(queryAll(element, '.skeleton').length).to.equal(3);
      expect(query(element, '.skeleton')!.closest('[aria-hidden=true]')).to.not.equal(null);
      expect(query(element, 'list')).to.equal(undefined);
    });

    it(`${tag} has the same height in every state`, async () => {
      const { resolve: open, promise: opened } = deferred();
      feeds.use(
        http.get(FEED_URL, async () => {
          await opened;
          return feedResponse(jsonFeed());
        }),
      );
      const element = await mount(`<${tag} limit="4" src="${FEED_URL}"></${tag}>`);
      expect(element.dataset.state).to.equal('loading');
      const height = element.offsetHeight;
      open();
      await waitUntilSettled(element);
      expect(queryAll(element, 'item').length).to.equal(4);
      expect(element.offsetHeight, 'ready').to.be.closeTo(height, 1);
      element.src = 'https://feeds.test/empty.json';
      await waitForState(element, 'empty');
      expect(element.offsetHeight, 'empty').to.be.closeTo(height, 1);
      element.src = 'https://feeds.test/500';
      await waitForState(element, 'error');
      expect(element.offsetHeight, 'error').to.be.closeTo(height, 1);
    });
  }
});
