/** The page's store: one address, one request, whoever asks; failures are not kept. */
import { expect, nextFrame } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import {
  FEED_URL,
  failTimes,
  feedResponse,
  mount,
  query,
  queryAll,
  respondWhenReleased,
  TAGS,
  UNANSWERED_URL,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../../elements/helpers.js';
import { jsonFeed, mockFeeds } from '../../mocks/feeds.js';

describe('the request cache', () => {
  const feeds = mockFeeds();
  useCleanPage();

  const slow = (): (() => void) => respondWhenReleased(feeds, FEED_URL, () => feedResponse(jsonFeed()));

  it('five elements with one address make one request, whatever their tags and limits', async () => {
    const page = await mount(
      `<div>${[...TAGS, 'dongpo-best', 'dongpo-headlines'].map((tag, index) => `<${tag} limit="${index + 2}" src="${FEED_URL}"></${tag}>`).join('')}</div>`,
    );
    await Promise.all([...page.children].map(waitUntilSettled));
    expect([...page.children].map((element) => queryAll(element, 'item').length)).to.deep.equal([
      2, 3, 0, 5, 6,
    ]);
    expect(feeds.requests).to.deep.equal([FEED_URL]);
  });

  it('the request cache serves an element that is added later', async () => {
    await waitUntilSettled(await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`));
    const other = await mount(`<dongpo-headlines limit="10" src="${FEED_URL}"></dongpo-headlines>`);
    await waitUntilSettled(other);
    expect(queryAll(other, 'item').length).to.equal(10);
    expect(feeds.requests.length).to.equal(1);
  });

  it('two spellings of one address share a request', async () => {
    await waitUntilSettled(await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`));
    await waitUntilSettled(
      await mount('<dongpo-best src=" https://FEEDS.test/a/../latest.json "></dongpo-best>'),
    );
    expect(feeds.requests.length).to.equal(1);
  });

  it('a failure is not cached: the next element sends a request', async () => {
    feeds.use(failTimes(3));
    const first = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForState(first, 'error');
    const second = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitUntilSettled(second);
    expect(second.dataset.state).to.equal('ready');
    expect(first.dataset.state).to.equal('error');
    expect(feeds.requests.length).to.equal(4);
  });

  it('an answer that is no feed is not cached', async () => {
    feeds.use(http.get(FEED_URL, () => HttpResponse.html('<title>로그인</title>'), { once: true }));
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitForState(element, 'error');
    query(element, 'retry')!.click();
    await waitForState(element, 'ready');
    expect(feeds.requests.length).to.equal(2);
  });

  it('a request that one of two elements leaves still serves later ones', async () => {
    const open = slow();
    const page = await mount(
      `<div><dongpo-best src="${FEED_URL}"></dongpo-best><dongpo-best src="${FEED_URL}"></dongpo-best></div>`,
    );
    const [first, second] = page.children;
    await waitFor(() => feeds.requests.length, 'the request');
    first!.remove();
    // By then it has left the request.
    await nextFrame();
    const third = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    open();
    await Promise.all([waitUntilSettled(second!), waitUntilSettled(third)]);
    expect(second!.getAttribute('data-state')).to.equal('ready');
    expect(feeds.requests.length).to.equal(1);
  });

  it('the timeout of one element does not end the request of the others', async () => {
    const open = slow();
    const page = await mount(
      `<div><dongpo-best timeout="100" src="${FEED_URL}"></dongpo-best><dongpo-best src="${FEED_URL}"></dongpo-best></div>`,
    );
    const [hasty, patient] = page.children;
    await waitForState(hasty!, 'error');
    expect((patient as HTMLElement).dataset.state).to.equal('loading');
    open();
    await waitUntilSettled(patient!);
    expect((patient as HTMLElement).dataset.state).to.equal('ready');
    // A busy machine may need more than that to answer.
    hasty!.setAttribute('timeout', '8000');
    query(hasty!, 'retry')!.click();
    await waitForState(hasty!, 'ready');
    expect(queryAll(hasty!, 'item').length).to.equal(5);
  });

  it('each address has its own entry in the request cache', async () => {
    const page = await mount(
      `<div><dongpo-best src="${FEED_URL}"></dongpo-best><dongpo-best src="https://feeds.test/latest.rss"></dongpo-best><dongpo-best src="${UNANSWERED_URL}"></dongpo-best></div>`,
    );
    const [json, rss, never] = page.children;
    await Promise.all([waitUntilSettled(json!), waitUntilSettled(rss!)]);
    expect((never as HTMLElement).dataset.state).to.equal('loading');
    expect(feeds.requests.length).to.equal(3);
  });

  it('entries of another version in the request cache are ignored', async () => {
    const store = (globalThis as unknown as Record<symbol, Map<string, unknown>>)[
      Symbol.for('dongpo-widgets.store.1')
    ]!;
    for (const junk of [{}, null, 'text', { feeds: {} }, { feeds: {}, time: Date.now() }]) {
      store.set(FEED_URL, junk);
      const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
      await waitUntilSettled(element);
      expect(element.dataset.state, JSON.stringify(junk)).to.equal('ready');
      element.remove();
      store.clear();
    }
  });
});
