/** Who asks last is shown; who leaves is not waited for; who moves does not ask again. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import {
  all,
  answer,
  clean,
  FEED,
  feedWith,
  gate,
  gated,
  heard,
  make,
  NEVER,
  reaches,
  settled,
  signals,
  TAGS,
  texts,
  until,
} from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const SLOW = 'https://feeds.test/slow.json';
const FAST = 'https://feeds.test/fast.json';

describe('a late answer', () => {
  const feeds = mockFeeds();
  clean();

  /** SLOW answers when it is told to. */
  function slow(): () => void {
    feeds.use(http.get(FAST, () => answer(feedWith([{ title: '빠른 소식' }]))));
    return gated(feeds, SLOW, () => answer(feedWith([{ title: '느린 소식' }])));
  }
  /** The slow answer has surely arrived when another element shows it. */
  async function arrived(tag: string): Promise<void> {
    const other = await make(`<${tag} src="${SLOW}"></${tag}>`);
    await settled(other);
    expect(texts(other, 'title')[0]).to.equal('느린 소식');
  }

  for (const tag of TAGS) {
    it(`never replaces ${tag}'s newer source`, async () => {
      const open = slow();
      const loads = heard('dongpo-load', 'dongpo-error', 'dongpo-update');
      const element = await make(`<${tag} src="${SLOW}"></${tag}>`);
      // It keeps the slow request alive, so that its answer does come.
      const keeper = await make(`<${tag} src="${SLOW}"></${tag}>`);
      element.src = FAST;
      await settled(element);
      expect(texts(element, 'title')[0]).to.equal('빠른 소식');
      open();
      await settled(keeper);
      await arrived(tag);
      expect(texts(element, 'title')[0]).to.equal('빠른 소식');
      expect(loads.filter(({ target }) => target === element).length).to.equal(1);
    });

    it(`never replaces an object that ${tag} was given`, async () => {
      const open = slow();
      const element = await make(`<${tag} src="${SLOW}"></${tag}>`);
      element.feed = feedWith([{ title: '주어진 소식' }]);
      await settled(element);
      open();
      await arrived(tag);
      expect(texts(element, 'title')[0]).to.equal('주어진 소식');
    });

    it(`is that of the last source when ${tag} goes there and back`, async () => {
      const open = slow();
      const element = await make(`<${tag} src="${FAST}"></${tag}>`);
      element.src = SLOW;
      await element.updateComplete;
      element.src = FAST;
      await until(() => texts(element, 'title')[0] === '빠른 소식', 'the fast one');
      open();
      await arrived(tag);
      expect(texts(element, 'title')[0]).to.equal('빠른 소식');
    });
  }

  it('of a failure does not replace it either', async () => {
    const { open, opened } = gate();
    feeds.use(
      http.get(SLOW, async () => {
        await opened;
        return new Response(null, { status: 500 });
      }),
      http.get(FAST, () => answer(feedWith([{}]))),
    );
    const errors = heard('dongpo-error');
    const element = await make(`<dongpo-best src="${SLOW}"></dongpo-best>`);
    const keeper = await make(`<dongpo-best src="${SLOW}"></dongpo-best>`);
    element.src = FAST;
    await settled(element);
    open();
    await reaches(keeper, 'error');
    expect(element.dataset.state).to.equal('ready');
    expect(errors.map(({ target }) => target)).to.deep.equal([keeper]);
  });
});

describe('an element that', () => {
  const feeds = mockFeeds();
  clean();

  for (const tag of TAGS) {
    it(`is removed while loading aborts, silently, and loads when it is put back (${tag})`, async () => {
      const seen = signals();
      const events = heard('dongpo-error');
      const element = await make(`<${tag} src="${NEVER}"></${tag}>`);
      await until(() => seen.length, 'a request');
      expect(seen[0]!.aborted).to.equal(false);
      const { parentElement } = element;
      element.remove();
      await until(() => seen[0]!.aborted, 'the abort');
      element.src = FEED;
      parentElement!.append(element);
      await settled(element);
      expect(element.dataset.state).to.equal('ready');
      expect(events.length).to.equal(0);
    });

    it(`is moved in one task asks once, while loading and when ready (${tag})`, async () => {
      const loads = heard('dongpo-load');
      const page = await make(`<div><p></p><${tag} src="${FEED}"></${tag}></div>`);
      const element = page.querySelector(tag)!;
      page.firstElementChild!.append(element);
      page.append(element);
      await settled(element);
      await until(() => loads.length, 'dongpo-load');
      const title = all(element, 'title')[0];
      page.firstElementChild!.append(element);
      await element.updateComplete;
      expect(element.dataset.state).to.equal('ready');
      expect(all(element, 'title')[0]).to.equal(title);
      expect(feeds.requests).to.deep.equal([FEED]);
      expect(loads.length).to.equal(1);
    });

    it(`is taken out when ready and put back later shows its items at once (${tag})`, async () => {
      const element = await make(`<${tag} src="${FEED}"></${tag}>`);
      await settled(element);
      const { parentElement } = element;
      element.remove();
      await Promise.resolve();
      parentElement!.append(element);
      await element.updateComplete;
      expect(element.dataset.state).to.equal('ready');
      expect(texts(element, 'title').length).to.be.above(0);
      expect(feeds.requests).to.deep.equal([FEED]);
    });
  }

  it('was never in the page when its source was set loads once it is', async () => {
    const element = document.createElement('dongpo-best');
    element.src = FEED;
    element.src = NEVER;
    element.src = FEED;
    const page = await make('<div></div>');
    expect(feeds.requests).to.deep.equal([]);
    page.append(element);
    await settled(element);
    expect(feeds.requests).to.deep.equal([FEED]);
  });
});
