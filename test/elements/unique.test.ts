/** `unique`: what elements before it in the page show is left out. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { uniqueConfig } from '../../src/elements/core/shown-before.js';
import { waitForBehaviours } from '../controllers/fake-time.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  FEED_URL,
  feedResponse,
  feedWith,
  mount,
  onCleanup,
  queryAll,
  respondWhenReleased,
  textOf,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from './helpers.js';

/** Places of the rows in the mock feed, from 1. */
const rows = (element: Element): string =>
  queryAll(element, '.item [part~=title] a')
    .map((link) => TITLES.indexOf(textOf(link)) + 1)
    .join(' ');

const show = async (markup: string): Promise<DongpoElement[]> => {
  const container = await mount(`<div>${markup}</div>`);
  const elements = [
    ...container.querySelectorAll<DongpoElement>('dongpo-headlines, dongpo-best, dongpo-ticker'),
  ];
  await Promise.all(elements.map(waitUntilSettled));
  await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  return elements;
};
const lead = `<dongpo-headlines show="" src="${FEED_URL}" limit="2"></dongpo-headlines>`;
const list = (attributes: string): string =>
  `<dongpo-headlines unique show="" src="${FEED_URL}" ${attributes}></dongpo-headlines>`;

describe('unique', () => {
  const feeds = mockFeeds();
  useCleanPage();

  it('the next items take the place of those shown before, with one request', async () => {
    const [first, second, third] = await show(
      `${lead}${list('limit="3"')}${list('limit="2" order="oldest"')}`,
    );
    expect(rows(first!)).to.equal('1 2');
    expect(rows(second!)).to.equal('3 4 5');
    expect(rows(third!)).to.equal('10 9');
    expect(feeds.requests).to.deep.equal([FEED_URL]);
  });

  it('what stands behind takes nothing, and the first of a page leaves nothing out', async () => {
    const [first, second] = await show(`${list('limit="2"')}${lead}`);
    expect(rows(first!)).to.equal('1 2');
    expect(rows(second!)).to.equal('1 2');
  });

  it('a ticker neither gives nor takes', async () => {
    const ticker = `<dongpo-ticker unique src="${FEED_URL}"></dongpo-ticker>`;
    const [, , below] = await show(`${lead}${ticker}${list('limit="2"')}`);
    expect(rows(below!)).to.equal('3 4');
    const line = document.querySelector('dongpo-ticker')!;
    await waitFor(() => queryAll(line, '.item').length === 10, 'all lines');
  });

  it('the same story of another feed is left out', async () => {
    const copy = {
      ...jsonFeed(2),
      feed_url: 'https://other.feeds.test/',
      home_page_url: 'https://other.feeds.test/',
    };
    copy.items[0]!.url = 'http://www.feeds.test/articles/9?utm_source=x';
    copy.items[0]!.id = 'other-9';
    copy.items[0]!.title = '다른 제목';
    copy.items[1]!.url = copy.items[1]!.id = 'https://other.feeds.test/copied';
    feeds.use(http.get('https://feeds.test/other.json', () => feedResponse(copy)));
    const other = '<dongpo-headlines show="" src="https://feeds.test/other.json"></dongpo-headlines>';
    const [, below] = await show(`${other}${list('')}`);
    expect(rows(below!)).to.equal('1 3 4 5 6 7 8 10');
  });

  it('an element in a shadow root before it is known, and an article gives what it shows', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML = lead.replace('show', 'loading="eager" show');
    document.body.append(host);
    onCleanup(() => host.remove());
    await waitUntilSettled(host.shadowRoot!.firstElementChild!);
    const article = `<dongpo-article src="${FEED_URL}" item="https://feeds.test/articles/3"></dongpo-article>`;
    const [below] = await show(`${article}${list('limit="3"')}`);
    await waitFor(() => rows(below!) === '4 5 6', 'what is left');
  });

  it('an element before it that changes is followed once', async () => {
    const [first, second, third] = await show(`${lead}${list('limit="2"')}${list('limit="2"')}`);
    expect(rows(third!)).to.equal('5 6');
    for (const element of [first, second, third]) await waitForBehaviours(element!);
    let updates = 0;
    third!.addController({ hostUpdated: () => void updates++ });
    const heights = (): number[] => [second!, third!].map((each) => each.getBoundingClientRect().height);
    const before = heights();
    first!.limit = 3;
    await waitFor(() => rows(third!) === '6 7', 'the followers');
    expect(heights()).to.deep.equal(before);
    expect(rows(second!)).to.equal('4 5');
    expect(updates).to.equal(1);
    first!.remove();
    await waitFor(() => rows(third!) === '3 4', 'the place of the removed one');
    second!.before(first!);
    await waitFor(() => rows(third!) === '6 7', 'the place of the restored one');
    second!.unique = false;
    await waitFor(() => rows(second!) === '1 2', 'no longer unique');
    expect(rows(third!)).to.equal('4 5');
  });

  it('an element that comes later, before it, is followed', async () => {
    const [only] = await show(list('limit="2"'));
    expect(rows(only!)).to.equal('1 2');
    const late = document.createElement('dongpo-best');
    Object.assign(late, { loading: 'eager', src: FEED_URL, limit: 4 });
    only!.before(late);
    await waitFor(() => rows(only!) === '5 6', 'what the new one leaves');
  });

  it('it waits for the elements before it, so that nothing is shown twice', async () => {
    const release = respondWhenReleased(feeds, 'https://feeds.test/slow.json', () =>
      feedResponse(feedWith([], {}, 2)),
    );
    const container = await mount(
      `<div>${lead.replace(FEED_URL, 'https://feeds.test/slow.json')}${list('limit="2"')}</div>`,
    );
    const below = container.lastElementChild as DongpoElement;
    await waitFor(() => below.feedController.feed, 'its own feed');
    await below.updateComplete;
    expect(rows(below)).to.equal('');
    let updates = 0;
    below.addController({ hostUpdated: () => void updates++ });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(updates, 'updates while it waits').to.be.below(3);
    release();
    await waitFor(() => rows(below) === '3 4', 'both');
  });

  it('it does not wait for long, nor for one that failed', async () => {
    const { patience } = uniqueConfig;
    uniqueConfig.patience = 50;
    onCleanup(() => {
      uniqueConfig.patience = patience;
    });
    const never = '<dongpo-headlines show="" src="https://feeds.test/never"></dongpo-headlines>';
    const container = await mount(`<div>${never}${list('limit="2"')}</div>`);
    await waitFor(() => rows(container.lastElementChild!) === '1 2', 'its own items');
    container.remove();
    feeds.use(http.get('https://feeds.test/gone.json', () => new HttpResponse(null, { status: 404 })));
    uniqueConfig.patience = 60_000;
    const [, below] = await show(
      `<dongpo-headlines src="https://feeds.test/gone.json"></dongpo-headlines>${list('limit="2"')}`,
    );
    await waitFor(() => rows(below!) === '1 2', 'its items under a failed one');
  });
});
