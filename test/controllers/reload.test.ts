/** reload(): what is shown stays until the answer is there, and stays, marked, when none comes. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import {
  deferred,
  FEED_URL,
  feedResponse,
  feedWith,
  mount,
  onCleanup,
  query,
  recordEvents,
  TAGS,
  textsOf,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from '../elements/helpers.js';
import { mockFeeds, TITLES } from '../mocks/feeds.js';

const failing = () => http.get(FEED_URL, () => new HttpResponse(null, { status: 503 }));
const asOf = (element: Element): string => textsOf(element, '.footer [part~=status]').join();

describe('reload()', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const tag of TAGS) {
    it(`a failed reload keeps the items of ${tag}, marked with their age until a reload succeeds`, async () => {
      const errors = recordEvents('dongpo-error');
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      expect(asOf(element)).to.equal('');
      feeds.use(failing());
      await element.reload();
      expect(element.dataset.state).to.equal('stale');
      expect(element.matches(':state(stale)')).to.equal(true);
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      expect(asOf(element)).to.equal('방금 기준');
      expect(query(element, '.footer [part~=status]')!.getAttribute('role')).to.equal('status');
      expect(errors.map(({ error }) => error.status)).to.deep.equal([503]);
      element.lang = 'zh-CN';
      await waitFor(() => asOf(element) === '刚刚更新', 'Chinese');

      feeds.use(http.get(FEED_URL, () => feedResponse(feedWith([{ title: '새 소식' }]))));
      await element.reload();
      await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the new items');
      expect(element.dataset.state).to.equal('ready');
      expect(asOf(element)).to.equal('');
    });

    it(`reload() keeps the items of ${tag} until the response arrives`, async () => {
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      const { resolve: open, promise: opened } = deferred();
      feeds.use(
        http.get(FEED_URL, async () => {
          await opened;
          return feedResponse(feedWith([{ title: '새 소식' }]));
        }),
      );
      const done = element.reload();
      await element.updateComplete;
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      expect(element.dataset.state).to.equal('ready');
      open();
      await done;
      await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the new items');
    });
  }

  it('a failed reload shows the age of the items, in hours or weeks', async () => {
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitUntilSettled(element);
    feeds.use(failing());
    await element.reload();
    const { now } = Date;
    onCleanup(() => {
      Date.now = now;
    });
    Date.now = () => now() + 5 * 36e5 + 1000;
    element.requestUpdate();
    await element.updateComplete;
    expect(asOf(element)).to.equal('5시간 전 기준');
    Date.now = () => now() + 10 * 864e5;
    element.requestUpdate();
    await element.updateComplete;
    expect(asOf(element)).to.match(/^\d{4}\. \d+\. \d+\. 기준$/);
  });

  it('two calls of reload() during a reload make one more request', async () => {
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    await waitUntilSettled(element);
    await Promise.all([element.reload(), element.reload()]);
    await waitFor(() => element.dataset.state === 'ready', 'ready');
    expect(feeds.requests.length).to.equal(2);
  });

  it('reload() while loading resolves with the response', async () => {
    const element = await mount(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
    void element.reload();
    await waitUntilSettled(element);
    expect(element.dataset.state).to.equal('ready');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
  });

  it('reload() without a src makes no request', async () => {
    const errors = recordEvents('dongpo-error');
    const element = await mount('<dongpo-best></dongpo-best>');
    await element.updateComplete;
    await element.reload();
    await element.updateComplete;
    expect(element.dataset.state).to.equal('idle');
    expect(errors).to.deep.equal([]);
  });

  it('reload() of a feed object shows it again', async () => {
    const element = await mount('<dongpo-best></dongpo-best>');
    const feed = feedWith([{ title: '처음' }]) as { items: { title: string }[] };
    element.feed = feed;
    await waitUntilSettled(element);
    feed.items[0]!.title = '나중';
    await element.reload();
    await waitFor(() => textsOf(element, 'title')[0] === '나중', 'the changed object');
  });
});
