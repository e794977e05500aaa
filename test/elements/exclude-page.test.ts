/** `exclude="page"`: a list beside an article leaves out the article that the page is. */
import { expect } from '@open-wc/testing';
import { feedWith, mountWithFeed, onCleanup, queryAll, useCleanPage, waitFor } from './helpers.js';

const ids = (element: Element): (string | undefined)[] =>
  (queryAll(element, '[part~=title] a') as HTMLAnchorElement[]).map(({ href }) => href.split('/').at(-1));

describe('exclude="page"', () => {
  useCleanPage();

  function addHead(html: string): void {
    const template = document.createElement('template');
    template.innerHTML = html;
    const node = template.content.firstElementChild!;
    document.head.append(node);
    onCleanup(() => node.remove());
  }

  for (const [what, html] of [
    ['canonical', '<link rel="canonical" href="http://www.feeds.test/articles/2?utm_source=x">'],
    ['Open Graph', '<meta property="og:url" content="https://feeds.test/articles/2">'],
  ] as const)
    it(`leaves out the item at the page’s ${what} address`, async () => {
      addHead(html);
      const element = await mountWithFeed(
        'dongpo-headlines',
        feedWith([{}], {}, 6),
        'limit="3" exclude="page"',
      );
      await waitFor(() => ids(element).join() === '1,3,4', ids(element).join());
    });

  it('leaves out nothing on another page', async () => {
    const element = await mountWithFeed('dongpo-best', feedWith([{}], {}, 6), 'limit="3" exclude="page"');
    await waitFor(() => ids(element).length === 3, 'the rows');
    expect(ids(element)).to.deep.equal(['1', '2', '3']);
  });
});
