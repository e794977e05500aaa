/** Walks by the keyboard, real keys: to the retry button and over it, to the news that waits, along the links. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { waitForBehaviours } from '../controllers/fake-time.js';
import { jsonFeed, mockFeeds } from '../mocks/feeds.js';
import {
  FEED_URL,
  failTimes,
  feedResponse,
  LISTS,
  mount,
  query,
  useCleanPage,
  waitFor,
  waitForState,
} from './helpers.js';

const focused = (element: Element): Element | null => element.shadowRoot!.activeElement;
const ring = (node: Element): string => getComputedStyle(node).outlineStyle;

describe('by the keyboard', () => {
  const feeds = mockFeeds();
  useCleanPage();

  /** Between two fields of the page; the focus is on the first. */
  async function shown(tag: string, attributes: string): Promise<DongpoElement> {
    const page = await mount(
      `<div><input id="before" aria-label="앞"><${tag} ${attributes}></${tag}><input id="after" aria-label="뒤"></div>`,
    );
    page.querySelector('input')!.focus();
    return page.querySelector(tag) as DongpoElement;
  }

  for (const key of ['Enter', ' '])
    for (const tag of LISTS)
      it(`${key === ' ' ? 'Space' : key} on the retry button of ${tag} asks again`, async () => {
        feeds.use(failTimes(3));
        const element = await shown(tag, `src="${FEED_URL}"`);
        await waitForState(element, 'error');
        await sendKeys({ press: 'Tab' });
        const retry = query(element, 'retry')!;
        expect(focused(element)).to.equal(retry);
        expect(ring(retry)).to.equal('solid');
        await sendKeys({ press: key });
        await waitForState(element, 'ready');
      });

  it('Enter on the button of waiting news shows it, and the focus is on the first headline', async () => {
    const element = await shown('dongpo-best', `src="${FEED_URL}"`);
    await waitForBehaviours(element);
    await sendKeys({ press: 'Tab' });
    expect(focused(element)?.localName).to.equal('a');
    const feed = jsonFeed();
    const news = { ...feed.items[0]!, id: 'new', url: 'https://feeds.test/new', title: '새 소식' };
    feeds.use(http.get(FEED_URL, () => feedResponse({ ...feed, items: [news, ...feed.items] })));
    await element.feedController.load({ reload: true });
    await waitFor(() => query(element, 'notice'), 'the button');
    // WebKit's driver holds no Shift: back over the page's own field.
    document.querySelector<HTMLElement>('#before')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(element)).to.equal(query(element, 'notice'));
    await sendKeys({ press: 'Enter' });
    await waitFor(() => !query(element, 'notice'), 'the news');
    const link = query(element, '[part~=title] a')!;
    expect(link.textContent).to.contain('새 소식');
    await waitFor(() => focused(element) === link, 'the focus');
  });

  it('Tab passes each headline once, then the source, then leaves', async () => {
    const element = await shown('dongpo-headlines', `src="${FEED_URL}" limit="2"`);
    await waitForBehaviours(element);
    const stops: string[] = [];
    for (let presses = 0; presses < 9 && document.activeElement?.id !== 'after'; presses++) {
      await sendKeys({ press: 'Tab' });
      const stop = focused(element);
      if (stop) stops.push(stop.closest('[part]')!.getAttribute('part')!);
    }
    expect(stops).to.deep.equal(['title', 'title', 'source']);
    expect(document.activeElement?.id).to.equal('after');
  });
});
