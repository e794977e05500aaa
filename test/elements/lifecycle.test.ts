/** Elements are moved, copied, taken out and put back by frameworks: nothing is asked twice, nothing is dead. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { FeedController } from '../../src/controllers/feed-controller.js';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  containerOf,
  FEED_URL,
  feedResponse,
  feedWith,
  LISTS,
  mount,
  onCleanup,
  query,
  queryAll,
  recordErrors,
  recordEvents,
  recordSignals,
  respondWhenReleased,
  textsOf,
  useCleanPage,
  waitFor,
} from './helpers.js';
import { expectWorking, nextTask, waitForTitles } from './moved-elements.js';

const SLOW = 'https://feeds.test/slow.json';
const OTHER = 'https://feeds.test/other.json';

for (const tag of LISTS) {
  describe(`${tag} in the page`, () => {
    const feeds = mockFeeds();
    useCleanPage();
    let errors: string[];
    beforeEach(() => {
      errors = recordErrors();
    });
    afterEach(() => {
      expect(errors).to.deep.equal([]);
    });

    /** A widget that shows its news, as `<div><p></p><tag></tag><p></p></div>`. */
    async function placed(about = `src="${FEED_URL}"`): Promise<[DongpoElement, HTMLElement]> {
      const page = (await mount(`<div><p></p><${tag} ${about}></${tag}><p></p></div>`)) as HTMLElement;
      const element = page.querySelector<DongpoElement>(tag)!;
      await waitForTitles(element);
      return [element, page];
    }

    /** A slow feed that answers when it is told to. */
    function slow(): () => void {
      feeds.use(http.get(OTHER, () => feedResponse(feedWith([{ title: '다른 소식' }], {}, 5))));
      return respondWhenReleased(feeds, SLOW, () => feedResponse(feedWith([{ title: '느린 소식' }], {}, 5)));
    }

    const moves: [string, (element: DongpoElement, page: HTMLElement) => void][] = [
      ['append', (element, page) => page.lastElementChild!.append(element)],
      ['insertBefore', (element, page) => void page.insertBefore(element, page.firstChild)],
      ['replaceChildren', (element, page) => page.firstElementChild!.replaceChildren(element)],
      ['its parent', (element, page) => page.before(element, page)],
    ];
    for (const [how, move] of moves) {
      it(`stays as it is when it is moved by ${how}`, async () => {
        const loads = recordEvents('dongpo-load', 'dongpo-error', 'dongpo-update');
        const [element, page] = await placed();
        await waitFor(() => loads.length, 'dongpo-load');
        const rows = queryAll(element, 'item');
        move(element, page);
        expect(queryAll(element, 'item')).to.deep.equal(rows);
        await nextTask();
        await element.updateComplete;
        expect(queryAll(element, 'item')).to.deep.equal(rows);
        await expectWorking(element);
        expect(feeds.requests).to.deep.equal([FEED_URL]);
        expect(loads.length).to.equal(1);
        element.remove();
      });
    }

    it('shows the same news when it is put back later', async () => {
      const [element, page] = await placed();
      const rows = queryAll(element, 'item');
      for (let times = 0; times < 3; times++) {
        element.remove();
        await nextTask();
        await new Promise(requestAnimationFrame);
        page.append(element);
        expect(queryAll(element, 'item')).to.deep.equal(rows);
        await expectWorking(element);
        element.removeAttribute('limit');
        await waitFor(() => queryAll(element, 'item').length === rows.length, 'all rows');
        rows.splice(0, rows.length, ...queryAll(element, 'item'));
      }
      // Within a minute, another with the same source needs no request either.
      await expectWorking(await mount(`<${tag} src="${FEED_URL}"></${tag}>`));
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it('still offers its button when it failed, was taken out and is put back', async () => {
      let fails = true;
      feeds.use(
        http.get(OTHER, () =>
          fails ? new Response(null, { status: 404 }) : feedResponse(feedWith([{}], {}, 5)),
        ),
      );
      const page = (await mount(`<div><${tag} src="${OTHER}"></${tag}></div>`)) as HTMLElement;
      const element = page.querySelector<DongpoElement>(tag)!;
      await waitFor(() => query(element, 'retry'), 'the button');
      element.remove();
      await nextTask();
      fails = false;
      page.append(element);
      await waitFor(() => query(element, 'retry'), 'the button, or the news');
      query(element, 'retry')!.click();
      await expectWorking(element);
    });

    it('is copied with cloneNode: the copy has its own content', async () => {
      const [element, page] = await placed();
      const copy = element.cloneNode(true) as DongpoElement;
      expect(copy.shadowRoot).to.equal(null);
      page.append(copy);
      await expectWorking(copy);
      expect(copy.shadowRoot).to.not.equal(element.shadowRoot);
      expect(queryAll(element, 'item').length).to.be.above(2);
      element.remove();
      await nextTask();
      await expectWorking(copy);
      // The copy of one that is in no page.
      page.append(element.cloneNode(true));
      await expectWorking(page.lastElementChild);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    const markup = `<b><${tag} loading="eager" src="${FEED_URL}"></${tag}></b>`;
    const made: [string, (room: HTMLElement) => void][] = [
      [
        'innerHTML',
        (room) => {
          room.innerHTML = markup;
        },
      ],
      ['insertAdjacentHTML', (room) => room.insertAdjacentHTML('beforeend', markup)],
      [
        'a template, cloned',
        (room) => {
          const template = document.createElement('template');
          template.innerHTML = markup;
          room.append(template.content.cloneNode(true));
        },
      ],
      [
        'a template, imported',
        (room) => {
          const template = document.createElement('template');
          template.innerHTML = markup;
          room.append(document.importNode(template.content, true));
        },
      ],
      [
        'createContextualFragment',
        (room) => room.append(document.createRange().createContextualFragment(markup)),
      ],
      [
        'DOMParser',
        (room) => room.append(new DOMParser().parseFromString(markup, 'text/html').querySelector('b')!),
      ],
      [
        'createElement, properties first',
        (room) => {
          const element = document.createElement(tag);
          Object.assign(element, { loading: 'eager', src: FEED_URL, heading: '제목', limit: 4 });
          room.append(document.createElement('b'));
          room.firstElementChild!.append(element);
        },
      ],
      [
        'new',
        (room) => {
          const element = new (customElements.get(tag)!)() as DongpoElement;
          Object.assign(element, { feed: feedWith([{}], {}, 6) });
          room.append(element);
        },
      ],
    ];
    for (const [how, put] of made) {
      it(`works when it is made by ${how}, in the page and in a shadow root`, async () => {
        const room = (await mount('<div><p></p><p></p></div>')) as HTMLElement;
        const inner = room.lastElementChild!.attachShadow({ mode: 'open' });
        inner.append(document.createElement('div'));
        put(room.firstElementChild as HTMLElement);
        put(inner.firstElementChild as HTMLElement);
        await expectWorking(room.querySelector(tag));
        await expectWorking(inner.querySelector(tag));
        expect(feeds.requests).to.deep.equal(how === 'new' ? [] : [FEED_URL]);
      });
    }

    it('moves into a shadow root and out of it', async () => {
      const [element, page] = await placed();
      page.firstElementChild!.attachShadow({ mode: 'closed' }).append(element);
      await expectWorking(element);
      page.append(element);
      await expectWorking(element);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it('asks once when it is mounted, unmounted and mounted in one task', async () => {
      const room = (await mount('<div></div>')) as HTMLElement;
      const element = document.createElement(tag);
      Object.assign(element, { src: FEED_URL, loading: 'eager' });
      for (let times = 0; times < 3; times++) {
        room.append(element);
        element.remove();
      }
      room.append(element);
      await expectWorking(element);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it('asks once when it is mounted and unmounted in one task, and mounted in another', async () => {
      const room = (await mount('<div></div>')) as HTMLElement;
      const element = document.createElement(tag);
      Object.assign(element, { src: FEED_URL, loading: 'eager' });
      room.append(element);
      element.remove();
      await nextTask();
      expect(feeds.requests).to.deep.equal([]);
      room.append(element);
      await expectWorking(element);
      element.remove();
      await nextTask();
      room.append(element);
      await expectWorking(element);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it('is replaced while loading by an equal one, which joins the request', async () => {
      const open = slow();
      const seen = recordSignals();
      const room = (await mount(`<div><${tag} src="${SLOW}"></${tag}></div>`)) as HTMLElement;
      await waitFor(() => seen.length, 'the request');
      const second = room.firstElementChild!.cloneNode(true) as DongpoElement;
      room.replaceChildren(second);
      await second.updateComplete;
      await nextTask();
      expect(seen.map(({ aborted }) => aborted)).to.deep.equal([false]);
      open();
      await expectWorking(second);
      expect(seen.length).to.equal(1);
    });

    it('gives up its request when it is removed, and asks anew when it is back', async () => {
      const open = slow();
      const seen = recordSignals();
      const events = recordEvents('dongpo-error');
      const room = (await mount(`<div><${tag} src="${SLOW}"></${tag}></div>`)) as HTMLElement;
      const element = room.firstElementChild as DongpoElement;
      await waitFor(() => seen.length, 'the request');
      for (let times = 1; times < 4; times++) {
        element.remove();
        await nextTask();
        expect(seen.map(({ aborted }) => aborted)).to.deep.equal(Array(times).fill(true));
        room.append(element);
        await waitFor(() => seen.length === times + 1, 'another request');
      }
      open();
      await expectWorking(element);
      expect(textsOf(element, 'title')[0]).to.contain('느린 소식');
      expect(events).to.deep.equal([]);
    });

    it('does not tell of a failure while it is away', async () => {
      const { errorDelay } = FeedController;
      onCleanup(() => {
        FeedController.errorDelay = errorDelay;
      });
      FeedController.errorDelay = 50;
      slow();
      const room = (await mount(`<div><${tag} src="${SLOW}"></${tag}></div>`)) as HTMLElement;
      const element = room.firstElementChild as DongpoElement;
      element.remove();
      // Made later, it is told of its own later.
      const control = await mount(`<${tag} src="${SLOW}"></${tag}>`);
      await waitFor(() => query(control, 'retry'), 'the sentence');
      expect(query(element, 'retry')).to.equal(undefined);
      expect(element.dataset.state).to.equal('loading');
      // Not one of the next test's.
      await waitFor(() => feeds.requests.length, 'the request');
    });

    it('takes what changed while it was away', async () => {
      slow();
      const [element, page] = await placed();
      element.remove();
      await nextTask();
      element.setAttribute('limit', '2');
      element.setAttribute('heading', '새 제목');
      element.setAttribute('lang', 'en');
      element.setAttribute('heading-level', '2');
      await element.updateComplete;
      page.append(element);
      await waitFor(() => textsOf(element, 'heading')[0] === '새 제목', 'the heading');
      await waitFor(() => containerOf(element).lang === 'en', 'the language');
      expect(queryAll(element, 'item').length).to.equal(2);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
      element.remove();
      await nextTask();
      element.setAttribute('src', OTHER);
      await nextTask();
      expect(feeds.requests).to.deep.equal([FEED_URL]);
      page.append(element);
      await waitFor(() => /다른 소식/.test(textsOf(element, 'title')[0] ?? ''), 'the other source');
      expect(feeds.requests).to.deep.equal([FEED_URL, OTHER]);
    });

    it('is swapped with its container, as Turbo and Astro do, and back', async () => {
      const [element, page] = await placed();
      const snapshot = page.cloneNode(true) as HTMLElement;
      page.replaceWith(snapshot);
      await expectWorking(snapshot.querySelector(tag));
      await nextTask();
      snapshot.replaceWith(page);
      await expectWorking(element);
      // The next page, parsed apart, takes over a widget that lasts.
      const next = new DOMParser()
        .parseFromString('<main><i></i></main>', 'text/html')
        .querySelector('main')!;
      page.replaceWith(next);
      next.firstElementChild!.replaceWith(element);
      await expectWorking(element);
      next.remove();
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });
  });
}
