/** dongpo-impression: half of an item on screen for a second, once. */
import { expect } from '@open-wc/testing';
import { DongpoImpressionEvent } from '../../src/events/impression-event.js';
import { jsonFeed } from '../mocks/feeds.js';
import { all, clean, heard, LISTS, make, settled, until, withFeed } from './helpers.js';

const numbers = (events: DongpoImpressionEvent[]): string =>
  events.map(({ item }) => item.id.split('/').at(-1)).join();

describe('dongpo-impression', () => {
  clean();

  for (const tag of LISTS) {
    it(`of ${tag} comes after a second, once an item`, async () => {
      const events = heard('dongpo-impression');
      const element = await withFeed(tag, jsonFeed(), 'limit="2" heading=""');
      const start = performance.now();
      await until(() => events.length === 2, 'two impressions');
      expect(performance.now() - start).to.be.above(850);
      const [event] = events;
      expect(event).to.be.instanceOf(DongpoImpressionEvent);
      expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, false]);
      expect(event!.target).to.equal(element);
      expect(numbers(events)).to.equal('1,2');
      // Rendered anew, all rows are looked at anew: only the third has not been reported.
      element.limit = 3;
      await until(() => events.length > 2, 'a third');
      expect(numbers(events)).to.equal('1,2,3');
    });
  }

  it('does not come of an item of which less than half is seen', async () => {
    const events = heard('dongpo-impression');
    const window = await make(
      '<div style="overflow:hidden;width:400px;height:0"><dongpo-best heading=""></dongpo-best></div>',
    );
    const element = window.querySelector('dongpo-best')!;
    element.feed = jsonFeed(2);
    await settled(element);
    const [row] = all(element, 'item');
    window.style.height = `${row!.offsetHeight * 1.3}px`;
    await until(() => events.length, 'the first impression');
    expect(numbers(events)).to.equal('1');
    window.style.height = `${row!.offsetHeight * 1.8}px`;
    await until(() => events.length > 1, 'the second impression');
    expect(numbers(events)).to.equal('1,2');
  });

  it('does not come of an element that leaves before the second is over', async () => {
    const events = heard('dongpo-impression');
    const gone = await withFeed('dongpo-best', jsonFeed(1), 'limit="1" heading=""');
    const early: Event[] = [];
    gone.addEventListener('dongpo-impression', (event) => early.push(event));
    const other = await withFeed('dongpo-best', jsonFeed(1), 'limit="1" heading=""');
    gone.remove();
    await until(() => events.some(({ target }) => target === other), "the other's impression");
    expect(early).to.deep.equal([]);
    other.after(gone);
    await until(() => early.length, 'an impression of what came back');
  });
});
