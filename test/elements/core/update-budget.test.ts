/** Many elements on one page: their updates are divided into tasks. */
import { expect } from '@open-wc/testing';
import type { DongpoHeadlines } from '../../../src/elements/headlines/headlines.js';
import '../../../src/define/headlines.js';
import { onCleanup, waitFor } from '../helpers.js';

const COUNT = 12;
/** Milliseconds that each row takes: more than a third of a task's budget. */
const ROW_MS = 5;

/** The number of the task that runs; it goes up by messages, which come between other tasks. */
function countTasks(): () => number {
  let task = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    task++;
    port2.postMessage(0);
  };
  port2.postMessage(0);
  onCleanup(() => port1.close());
  return () => task;
}

describe('the updates of many elements', () => {
  it('are divided into tasks, the first at once and in their order', async () => {
    const task = countTasks();
    const tasks: number[] = [];
    const order: number[] = [];
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: '',
      items: [{ id: '1', title: '제목' }],
    };
    const elements = Array.from({ length: COUNT }, (_, index) => {
      const element: DongpoHeadlines = document.createElement('dongpo-headlines');
      element.feed = feed;
      element.itemTemplate = () => {
        const end = performance.now() + ROW_MS;
        while (performance.now() < end);
        tasks.push(task());
        order.push(index);
        return undefined;
      };
      return element;
    });
    document.body.append(...elements);
    onCleanup(() => {
      for (const element of elements) element.remove();
    });
    await waitFor(() => tasks.length >= COUNT, 'all rows');
    expect(order.slice(0, COUNT)).to.deep.equal(elements.map((_, index) => index));
    // 60 ms of rows, of which a budget of 8 ms lets two through at once.
    expect(new Set(tasks.slice(0, COUNT)).size).to.be.at.least(3);
  });

  it('are all there when updateComplete resolves', async () => {
    const elements = Array.from({ length: COUNT }, () => document.createElement('dongpo-headlines'));
    document.body.append(...elements);
    onCleanup(() => {
      for (const element of elements) element.remove();
    });
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    for (const { shadowRoot } of elements) expect(shadowRoot!.querySelector('section')).to.exist;
  });
});
