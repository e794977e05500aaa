/** Copies of the last visit: shown until the answer is there, and when none comes; what is no good one never is. */
import { expect, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../../src/elements/core/feed-element.js';
import { CACHE_NAME } from '../../../src/feed/load/cached-feed.js';
import { saveToCache } from '../../../src/feed/load/feed-cache.js';
import { loadFeed } from '../../../src/feed/load/load-feed.js';
import { clearRetries } from '../../../src/feed/load/retry.js';
import {
  containerOf,
  deferred,
  FEED_URL,
  feedResponse,
  feedWith,
  mount,
  onCleanup,
  query,
  queryAll,
  recordErrors,
  recordEvents,
  respondWhenReleased,
  TAGS,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../../elements/helpers.js';
import { jsonFeed, mockFeeds, TITLES } from '../../mocks/feeds.js';

const STORE = Symbol.for('dongpo-widgets.store.1');
const ORIGINS = Symbol.for('dongpo-widgets.origins.1');
const HOUR = 36e5;
const DAY = 24 * HOUR;
const OTHER = 'https://feeds.test/other.json';
const LIST = `<dongpo-best src="${FEED_URL}"></dongpo-best>`;
const prefix = `${CACHE_NAME} `;

const page = globalThis as unknown as Record<symbol, Map<string, unknown> | undefined>;
const copies = (): Promise<Cache> => caches.open(CACHE_NAME);
const addresses = async (): Promise<string[]> => (await (await copies()).keys()).map(({ url }) => url);
const copyOf = async (address = FEED_URL): Promise<Response | undefined> => (await copies()).match(address);
const inStorage = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
const asOf = (element: Element): string => textsOf(element, '.footer [part~=status]').join();

/** `until` for what the browser answers later. */
const eventually = (condition: () => Promise<unknown>, what: string): Promise<void> =>
  waitUntil(async () => !!(await condition()), what, { interval: 10, timeout: 6000 });
const isKept = (address = FEED_URL): Promise<void> =>
  eventually(() => copyOf(address), `the copy of ${address}`);
const isGone = (address = FEED_URL): Promise<void> =>
  eventually(async () => !(await copyOf(address)), `the end of the copy of ${address}`);

/** Another page: only what the browser keeps is still there. */
function nextVisit(): void {
  fixtureCleanup();
  page[STORE]?.clear();
  delete page[ORIGINS];
  clearRetries(FEED_URL);
}

/** Leaves a cached feed in the browser, good or bad. */
async function leave(body: string, headers: Record<string, string> = {}, address = FEED_URL): Promise<void> {
  await (await copies()).put(address, response(body, headers, address));
}

function response(body: string, headers: Record<string, string> = {}, address = FEED_URL): Response {
  const bytes = new TextEncoder().encode(body);
  const all = {
    'content-type': 'application/feed+json',
    'x-url': address,
    'x-length': `${bytes.length}`,
    'x-time': `${Date.now()}`,
    ...headers,
  };
  // An empty one is left out.
  return new Response(bytes, { headers: Object.entries(all).filter(([, value]) => value) });
}

const aged = (age: number): Record<string, string> => ({ 'x-time': `${Date.now() - age}` });

/** The value while the test runs. */
function replace<T extends object>(holder: T, name: keyof T & string, descriptor: PropertyDescriptor): void {
  const own = Object.getOwnPropertyDescriptor(holder, name);
  Object.defineProperty(holder, name, { configurable: true, ...descriptor });
  onCleanup(() => {
    if (own) Object.defineProperty(holder, name, own);
    else delete holder[name];
  });
}

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

/** Browsers write it no more. */
function eucKr(text: string): Uint8Array<ArrayBuffer> {
  const decoder = new TextDecoder('euc-kr');
  const codes = new Map<string, number[]>();
  for (let lead = 0xb0; lead < 0xc9; lead++)
    for (let trail = 0xa1; trail < 0xff; trail++)
      codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array([...text].flatMap((unit) => codes.get(unit) ?? unit.charCodeAt(0)));
}

/** How a browser refuses Cache Storage. */
const refusals: Record<string, () => void> = {
  'caches.open() rejects': () =>
    replace(CacheStorage.prototype, 'open', {
      value: () => Promise.reject(new DOMException('Denied', 'SecurityError')),
    }),
  'caches throws': () => replace(globalThis, 'caches' as never, { get: refuse }),
  'there is no caches': () => replace(globalThis, 'caches' as never, { value: undefined }),
};

describe('the feed cache', () => {
  const feeds = mockFeeds();
  useCleanPage();
  beforeEach(() => {
    clearRetries(FEED_URL);
    // The tests of one origin share it.
    for (const key of inStorage()) localStorage.removeItem(key);
  });

  const answers = (feed: object, address = FEED_URL): void =>
    feeds.use(http.get(address, () => feedResponse(feed)))!;
  /** No use in asking again: it fails at once. */
  const fails = (status = 404): void =>
    feeds.use(http.get(FEED_URL, () => new HttpResponse(null, { status })))!;
  /** FEED gives that when it is told to. */
  const gives = (feed: () => HttpResponse<string>): (() => void) =>
    respondWhenReleased(feeds, FEED_URL, feed);
  async function visit(markup = LIST): Promise<DongpoElement> {
    const element = await mount(markup);
    await waitUntilSettled(element);
    return element;
  }

  describe('before the answer arrives', () => {
    for (const tag of TAGS)
      it(`${tag} shows the cached feed until the answer replaces it`, async () => {
        const markup = `<${tag} src="${FEED_URL}"></${tag}>`;
        await visit(markup);
        await isKept();
        nextVisit();
        const events = recordEvents('dongpo-load', 'dongpo-update', 'dongpo-error');
        const open = gives(() => feedResponse(feedWith([{ id: 'new', title: '새 소식' }], {}, 5)));
        const element = await visit(markup);
        await waitFor(() => events.length, 'the copy');
        expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
        expect(element.dataset.state).to.equal('ready');
        expect(asOf(element)).to.equal('');
        const section = containerOf(element);
        const second = queryAll(element, 'item')[1];
        open();
        await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the answer');
        await waitFor(() => events.length > 1, 'dongpo-update');
        expect(containerOf(element)).to.equal(section);
        expect(queryAll(element, 'item')[1]).to.equal(second);
        expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load', 'dongpo-update']);
        const [load, update] = events as unknown as [
          HTMLElementEventMap['dongpo-load'],
          HTMLElementEventMap['dongpo-update'],
        ];
        expect(load.feed.items.length).to.equal(10);
        expect(update.items.map(({ id }) => id)).to.deep.equal(['new']);
        expect(element.dataset.state).to.equal('ready');
        expect(asOf(element)).to.equal('');
      });

    it('an answer equal to the cached feed dispatches no second event', async () => {
      await visit();
      await isKept();
      nextVisit();
      const events = recordEvents('dongpo-load', 'dongpo-update', 'dongpo-error');
      const open = gives(() => feedResponse(feedWith([{ title: '고친 제목' }], {}, 10)));
      const element = await visit();
      open();
      await waitFor(() => textsOf(element, 'title')[0] === '고친 제목', 'the answer');
      await element.reload();
      expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load']);
    });

    it('a cached feed is parsed with the same zone as the answer', async () => {
      const feed = feedWith([{ date_published: '2025-06-30 12:00:00' }]);
      answers(feed);
      const [date] = queryAll(
        await visit('<dongpo-best show="date" src="https://feeds.test/latest.json"></dongpo-best>'),
        'date',
      );
      await isKept();
      nextVisit();
      gives(() => feedResponse(feed));
      const [old] = queryAll(
        await visit('<dongpo-best show="date" src="https://feeds.test/latest.json"></dongpo-best>'),
        'date',
      );
      expect(date!.getAttribute('datetime')).to.equal('2025-06-30T12:00:00+09:00');
      expect(old!.getAttribute('datetime')).to.equal(date!.getAttribute('datetime'));
    });

    for (const place of ['Cache Storage', 'localStorage'])
      it(`the feed cache keeps bytes as published, in any encoding: ${place}`, async () => {
        if (place === 'localStorage') refusals['caches throws']!();
        const rss = `<rss version="2.0"><channel><title>T</title><item><title>${TITLES[0]}</title></item></channel></rss>`;
        const headers = { 'content-type': 'text/xml; charset=euc-kr' };
        feeds.use(http.get(FEED_URL, () => new HttpResponse(eucKr(rss), { headers })));
        await visit();
        await (place === 'localStorage' ? waitFor(() => inStorage().length, 'the copy') : isKept());
        nextVisit();
        gives(() => feedResponse(jsonFeed()));
        expect(textsOf(await visit(), 'title')).to.deep.equal([TITLES[0]]);
      });
  });

  describe('without an answer', () => {
    for (const tag of TAGS)
      it(`${tag} shows the cached feed with its age if the request fails`, async () => {
        await leave(JSON.stringify(jsonFeed()), aged(5 * HOUR));
        fails(500);
        const events = recordEvents('dongpo-load', 'dongpo-error');
        const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
        await waitForState(element, 'stale');
        expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
        expect(asOf(element)).to.equal('5시간 전 기준');
        expect(element.matches(':state(stale)')).to.equal(true);
        await waitFor(() => events.length > 1, 'both events');
        expect(events.map(({ type }) => type)).to.deep.equal(['dongpo-load', 'dongpo-error']);
      });

    it('a cached feed is shown before the error, though it is found later', async () => {
      await leave(JSON.stringify(jsonFeed()), aged(5 * HOUR));
      fails();
      const { resolve: open, promise: opened } = deferred();
      const { match } = Cache.prototype;
      replace(Cache.prototype, 'match', {
        async value(this: Cache, ...args: Parameters<typeof match>) {
          await opened;
          return match.apply(this, args);
        },
      });
      const element = await mount(LIST);
      const states: string[] = [];
      const observer = new MutationObserver(() => states.push(element.dataset.state!));
      observer.observe(element, { attributeFilter: ['data-state'] });
      await fetch(FEED_URL);
      open();
      await waitForState(element, 'stale');
      observer.disconnect();
      expect(states).to.not.include('error');
      expect(asOf(element)).to.equal('5시간 전 기준');
    });

    it('an element without a cached feed shows the error', async () => {
      fails();
      const element = await mount(LIST);
      await waitForState(element, 'error');
      expect(queryAll(element, 'item').length).to.equal(0);
      expect(query(element, 'retry')).to.not.equal(undefined);
      expect(await addresses()).to.deep.equal([]);
    });

    it('a later answer replaces the cached feed', async () => {
      await leave(JSON.stringify(jsonFeed()), aged(5 * HOUR));
      fails();
      const element = await mount(LIST);
      await waitForState(element, 'stale');
      answers(feedWith([{ title: '새 소식' }]));
      await element.reload();
      await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the answer');
      expect(element.dataset.state).to.equal('ready');
      expect(asOf(element)).to.equal('');
      await eventually(async () => (await (await copyOf())?.text())?.includes('새 소식'), 'a newer copy');
    });

    it('an answer that is no feed does not replace the cached feed', async () => {
      const element = await visit();
      await isKept();
      const { put } = Cache.prototype;
      let puts = 0;
      replace(Cache.prototype, 'put', {
        value(this: Cache, ...args: Parameters<typeof put>) {
          puts++;
          return put.apply(this, args);
        },
      });
      feeds.use(http.get(FEED_URL, () => HttpResponse.html('<!doctype html><title>로그인</title>')));
      await element.reload();
      await waitForState(element, 'stale');
      // Feeds that are saved later are saved after it.
      answers(jsonFeed(3), OTHER);
      await visit(`<dongpo-best src="${OTHER}"></dongpo-best>`);
      await isKept(OTHER);
      expect(puts).to.equal(1);
      nextVisit();
      fails();
      const next = await mount(LIST);
      await waitForState(next, 'stale');
      expect(textsOf(next, 'title')[0]).to.equal(TITLES[0]);
    });
  });

  describe('a bad entry', () => {
    const good = JSON.stringify(feedWith([{ title: '옛 소식' }]));
    const half = good.slice(0, good.length / 2);
    const bad: Record<string, [string, Record<string, string>?]> = {
      'of another length than it says': [good, { 'x-length': `${good.length}` }],
      'that breaks off': [half, { 'x-length': `${new TextEncoder().encode(good).length}` }],
      'that is HTML': ['<!doctype html><title>로그인</title><p>옛 소식', { 'content-type': 'text/html' }],
      'that is nothing': ['', { 'x-length': '0' }],
      'that is a lone value': ['null'],
      'without headers': [good, { 'x-length': '', 'x-time': '', 'x-url': '', 'content-type': '' }],
      'without its length': [good, { 'x-length': '' }],
      'without its time': [good, { 'x-time': '' }],
      'whose time is no number': [good, { 'x-time': 'yesterday' }],
      'older than a week': [good, aged(7 * DAY + HOUR)],
      'of a clock that was far ahead': [good, aged(-8 * DAY)],
      'of the end of time': [good, { 'x-time': 'Infinity' }],
    };
    for (const [name, [body, headers]] of Object.entries(bad))
      it(`a cached entry is deleted and never shown: ${name}`, async () => {
        await leave(body, headers);
        const errors = recordErrors();
        const events = recordEvents('dongpo-load', 'dongpo-update');
        const open = gives(() => feedResponse(jsonFeed(2)));
        const element = await mount(LIST);
        await isGone();
        open();
        await waitUntilSettled(element);
        expect(textsOf(element, 'title')).to.deep.equal(TITLES.slice(0, 2));
        await waitFor(() => events.length, 'dongpo-load');
        // A copy would have been told of first.
        expect(
          events.map((event) => (event as HTMLElementEventMap['dongpo-load']).feed?.items.length),
        ).to.deep.equal([2]);
        expect(errors).to.deep.equal([]);
      });

    it('a bad cached entry is not shown if the request fails either', async () => {
      await leave(half, { 'x-length': '9' });
      fails();
      const element = await mount(LIST);
      await waitForState(element, 'error');
      await isGone();
      expect(queryAll(element, 'item').length).to.equal(0);
    });

    it('a cached feed of nearly a week, or of a clock slightly ahead, is shown', async () => {
      for (const age of [7 * DAY - HOUR, -HOUR]) {
        await leave(good, aged(age));
        fails();
        const element = await mount(LIST);
        await waitForState(element, 'stale');
        expect(textsOf(element, 'title'), `${age}`).to.deep.equal(['옛 소식']);
        nextVisit();
      }
    });

    it('a bad cached entry that cannot be deleted does no harm', async () => {
      await leave(half, { 'x-length': '9' });
      replace(Cache.prototype, 'delete', { value: () => Promise.reject(new Error('refused')) });
      const errors = recordErrors();
      const element = await visit();
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      await eventually(async () => (await (await copyOf())?.text()) !== half, 'a new copy');
      expect(errors).to.deep.equal([]);
    });
  });

  describe('the cached feed of an article', () => {
    const ARTICLE = `<dongpo-article src="${FEED_URL}" item="https://feeds.test/articles/2"></dongpo-article>`;

    it('the cached feed of an article is shown for a day', async () => {
      fails();
      await leave(JSON.stringify(jsonFeed()), aged(DAY - HOUR));
      const young = await mount(ARTICLE);
      await waitForState(young, 'stale');
      expect(textsOf(young, 'title')).to.deep.equal([TITLES[1]]);
      expect(asOf(young)).to.equal('23시간 전 기준');
      nextVisit();
      await leave(JSON.stringify(jsonFeed()), aged(DAY + HOUR));
      const events = recordEvents('dongpo-load');
      // The list that shares it shows that it could be shown.
      const both = await mount(`<div>${ARTICLE}${LIST}</div>`);
      const [old, list] = both.children;
      await waitForState(list!, 'stale');
      await waitForState(old!, 'error');
      expect(queryAll(old!, 'article').length).to.equal(0);
      expect(events.map(({ target }) => target)).to.deep.equal([list]);
    });

    it('the cached feed of an article is not shown after a day, that of a list is', async () => {
      fails();
      await leave(JSON.stringify(jsonFeed()), aged(2 * DAY));
      const element = await mount(LIST);
      await waitForState(element, 'stale');
      expect(asOf(element)).to.match(/^(그저께|그제|2일 전) 기준$/);
    });

    it('the body of a cached article is sanitised', async () => {
      const hostile = `<img src="https://feeds.test/x" onerror="ran=1"><script>ran=1</script><svg onload="ran=1"></svg>`;
      const feed = feedWith([
        {
          title: `제목${hostile}`,
          url: 'javascript:ran=1',
          image: 'javascript:ran=1',
          content_html: `<p>본문</p>${hostile}<a href="javascript:ran=1">눌러</a><iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
        },
      ]);
      await leave(JSON.stringify(feed));
      fails();
      for (const tag of TAGS) {
        const element = await mount(`<${tag} show="image summary" src="${FEED_URL}"></${tag}>`);
        await waitForState(element, 'stale');
        await waitFor(() => query(element, 'title'), 'the title');
        if (tag === 'dongpo-article')
          await waitFor(() => textOf(query(element, 'body')).includes('본문'), 'the body');
        expect(textsOf(element, 'title')).to.deep.equal(['제목']);
        const nodes = [...element.shadowRoot!.querySelectorAll('*')];
        expect(nodes.filter(({ localName }) => /script|iframe|svg/.test(localName))).to.deep.equal([]);
        const attributes = nodes.flatMap((node) => [...node.attributes]);
        expect(
          attributes.filter(({ name, value }) => /^on|srcdoc/.test(name) || /javascript:|ran=/.test(value)),
        ).to.deep.equal([]);
        nextVisit();
      }
      expect('ran' in window).to.equal(false);
    });
  });

  describe('withdrawn items', () => {
    const THIRD = 'https://feeds.test/third.json';
    const url = 'https://feeds.test/%EA%B8%B0%EC%82%AC/3';
    const other = feedWith([{ id: 'number-3', url }, {}], {}, 2);
    const withdrawals = {
      'its id': 'number-3',
      'its address': url,
      'its address as it is read': 'https://FEEDS.test/기사/3',
    };
    for (const [name, removed] of Object.entries(withdrawals))
      it(`a cached feed is deleted if another feed withdraws ${name}`, async () => {
        const errors = recordErrors();
        await leave(JSON.stringify(other), {}, OTHER);
        await leave(JSON.stringify(jsonFeed()), {}, THIRD);
        await leave('<html>', {}, 'https://feeds.test/unreadable');
        answers({ ...jsonFeed(), _dongpo: { removed: [removed] } });
        await visit();
        await isKept();
        await isGone(OTHER);
        await isGone('https://feeds.test/unreadable');
        expect((await addresses()).sort()).to.deep.equal([FEED_URL, THIRD]);
        expect(errors).to.deep.equal([]);
      });

    it('a feed with a withdrawn item is not shown by a later element of the page', async () => {
      answers(other, OTHER);
      answers(jsonFeed(3), THIRD);
      const element = await visit();
      await visit(`<dongpo-best src="${OTHER}"></dongpo-best>`);
      await visit(`<dongpo-best src="${THIRD}"></dongpo-best>`);
      await isKept(OTHER);
      await isKept(THIRD);
      answers({ ...jsonFeed(), _dongpo: { removed: ['number-3'] } });
      await element.reload();
      await waitFor(() => !page[STORE]!.has(OTHER), 'the end of the entry');
      await isGone(OTHER);
      expect([...page[STORE]!.keys()].sort()).to.deep.equal([FEED_URL, THIRD]);
      answers(feedWith([{ title: '새 소식' }]), OTHER);
      const late = await visit(`<dongpo-best src="${OTHER}"></dongpo-best>`);
      expect(textsOf(late, 'title')).to.deep.equal(['새 소식']);
    });

    it('a cached feed shows no item that it withdraws itself', async () => {
      answers({ ...jsonFeed(3), _dongpo: { removed: ['https://feeds.test/articles/1'] } });
      await visit();
      await isKept();
      nextVisit();
      fails();
      const element = await mount(LIST);
      await waitForState(element, 'stale');
      expect(textsOf(element, 'title')).to.deep.equal(TITLES.slice(1, 3));
    });
  });

  describe('the quota of the feed cache', () => {
    const at = (index: number): string => `https://feeds.test/${index}`;

    it('the feed cache holds twenty feeds', async () => {
      const small = JSON.stringify(jsonFeed(1));
      for (let index = 1; index <= 21; index++) await leave(small, aged(index * HOUR), at(index));
      await visit();
      await isKept();
      await eventually(async () => (await addresses()).length <= 20, 'the bound');
      const left = Array.from({ length: 19 }, (_, index) => at(index + 1));
      expect((await addresses()).sort()).to.deep.equal([...left, FEED_URL].sort());
    });

    it('the feed cache holds five megabytes', async () => {
      const large = JSON.stringify({ ...jsonFeed(1), padding: 'x'.repeat(1_240_000) });
      for (let index = 1; index <= 4; index++) await leave(large, aged(index * HOUR), at(index));
      // With the four, that is too much.
      answers({ ...jsonFeed(), padding: 'x'.repeat(50_000) });
      await visit();
      await isGone(at(4));
      expect((await addresses()).sort()).to.deep.equal([at(1), at(2), at(3), FEED_URL]);
    });

    it('the feed cache holds no feed larger than half of its quota', async () => {
      const padded = (size: number): object => ({ ...jsonFeed(1), padding: 'x'.repeat(size) });
      answers(padded(2_500_001));
      answers(padded(2_400_000), OTHER);
      expect(textsOf(await visit(), 'title')).to.deep.equal([TITLES[0]]);
      await saveToCache(FEED_URL);
      await visit(`<dongpo-best src="${OTHER}"></dongpo-best>`);
      await isKept(OTHER);
      expect(await addresses()).to.deep.equal([OTHER]);
    });

    it('the feed cache deletes feeds that are too old', async () => {
      const small = JSON.stringify(jsonFeed(1));
      await leave(small, aged(8 * DAY), at(1));
      await leave(small, aged(6 * DAY), at(2));
      await visit();
      await isGone(at(1));
      await isKept();
      expect((await addresses()).sort()).to.deep.equal([at(2), FEED_URL]);
    });

    it('entries that are too old do not displace a good one', async () => {
      const small = JSON.stringify(jsonFeed(1));
      for (let index = 1; index <= 20; index++)
        await leave(
          small,
          index % 2 ? aged(-9 * DAY) : { 'x-time': 'yesterday', 'x-length': 'x' },
          at(index),
        );
      await leave(small, aged(HOUR), OTHER);
      await visit();
      await isKept();
      await eventually(async () => (await addresses()).length <= 2, 'the end of the bad ones');
      expect((await addresses()).sort()).to.deep.equal([FEED_URL, OTHER]);
    });
  });

  describe('the feed cache without Cache Storage', () => {
    it('a full Cache Storage does no harm', async () => {
      const errors = recordErrors();
      let puts = 0;
      replace(Cache.prototype, 'put', {
        value() {
          puts++;
          return Promise.reject(new DOMException('Full', 'QuotaExceededError'));
        },
      });
      const element = await visit();
      await waitFor(() => puts, 'the try');
      answers(feedWith([{ title: '새 소식' }]));
      await element.reload();
      await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the news');
      await waitFor(() => puts > 1, 'the next try');
      expect(element.dataset.state).to.equal('ready');
      nextVisit();
      fails();
      await waitForState(await mount(LIST), 'error');
      expect(errors).to.deep.equal([]);
    });

    for (const [name, refused] of Object.entries(refusals))
      it(`the feed cache uses localStorage: ${name}`, async () => {
        const errors = recordErrors();
        refused();
        await visit();
        await waitFor(() => inStorage().length, 'the copy');
        expect(inStorage()).to.deep.equal([prefix + FEED_URL]);
        nextVisit();
        fails();
        const element = await mount(LIST);
        await waitForState(element, 'stale');
        expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
        expect(asOf(element)).to.equal('방금 기준');
        expect(errors).to.deep.equal([]);
      });

    /** So many feeds, kept one after the other. */
    async function keepMany(count: number): Promise<void> {
      const { now } = Date;
      let index = 1;
      replace(Date, 'now', { value: () => now() + index * 1000 });
      for (; index <= count; index++) {
        const address = `https://feeds.test/${index}`;
        answers(jsonFeed(1), address);
        await loadFeed(address);
        await saveToCache(address);
      }
    }

    it('the feed cache holds five feeds in localStorage', async () => {
      refusals['caches throws']!();
      await keepMany(7);
      expect(inStorage().sort()).to.deep.equal(
        [3, 4, 5, 6, 7].map((index) => `${prefix}https://feeds.test/${index}`),
      );
    });

    it('the feed cache leaves other keys of localStorage alone', async () => {
      localStorage.setItem('mine', 'x');
      onCleanup(() => localStorage.removeItem('mine'));
      refusals['caches throws']!();
      await keepMany(7);
      expect(localStorage.getItem('mine')).to.equal('x');
    });

    it('a full localStorage does no harm', async () => {
      const errors = recordErrors();
      refusals['caches throws']!();
      let tries = 0;
      replace(Storage.prototype, 'setItem', {
        value() {
          tries++;
          throw new DOMException('Full', 'QuotaExceededError');
        },
      });
      const element = await visit();
      await waitFor(() => tries, 'the try');
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      expect(errors).to.deep.equal([]);
    });

    for (const storage of ['throws', 'is null'])
      it(`the feed cache is in memory: localStorage ${storage}`, async () => {
        const errors = recordErrors();
        refusals['caches throws']!();
        replace(
          globalThis,
          'localStorage' as never,
          storage === 'throws' ? { get: refuse } : { value: null },
        );
        const address = `${FEED_URL}?${storage.replace(' ', '-')}`;
        const markup = `<dongpo-best src="${address}"></dongpo-best>`;
        const first = await visit(markup);
        expect(textsOf(first, 'title')[0]).to.equal(TITLES[0]);
        // There is nothing to observe: the element's own call came first, so it is done when this one is.
        await saveToCache(address);
        await loadFeed(`${FEED_URL}?then`);
        await saveToCache(`${FEED_URL}?then`);
        nextVisit();
        feeds.use(http.get(FEED_URL, () => new HttpResponse(null, { status: 404 })));
        for (let visits = 2; visits--; nextVisit()) {
          const element = await mount(markup);
          await waitForState(element, 'stale');
          expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
        }
        expect(errors).to.deep.equal([]);
      });

    const junk = [
      'no JSON',
      '"text"',
      '5',
      'null',
      '{}',
      '[]',
      '[1,2]',
      '[[],"%%%"]',
      '[[["x-time","1"]],"AAAA"]',
      '[{"x y":"z"},"AAAA"]',
      '[[["x-time","Infinity"],["x-length","2"]],"e30="]',
    ];
    for (const value of junk)
      it(`the feed cache deletes junk in localStorage: ${value}`, async () => {
        const errors = recordErrors();
        refusals['caches throws']!();
        localStorage.setItem(prefix + FEED_URL, value);
        const open = gives(() => feedResponse(jsonFeed(2)));
        const element = await mount(LIST);
        await waitFor(() => !inStorage().length, 'the end of it');
        open();
        await waitUntilSettled(element);
        expect(textsOf(element, 'title')).to.deep.equal(TITLES.slice(0, 2));
        // Or it would come while the next test looks.
        await waitFor(() => inStorage().length, 'the next copy');
        expect(errors).to.deep.equal([]);
      });

    it('the feed cache keeps to its quota though localStorage holds junk', async () => {
      const errors = recordErrors();
      refusals['caches throws']!();
      for (const [index, value] of junk.entries())
        localStorage.setItem(`${prefix}https://feeds.test/junk${index}`, value);
      await keepMany(6);
      expect(inStorage().sort()).to.deep.equal(
        [2, 3, 4, 5, 6].map((index) => `${prefix}https://feeds.test/${index}`),
      );
      expect(errors).to.deep.equal([]);
    });
  });

  it('the feed cache does not read entries of another version', async () => {
    expect(CACHE_NAME).to.match(/^dongpo-widgets\.\d+$/);
    const names: string[] = [];
    const { open } = CacheStorage.prototype;
    replace(CacheStorage.prototype, 'open', {
      value(this: CacheStorage, name: string) {
        names.push(name);
        return open.call(this, name);
      },
    });
    const old = await caches.open('dongpo-widgets.0');
    await old.put(FEED_URL, response(JSON.stringify(feedWith([{ title: '옛 소식' }]))));
    names.length = 0;
    fails();
    await waitForState(await mount(LIST), 'error');
    answers(jsonFeed());
    nextVisit();
    await visit();
    await isKept();
    expect([...new Set(names)]).to.deep.equal([CACHE_NAME]);
  });

  it('requests need no preflight, and revalidate only on reload', async () => {
    const requests: RequestInit[] = [];
    const { fetch } = globalThis;
    replace(globalThis, 'fetch' as never, {
      value(input: string, init: RequestInit = {}) {
        if (input === FEED_URL) requests.push(init);
        return fetch(input, init);
      },
    });
    await visit();
    await isKept();
    nextVisit();
    answers(feedWith([{ title: '새 소식' }]));
    const element = await visit();
    // Until then, a reload would share the request under way.
    await waitFor(() => textsOf(element, 'title')[0] === '새 소식', 'the answer');
    await element.reload();
    expect(requests.map(({ cache }) => cache)).to.deep.equal(['default', 'default', 'no-cache']);
    for (const init of requests) {
      // Any of them would cost a preflight, which many servers of feeds refuse.
      const { headers, method } = new Request(FEED_URL, init);
      expect([...headers.keys()]).to.deep.equal([]);
      expect(method).to.equal('GET');
      expect(init.credentials).to.equal('same-origin');
      expect(init.referrerPolicy).to.equal('no-referrer');
    }
  });
});
