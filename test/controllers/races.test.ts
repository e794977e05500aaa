/** Who asks last is shown; who leaves is not waited for; who moves does not ask again. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import {
  deferred,
  FEED_URL,
  feedResponse,
  feedWith,
  mount,
  queryAll,
  recordEvents,
  recordSignals,
  respondWhenReleased,
  TAGS,
  textsOf,
  UNANSWERED_URL,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const SLOW = 'https://feeds.test/slow.json';
const FAST = 'https://feeds.test/fast.json';

describe('a late response', () => {
  const feeds = mockFeeds();
  useCleanPage();

  /** SLOW answers when it is told to. */
  function slow(): () => void {
    feeds.use(http.get(FAST, () => feedResponse(feedWith([{ title: '빠른 소식' }]))));
    return respondWhenReleased(feeds, SLOW, () => feedResponse(feedWith([{ title: '느린 소식' }])));
  }
  /** The slow answer has surely arrived when another element shows it. */
  async function arrived(tag: string): Promise<void> {
    const other = await mount(`<${tag} src="${SLOW}"></${tag}>`);
    await waitUntilSettled(other);
    expect(textsOf(other, 'title')[0]).to.equal('느린 소식');
  }

  for (const tag of TAGS) {
    it(`a late response never replaces the newer source of ${tag}`, async () => {
      const open = slow();
      const loads = recordEvents('dongpo-load', 'dongpo-error', 'dongpo-update');
      const element = await mount(`<${tag} src="${SLOW}"></${tag}>`);
      // It keeps the slow request alive, so that its answer does come.
      const keeper = await mount(`<${tag} src="${SLOW}"></${tag}>`);
      element.src = FAST;
      await waitUntilSettled(element);
      expect(textsOf(element, 'title')[0]).to.equal('빠른 소식');
      open();
      await waitUntilSettled(keeper);
      await arrived(tag);
      expect(textsOf(element, 'title')[0]).to.equal('빠른 소식');
      expect(loads.filter(({ target }) => target === element).length).to.equal(1);
    });

    it(`a late response never replaces the feed object of ${tag}`, async () => {
      const open = slow();
      const element = await mount(`<${tag} src="${SLOW}"></${tag}>`);
      element.feed = feedWith([{ title: '주어진 소식' }]);
      await waitUntilSettled(element);
      open();
      await arrived(tag);
      expect(textsOf(element, 'title')[0]).to.equal('주어진 소식');
    });

    it(`the response of the last source is shown when the src of ${tag} changes and changes back`, async () => {
      const open = slow();
      const element = await mount(`<${tag} src="${FAST}"></${tag}>`);
      element.src = SLOW;
      await element.updateComplete;
      element.src = FAST;
      await waitFor(() => textsOf(element, 'title')[0] === '빠른 소식', 'the fast one');
      open();
      await arrived(tag);
      expect(textsOf(element, 'title')[0]).to.equal('빠른 소식');
    });
  }

  it('a late failure does not replace the newer source', async () => {
    const { resolve: open, promise: opened } = deferred();
    feeds.use(
      http.get(SLOW, async () => {
        await opened;
        return new Response(null, { status: 500 });
      }),
      http.get(FAST, () => feedResponse(feedWith([{}]))),
    );
    const errors = recordEvents('dongpo-error');
    const element = await mount(`<dongpo-best src="${SLOW}"></dongpo-best>`);
    const keeper = await mount(`<dongpo-best src="${SLOW}"></dongpo-best>`);
    element.src = FAST;
    await waitUntilSettled(element);
    open();
    await waitForState(keeper, 'error');
    expect(element.dataset.state).to.equal('ready');
    expect(errors.map(({ target }) => target)).to.deep.equal([keeper]);
  });
});

describe('an element that is removed or moved while it loads', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const tag of TAGS) {
    it(`${tag} aborts silently when it is removed while loading, and loads when it is back`, async () => {
      const seen = recordSignals();
      const events = recordEvents('dongpo-error');
      const element = await mount(`<${tag} src="${UNANSWERED_URL}"></${tag}>`);
      await waitFor(() => seen.length, 'a request');
      expect(seen[0]!.aborted).to.equal(false);
      const { parentElement } = element;
      element.remove();
      await waitFor(() => seen[0]!.aborted, 'the abort');
      element.src = FEED_URL;
      parentElement!.append(element);
      await waitUntilSettled(element);
      expect(element.dataset.state).to.equal('ready');
      expect(events.length).to.equal(0);
    });

    it(`${tag} requests its feed once when it is moved in one task, while loading and when ready`, async () => {
      const loads = recordEvents('dongpo-load');
      const page = await mount(`<div><p></p><${tag} src="${FEED_URL}"></${tag}></div>`);
      const element = page.querySelector(tag)!;
      page.firstElementChild!.append(element);
      page.append(element);
      await waitUntilSettled(element);
      await waitFor(() => loads.length, 'dongpo-load');
      const title = queryAll(element, 'title')[0];
      page.firstElementChild!.append(element);
      await element.updateComplete;
      expect(element.dataset.state).to.equal('ready');
      expect(queryAll(element, 'title')[0]).to.equal(title);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
      expect(loads.length).to.equal(1);
    });

    it(`${tag} shows its items at once when it was removed when ready and is back later`, async () => {
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      const { parentElement } = element;
      element.remove();
      await Promise.resolve();
      parentElement!.append(element);
      await element.updateComplete;
      expect(element.dataset.state).to.equal('ready');
      expect(textsOf(element, 'title').length).to.be.above(0);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });
  }

  it('an element whose src was set before it was in the page loads when it is connected', async () => {
    const element = document.createElement('dongpo-best');
    element.src = FEED_URL;
    element.src = UNANSWERED_URL;
    element.src = FEED_URL;
    const page = await mount('<div></div>');
    expect(feeds.requests).to.deep.equal([]);
    page.append(element);
    await waitUntilSettled(element);
    expect(feeds.requests).to.deep.equal([FEED_URL]);
  });
});
