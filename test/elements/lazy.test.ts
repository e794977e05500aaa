/** Who loads when: near what is seen, at once, or once there is a box. */
import { expect, fixture } from '@open-wc/testing';
import { http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  FEED_URL,
  feedResponse,
  feedWith,
  LISTS,
  recordEvents,
  TAGS,
  textsOf,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from './helpers.js';

const CONTROL = 'https://feeds.test/control.json';
const OTHER = 'https://feeds.test/other.json';
/** What the markup makes, as it stands: not by `make`, which has all load at once. */
const plain = <Kind extends Element = DongpoElement>(markup: string): Promise<Kind> => fixture<Kind>(markup);

/** Viewports from the top of the page. */
const at = (top: number, markup: string): string =>
  `<div style="position: absolute; left: 0; width: 300px; top: ${top * 100}vh">${markup}</div>`;

const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

describe('a lazy element', () => {
  const feeds = mockFeeds();
  useCleanPage();
  beforeEach(() => {
    scrollTo(0, 0);
    feeds.use(
      http.get(CONTROL, () => feedResponse(feedWith([{ title: '가까운 소식' }]))),
      http.get(OTHER, () => feedResponse(feedWith([{ title: '다른 소식' }]))),
    );
  });
  after(() => scrollTo(0, 0));

  /** The requests, when who came later and is near has its answer: nobody else is to ask by then. */
  async function asked(): Promise<string[]> {
    const tall = await plain<HTMLElement>(
      `<div>${at(scrollY / innerHeight, `<dongpo-best src="${CONTROL}"></dongpo-best>`)}</div>`,
    );
    const control = tall.querySelector('dongpo-best')!;
    await waitFor(() => textsOf(control, 'title')[0] === '가까운 소식', 'the control element');
    tall.remove();
    await frame();
    await frame();
    return feeds.requests.filter((url) => url !== CONTROL);
  }

  for (const tag of TAGS) {
    it(`${tag} is lazy by default and loads when it is scrolled to within a viewport`, async () => {
      const page = await plain(
        `<div>${at(3, `<${tag} src="${FEED_URL}"></${tag}>`)}${at(9, '&nbsp;')}</div>`,
      );
      const element = page.querySelector(tag)!;
      expect(element.loading).to.equal(undefined);
      expect(await asked()).to.deep.equal([]);
      expect(element.dataset.state).to.equal('loading');
      scrollTo(0, innerHeight * 0.8);
      expect(await asked()).to.deep.equal([]);
      scrollTo(0, innerHeight * 1.2);
      await waitUntilSettled(element);
      await waitFor(() => textsOf(element, 'title').length, 'its news');
      expect(await asked()).to.deep.equal([FEED_URL]);
    });

    it(`a lazy ${tag} within one viewport loads without scrolling`, async () => {
      const page = await plain(`<div>${at(1.8, `<${tag} src="${FEED_URL}"></${tag}>`)}</div>`);
      await waitFor(() => textsOf(page.querySelector(tag)!, 'title').length, 'its news');
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it(`an eager ${tag} loads at once wherever it is`, async () => {
      const page = await plain(`<div>${at(30, `<${tag} loading="eager" src="${FEED_URL}"></${tag}>`)}</div>`);
      await waitFor(() => textsOf(page.querySelector(tag)!, 'title').length, 'its news');
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it(`a lazy ${tag} shows a feed object wherever it is`, async () => {
      const page = await plain(`<div>${at(30, `<${tag}></${tag}>`)}</div>`);
      const element = page.querySelector(tag)!;
      element.feed = feedWith([{ title: '주어진 소식' }]);
      await waitFor(() => textsOf(element, 'title')[0] === '주어진 소식', 'the object');
      expect(feeds.requests).to.deep.equal([]);
    });
  }

  const hidden: [string, string, (page: HTMLElement) => void][] = [
    [
      'a closed details',
      '<details><summary>소식</summary>{}</details>',
      (page) => page.querySelector('details')!.setAttribute('open', ''),
    ],
    [
      'display: none',
      '<p style="display: none">{}</p>',
      (page) => page.querySelector('p')!.removeAttribute('style'),
    ],
    [
      'a hidden tab panel',
      '<p role="tabpanel" hidden>{}</p>',
      (page) => {
        page.querySelector('p')!.hidden = false;
      },
    ],
    [
      'a closed dialog',
      '<dialog>{}</dialog>',
      (page) => {
        page.querySelector('dialog')!.open = true;
      },
    ],
    [
      'its own hidden',
      '{}',
      (page) => {
        page.querySelector<HTMLElement>('[src]')!.hidden = false;
      },
    ],
  ];
  for (const tag of LISTS) {
    for (const [where, around, open] of hidden) {
      it(`a lazy ${tag} in ${where} loads when that is shown`, async () => {
        const own = around === '{}' ? 'hidden' : '';
        const page = await plain<HTMLElement>(
          `<div>${around.replace('{}', `<${tag} ${own} src="${FEED_URL}"></${tag}>`)}</div>`,
        );
        const element = page.querySelector(tag)!;
        expect(await asked()).to.deep.equal([]);
        open(page);
        await waitFor(() => textsOf(element, 'title').length, 'its news');
        expect(await asked()).to.deep.equal([FEED_URL]);
      });
    }
  }

  /** One far below what is seen, and the room it stands in. */
  async function far(tag = 'dongpo-headlines', about = ''): Promise<[DongpoElement, HTMLElement]> {
    const page = await plain(`<div>${at(5, `<${tag} src="${FEED_URL}" ${about}></${tag}>`)}</div>`);
    const element = page.querySelector<DongpoElement>(tag)!;
    expect(await asked()).to.deep.equal([]);
    return [element, element.parentElement!];
  }

  it('a lazy element shows its skeleton or fallback while it waits', async () => {
    const [element] = await far();
    expect(element.getBoundingClientRect().height).to.be.above(100);
    expect(element.shadowRoot!.querySelectorAll('.skeleton').length).to.equal(10);
    const other = await plain(
      `<div>${at(5, `<dongpo-best src="${FEED_URL}"><a href="/all">모든 소식</a></dongpo-best>`)}</div>`,
    );
    await waitFor(() => other.querySelector('a')!.assignedSlot, 'the fallback');
    expect(await asked()).to.deep.equal([]);
  });

  it('a lazy element loads when it becomes eager', async () => {
    const [element] = await far();
    element.setAttribute('loading', 'eager');
    await waitFor(() => textsOf(element, 'title').length, 'its news');
    expect(feeds.requests.filter((url) => url === FEED_URL).length).to.equal(1);
  });

  it('an element keeps its items when it is no longer eager', async () => {
    const page = await plain(
      `<div>${at(5, `<dongpo-best loading="eager" src="${FEED_URL}"></dongpo-best>`)}</div>`,
    );
    const element = page.querySelector('dongpo-best')!;
    await waitFor(() => textsOf(element, 'title').length, 'its news');
    const loads = recordEvents('dongpo-load');
    element.removeAttribute('loading');
    await element.updateComplete;
    expect(await asked()).to.deep.equal([FEED_URL]);
    expect(textsOf(element, 'title').length).to.equal(5);
    expect(loads.filter(({ target }) => target === element)).to.deep.equal([]);
  });

  it('a lazy element loads when reload() is called', async () => {
    const [element] = await far();
    await element.reload();
    expect(textsOf(element, 'title').length).to.equal(10);
    expect(await asked()).to.deep.equal([FEED_URL]);
  });

  it('a lazy element that was removed while it waited loads when it is back and near', async () => {
    const [element, room] = await far();
    const events = recordEvents('dongpo-error');
    element.remove();
    room.style.top = '0';
    expect(await asked()).to.deep.equal([]);
    room.append(element);
    await waitFor(() => textsOf(element, 'title').length, 'its news');
    expect(await asked()).to.deep.equal([FEED_URL]);
    expect(events).to.deep.equal([]);
  });

  it('a lazy element waits again when it is put back far away', async () => {
    const [element, room] = await far();
    element.remove();
    expect(await asked()).to.deep.equal([]);
    room.append(element);
    expect(await asked()).to.deep.equal([]);
    room.style.top = '0';
    await waitFor(() => textsOf(element, 'title').length, 'its news');
    expect(await asked()).to.deep.equal([FEED_URL]);
  });

  it('a lazy element loads once when it is moved near', async () => {
    const [element] = await far();
    const near = await plain<HTMLElement>('<div></div>');
    const loads = recordEvents('dongpo-load');
    near.append(element);
    await waitFor(() => textsOf(element, 'title').length, 'its news');
    expect(await asked()).to.deep.equal([FEED_URL]);
    expect(loads.filter(({ target }) => target === element).length).to.equal(1);
  });

  it('a lazy element requests only its last src', async () => {
    const [element, room] = await far();
    element.src = CONTROL;
    await element.updateComplete;
    element.src = OTHER;
    expect(await asked()).to.deep.equal([]);
    room.style.top = '0';
    await waitFor(() => textsOf(element, 'title')[0] === '다른 소식', 'the last source');
    expect(await asked()).to.deep.equal([OTHER]);
  });

  it('a lazy element that was near requests a later src at once', async () => {
    const page = await plain(`<div>${at(0.1, `<dongpo-best src="${FEED_URL}"></dongpo-best>`)}</div>`);
    const element = page.querySelector('dongpo-best')!;
    await waitFor(() => textsOf(element, 'title').length, 'its news');
    element.parentElement!.style.top = '900vh';
    expect(await asked()).to.deep.equal([FEED_URL]);
    element.src = OTHER;
    await waitFor(() => textsOf(element, 'title')[0] === '다른 소식', 'the later source');
    expect(feeds.requests.slice(-1)).to.deep.equal([OTHER]);
  });

  it('a lazy element without a src loads when it gets one, if near', async () => {
    const page = await plain(
      `<div>${at(0.1, '<dongpo-best></dongpo-best>')}${at(7, '<dongpo-best></dongpo-best>')}</div>`,
    );
    const [near, away] = page.querySelectorAll('dongpo-best');
    expect(near!.dataset.state).to.equal('idle');
    near!.src = FEED_URL;
    away!.src = OTHER;
    await waitFor(() => textsOf(near!, 'title').length, 'its news');
    expect(await asked()).to.deep.equal([FEED_URL]);
  });

  it('a lazy element loads when it is near in a scroll container', async () => {
    const page = await plain(
      `<div style="height: 200px; overflow: auto"><div style="height: 3000px"></div><dongpo-best src="${FEED_URL}"></dongpo-best></div>`,
    );
    expect(await asked()).to.deep.equal([]);
    page.scrollTop = 3000;
    await waitFor(() => textsOf(page.querySelector('dongpo-best')!, 'title').length, 'its news');
    expect(await asked()).to.deep.equal([FEED_URL]);
  });
});
