/** The page's store: one address, one request, whoever asks; failures are not kept. */
import { expect, nextFrame } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import {
  all,
  answer,
  clean,
  FEED,
  failing,
  gated,
  make,
  NEVER,
  one,
  reaches,
  settled,
  TAGS,
  until,
} from '../../elements/helpers.js';
import { jsonFeed, mockFeeds } from '../../mocks/feeds.js';

describe('the store', () => {
  const feeds = mockFeeds();
  clean();

  const slow = (): (() => void) => gated(feeds, FEED, () => answer(jsonFeed()));

  it('makes one request for five elements, whatever their tags and limits', async () => {
    const page = await make(
      `<div>${[...TAGS, 'dongpo-best', 'dongpo-headlines'].map((tag, index) => `<${tag} limit="${index + 2}" src="${FEED}"></${tag}>`).join('')}</div>`,
    );
    await Promise.all([...page.children].map(settled));
    expect([...page.children].map((element) => all(element, 'item').length)).to.deep.equal([2, 3, 0, 5, 6]);
    expect(feeds.requests).to.deep.equal([FEED]);
  });

  it('serves an element that comes later', async () => {
    await settled(await make(`<dongpo-best src="${FEED}"></dongpo-best>`));
    const other = await make(`<dongpo-headlines limit="10" src="${FEED}"></dongpo-headlines>`);
    await settled(other);
    expect(all(other, 'item').length).to.equal(10);
    expect(feeds.requests.length).to.equal(1);
  });

  it('knows addresses, not their spelling', async () => {
    await settled(await make(`<dongpo-best src="${FEED}"></dongpo-best>`));
    await settled(await make('<dongpo-best src=" https://FEEDS.test/a/../latest.json "></dongpo-best>'));
    expect(feeds.requests.length).to.equal(1);
  });

  it('keeps no failure: the next element asks again', async () => {
    feeds.use(failing(3));
    const first = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await reaches(first, 'error');
    const second = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await settled(second);
    expect(second.dataset.state).to.equal('ready');
    expect(first.dataset.state).to.equal('error');
    expect(feeds.requests.length).to.equal(4);
  });

  it('keeps no answer that is no feed', async () => {
    feeds.use(http.get(FEED, () => HttpResponse.html('<title>로그인</title>'), { once: true }));
    const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    await reaches(element, 'error');
    one(element, 'retry')!.click();
    await reaches(element, 'ready');
    expect(feeds.requests.length).to.equal(2);
  });

  it('keeps a request that one of two leaves, for those who come after', async () => {
    const open = slow();
    const page = await make(
      `<div><dongpo-best src="${FEED}"></dongpo-best><dongpo-best src="${FEED}"></dongpo-best></div>`,
    );
    const [first, second] = page.children;
    await until(() => feeds.requests.length, 'the request');
    first!.remove();
    // By then it has left the request.
    await nextFrame();
    const third = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
    open();
    await Promise.all([settled(second!), settled(third)]);
    expect(second!.getAttribute('data-state')).to.equal('ready');
    expect(feeds.requests.length).to.equal(1);
  });

  it("lets one element's patience end without the others'", async () => {
    const open = slow();
    const page = await make(
      `<div><dongpo-best timeout="100" src="${FEED}"></dongpo-best><dongpo-best src="${FEED}"></dongpo-best></div>`,
    );
    const [hasty, patient] = page.children;
    await reaches(hasty!, 'error');
    expect((patient as HTMLElement).dataset.state).to.equal('loading');
    open();
    await settled(patient!);
    expect((patient as HTMLElement).dataset.state).to.equal('ready');
    // A busy machine may need more than that to answer.
    hasty!.setAttribute('timeout', '8000');
    one(hasty!, 'retry')!.click();
    await reaches(hasty!, 'ready');
    expect(all(hasty!, 'item').length).to.equal(5);
  });

  it('holds addresses apart', async () => {
    const page = await make(
      `<div><dongpo-best src="${FEED}"></dongpo-best><dongpo-best src="https://feeds.test/latest.rss"></dongpo-best><dongpo-best src="${NEVER}"></dongpo-best></div>`,
    );
    const [json, rss, never] = page.children;
    await Promise.all([settled(json!), settled(rss!)]);
    expect((never as HTMLElement).dataset.state).to.equal('loading');
    expect(feeds.requests.length).to.equal(3);
  });

  it('may hold what another version left there', async () => {
    const store = (globalThis as unknown as Record<symbol, Map<string, unknown>>)[
      Symbol.for('dongpo-widgets.store.1')
    ]!;
    for (const junk of [{}, null, 'text', { feeds: {} }, { feeds: {}, time: Date.now() }]) {
      store.set(FEED, junk);
      const element = await make(`<dongpo-best src="${FEED}"></dongpo-best>`);
      await settled(element);
      expect(element.dataset.state, JSON.stringify(junk)).to.equal('ready');
      element.remove();
      store.clear();
    }
  });
});
