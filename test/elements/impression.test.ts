/** dongpo-impression: half of an item on screen for a second, once. */
import { expect } from '@open-wc/testing';
import { DongpoImpressionEvent } from '../../src/events/impression-event.js';
import { jsonFeed } from '../mocks/feeds.js';
import {
  LISTS,
  mount,
  mountWithFeed,
  queryAll,
  recordEvents,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from './helpers.js';

const numbers = (events: DongpoImpressionEvent[]): string =>
  events.map(({ item }) => item.id.split('/').at(-1)).join();

describe('dongpo-impression', () => {
  useCleanPage();

  for (const tag of LISTS) {
    it(`${tag} dispatches dongpo-impression after a second, once for each item`, async () => {
      const events = recordEvents('dongpo-impression');
      const element = await mountWithFeed(tag, jsonFeed(), 'limit="2" heading=""');
      const start = performance.now();
      await waitFor(() => events.length === 2, 'two impressions');
      expect(performance.now() - start).to.be.above(850);
      const [event] = events;
      expect(event).to.be.instanceOf(DongpoImpressionEvent);
      expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, false]);
      expect(event!.target).to.equal(element);
      expect(numbers(events)).to.equal('1,2');
      // Rendered anew, all rows are looked at anew: only the third has not been reported.
      element.limit = 3;
      await waitFor(() => events.length > 2, 'a third');
      expect(numbers(events)).to.equal('1,2,3');
    });
  }

  it('an item of which less than half is visible makes no impression', async () => {
    const events = recordEvents('dongpo-impression');
    const window = await mount(
      '<div style="overflow:hidden;width:400px;height:0"><dongpo-best heading=""></dongpo-best></div>',
    );
    const element = window.querySelector('dongpo-best')!;
    element.feed = jsonFeed(2);
    await waitUntilSettled(element);
    const [row] = queryAll(element, 'item');
    window.style.height = `${row!.offsetHeight * 1.3}px`;
    await waitFor(() => events.length, 'the first impression');
    expect(numbers(events)).to.equal('1');
    window.style.height = `${row!.offsetHeight * 1.8}px`;
    await waitFor(() => events.length > 1, 'the second impression');
    expect(numbers(events)).to.equal('1,2');
  });

  it('an element that is removed within a second makes no impression', async () => {
    const events = recordEvents('dongpo-impression');
    const gone = await mountWithFeed('dongpo-best', jsonFeed(1), 'limit="1" heading=""');
    const early: Event[] = [];
    gone.addEventListener('dongpo-impression', (event) => early.push(event));
    const other = await mountWithFeed('dongpo-best', jsonFeed(1), 'limit="1" heading=""');
    gone.remove();
    await waitFor(() => events.some(({ target }) => target === other), "the other's impression");
    expect(early).to.deep.equal([]);
    other.after(gone);
    await waitFor(() => early.length, 'an impression of what came back');
  });
});
