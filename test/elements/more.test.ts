/** `more`: further items on demand, of the feed and of its next pages; or a link to them. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  feedResponse,
  LISTS,
  mount,
  onCleanup,
  query,
  queryAll,
  recordEvents,
  respondWhenReleased,
  textOf,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from './helpers.js';

const BASE = 'https://feeds.test/paged/';

/** A page of a feed: items from `from` to `to`. */
const page = (from: number, to: number, members: object = {}): object => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '시험 신문',
  home_page_url: 'https://feeds.test/',
  language: 'ko',
  ...members,
  items: Array.from({ length: to - from + 1 }, (_, index) => ({
    id: `${from + index}`,
    url: `https://feeds.test/${from + index}`,
    title: `${from + index}`,
    tags: [(from + index) % 2 ? '홀수' : '짝수'],
    date_published: new Date(Date.UTC(2025, 0, 100 - from - index)).toISOString(),
  })),
});

const rows = (element: Element): string => queryAll(element, '.item [part~=title] a').map(textOf).join(' ');
const button = (element: Element): HTMLButtonElement | undefined =>
  query(element, '.more button') as HTMLButtonElement | undefined;
const announced = (element: Element): string => textOf(query(element, '.more [role=status].hidden'));

describe('more', () => {
  const feeds = mockFeeds();
  useCleanPage();

  const serve = (name: string, respond: () => Response): void =>
    void feeds.use(http.get(`${BASE}${name}`, respond));
  const json = (name: string, feed: object): void => serve(name, () => feedResponse(feed));

  const show = async (name: string, attributes = '', tag = 'dongpo-headlines'): Promise<DongpoElement> => {
    const element = await mount(
      `<${tag} show="" more="button" src="${name
        .split(' ')
        .map((each) => BASE + each)
        .join(' ')}" limit="2" ${attributes}></${tag}>`,
    );
    await waitUntilSettled(element);
    return element;
  };

  /** Presses the button, and waits until those rows are there. */
  async function press(element: DongpoElement, expected: string): Promise<void> {
    button(element)!.click();
    await waitFor(() => rows(element) === expected, `${expected}, not ${rows(element)}`);
    await element.updateComplete;
  }

  for (const tag of LISTS)
    it(`${tag} shows as many again until nothing is left`, async () => {
      json('a.json', page(1, 5));
      const element = await show('a.json', '', tag);
      expect(rows(element)).to.equal('1 2');
      expect(textOf(button(element))).to.equal('더 보기');
      await press(element, '1 2 3 4');
      await waitFor(() => announced(element) === '기사 2건을 더 보여 드립니다', 'the announcement');
      expect(element.shadowRoot!.activeElement?.textContent).to.equal('3');
      await press(element, '1 2 3 4 5');
      await waitFor(() => announced(element) === '기사 1건을 더 보여 드립니다', 'the second one');
      expect(element.shadowRoot!.activeElement?.textContent).to.equal('5');
      expect(button(element)).to.equal(undefined);
      expect(feeds.requests.length).to.equal(1);
    });

  it('there is no button where there is nothing more', async () => {
    json('short.json', page(1, 2));
    const element = await show('short.json');
    expect(button(element)).to.equal(undefined);
    expect(query(element, 'more')!.getBoundingClientRect().height).to.equal(48);
  });

  it('next_url is followed, once for each address, and ends where it leads back', async () => {
    json('b.json', page(1, 3, { next_url: '2.json' }));
    json('2.json', page(4, 6, { next_url: '3.json' }));
    json('3.json', page(7, 7, { next_url: `${BASE}2.json` }));
    const element = await show('b.json');
    await press(element, '1 2 3 4');
    await press(element, '1 2 3 4 5 6');
    await press(element, '1 2 3 4 5 6 7');
    expect(button(element)).to.equal(undefined);
    expect(feeds.requests.map((each) => each.slice(BASE.length))).to.deep.equal([
      'b.json',
      '2.json',
      '3.json',
    ]);
  });

  it('pages of which a filter leaves out all are passed, but not without end', async () => {
    json('c.json', page(1, 1, { next_url: 'c2.json' }));
    for (const number of [2, 4, 6, 8, 10, 12, 14])
      json(`c${number}.json`, page(number, number, { next_url: `c${number + 2}.json` }));
    const element = await show('c.json', 'section="홀수"');
    expect(rows(element)).to.equal('1');
    button(element)!.click();
    await waitFor(() => announced(element) === '보여 드릴 기사가 없습니다.', 'that there is none');
    expect(feeds.requests.length).to.equal(6);
    expect(textOf(button(element))).to.equal('더 보기');
  });

  it('the terms of the feed hold for its next pages, whatever these say', async () => {
    const terms = { _dongpo: { terms: { max_items: 3, show: ['date'] }, removed: ['4'] } };
    json('t.json', page(1, 2, { next_url: 't2.json', ...terms }));
    json('t2.json', page(3, 9, { next_url: 't3.json' }));
    const element = await show('t.json', 'show="section"');
    await press(element, '1 2 3');
    expect(button(element)).to.equal(undefined);
    expect(queryAll(element, 'section')).to.deep.equal([]);
  });

  it('a page that fails is told, keeps what is shown, and can be tried again', async () => {
    const errors = recordEvents('dongpo-error');
    json('f.json', page(1, 2, { next_url: 'f2.json' }));
    let isDown = true;
    serve('f2.json', () => (isDown ? new HttpResponse(null, { status: 500 }) : feedResponse(page(3, 4))));
    const element = await show('f.json');
    const { height } = element.getBoundingClientRect();
    button(element)!.click();
    await waitFor(() => errors.length, 'the error');
    await element.updateComplete;
    expect(errors[0]!.error.url).to.equal(`${BASE}f2.json`);
    expect(textOf(query(element, '.more .failed'))).to.equal('뉴스를 불러오지 못했습니다.');
    expect(textOf(button(element))).to.equal('다시 시도');
    expect(element.getBoundingClientRect().height).to.equal(height);
    expect(rows(element)).to.equal('1 2');
    expect(element.dataset.state).to.equal('ready');
    isDown = false;
    await press(element, '1 2 3 4');
    expect(query(element, '.failed')).to.equal(undefined);
  });

  it("a next page on another origin than the feed's, even this page's, is asked for without cookies", async () => {
    const modes = new Map<string, RequestCredentials | undefined>();
    const { fetch } = window;
    window.fetch = (input, init) => {
      modes.set(String(input), init?.credentials);
      return fetch(input, init);
    };
    onCleanup(() => {
      window.fetch = fetch;
    });
    const other = 'https://other.test/2.json';
    const own = `${location.origin}/own.json`;
    json('e.json', page(1, 2, { next_url: 'e2.json' }));
    json('e2.json', page(3, 4, { next_url: other }));
    feeds.use(
      http.get(other, () => feedResponse(page(5, 6, { next_url: own }))),
      http.get(own, () => feedResponse(page(7, 8))),
    );
    const element = await show('e.json');
    await press(element, '1 2 3 4');
    await press(element, '1 2 3 4 5 6');
    await press(element, '1 2 3 4 5 6 7 8');
    expect([`${BASE}e2.json`, other, own].map((each) => modes.get(each))).to.deep.equal([
      'same-origin',
      'omit',
      'omit',
    ]);
  });

  it('a second click while a page is loading does nothing', async () => {
    json('d.json', page(1, 2, { next_url: 'd2.json' }));
    const release = respondWhenReleased(feeds, `${BASE}d2.json`, () => feedResponse(page(3, 6)));
    const element = await show('d.json');
    button(element)!.click();
    await waitFor(() => button(element)?.getAttribute('aria-disabled') === 'true', 'the busy button');
    button(element)!.click();
    release();
    await waitFor(() => rows(element) === '1 2 3 4', 'one more page of rows');
  });

  it("WordPress's Link leads on, or a full page of posts where it cannot be read; 400 is the end", async () => {
    const posts = (from: number, count: number): object[] =>
      Array.from({ length: count }, (_, index) => ({
        id: from + index,
        link: `https://feeds.test/${from + index}`,
        title: { rendered: `${from + index}` },
        date_gmt: `2025-01-${30 - from - index}T00:00:00`,
      }));
    const api = 'https://feeds.test/wp-json/wp/v2/posts';
    feeds.use(
      http.get(api, ({ request }) => {
        const { searchParams } = new URL(request.url);
        const number = Number(searchParams.get('page') ?? 1);
        if (number > 2) return HttpResponse.json({ code: 'rest_post_invalid_page_number' }, { status: 400 });
        const link =
          searchParams.has('linked') && number < 2 ? `<${api}?linked&per_page=2&page=2>; rel="next"` : '';
        return HttpResponse.json(posts(number * 2 - 1, 2), { headers: link ? { link } : {} });
      }),
    );
    for (const [query, requests] of [
      ['linked&per_page=2', 3],
      ['per_page=2', 3],
    ] as const) {
      feeds.requests.length = 0;
      const element = await mount(
        `<dongpo-headlines more="button" limit="2" show="" src="${api}?${query}"></dongpo-headlines>`,
      );
      await waitUntilSettled(element);
      await press(element, '1 2 3 4');
      button(element)?.click();
      await waitFor(() => !button(element), 'the end');
      expect(rows(element)).to.equal('1 2 3 4');
      expect(feeds.requests.length).to.equal(requests);
    }
  });

  it("Atom's rel=next leads on", async () => {
    const atom = (id: number, next = ''): Response =>
      new HttpResponse(
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>${next && `<link rel="next" href="${next}"/>`}
        <entry><id>urn:x:${id}</id><title>${id}</title><link href="https://feeds.test/${id}"/></entry></feed>`,
        { headers: { 'content-type': 'application/atom+xml' } },
      );
    serve('atom.xml', () => atom(1, 'atom2.xml'));
    serve('atom2.xml', () => atom(2));
    const element = await show('atom.xml');
    await press(element, '1 2');
    expect(button(element)).to.equal(undefined);
  });

  it('of several feeds each is followed as far as the list needs it', async () => {
    json('x.json', page(1, 2, { title: 'x', next_url: 'x2.json' }));
    json('x2.json', page(3, 4));
    json('y.json', page(5, 8, { title: 'y', home_page_url: 'https://y.feeds.test/' }));
    const element = await show('x.json y.json');
    expect(rows(element)).to.equal('1 2');
    await press(element, '1 2 3 4');
    await press(element, '1 2 3 4 5 6');
  });

  it('a reload keeps the rows that were added', async () => {
    let first = page(1, 2, { next_url: 'r2.json' });
    serve('r.json', () => feedResponse(first));
    json('r2.json', page(3, 4));
    const element = await show('r.json');
    await press(element, '1 2 3 4');
    first = page(0, 1, { next_url: 'r2.json' });
    await element.reload();
    await waitFor(() => rows(element) === '0 1 2 3', 'the new item above');
  });

  it('another src begins anew', async () => {
    json('s.json', page(1, 4));
    json('s2.json', page(11, 14));
    const element = await show('s.json');
    await press(element, '1 2 3 4');
    element.src = `${BASE}s2.json`;
    await waitFor(() => rows(element) === '11 12', 'the first two');
    expect(announced(element)).to.equal('');
  });

  it('a link leads to the home page, or to more-url, from the heading and below the list', async () => {
    json('l.json', page(1, 4));
    const element = await show('l.json', 'more="link"');
    element.more = 'link';
    await waitFor(() => query(element, '.more a'), 'the link');
    const hrefs = (): (string | null | undefined)[] =>
      ['.header a', '.more a'].map((each) => query(element, each)?.getAttribute('href'));
    expect(hrefs()).to.deep.equal(['https://feeds.test/', 'https://feeds.test/']);
    expect(textOf(query(element, '.more a'))).to.equal('더 보기');
    expect(textOf(query(element, 'heading'))).to.equal('시험 신문');
    element.moreUrl = 'https://feeds.test/all';
    await waitFor(() => hrefs()[1] === 'https://feeds.test/all', 'the page of its own');
    element.moreUrl = 'javascript:alert(1)';
    await waitFor(() => !query(element, '.more a'), 'no link to a script');
    expect(rows(element)).to.equal('1 2');
  });
});
