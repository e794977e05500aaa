/** The article's tag alone is defined here: its best-news list must come with it. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { DongpoArticle } from '../../src/elements/article/article.js';
import '../../src/define/article.js';
import { jsonFeed, TITLES } from '../mocks/feeds.js';

describe('an article defined alone', () => {
  it('an article defined without the other elements shows its best-news list', async () => {
    const feed = jsonFeed(1);
    const src = `${window.__FEEDS__}/feed.json`;
    const element = await fixture<DongpoArticle>(
      html`<dongpo-article .feed=${feed} best-src=${src}></dongpo-article>`,
    );
    const list = (): Element | null | undefined => element.shadowRoot!.querySelector('dongpo-best');
    await waitUntil(list, 'the element', { timeout: 6000 });
    await waitUntil(() => list()!.shadowRoot?.querySelector('[part~=title]'), 'its titles', {
      timeout: 6000,
    });
    expect(list()!.shadowRoot!.querySelector('[part~=title]')!.textContent).to.contain(TITLES[0]);
  });
});
