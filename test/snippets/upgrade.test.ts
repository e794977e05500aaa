/** Plain markup that platforms leave of a snippet. On whole pages: test/e2e/snippets.test.mjs. */
import { expect } from '@open-wc/testing';
import { upgradeSnippet } from '../../src/snippets/upgrade.js';
import { watchSnippets } from '../../src/snippets/watch-snippets.js';
import { FEED_URL, onCleanup, useCleanPage, waitFor } from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

function addMarkup(markup: string): HTMLElement {
  const container = document.createElement('div');
  container.innerHTML = markup;
  document.body.append(container);
  onCleanup(() => container.remove());
  return container;
}

/** The markup after its first element was upgraded; `data-…` of the element itself left out. */
function upgraded(markup: string): string {
  const container = addMarkup(markup);
  upgradeSnippet(container.firstElementChild!);
  return container.innerHTML.replace(/ data-(state|plain)="[^"]*"/g, '');
}

describe('upgradeSnippet', () => {
  mockFeeds();
  useCleanPage();

  it('makes a div an element, with its data attributes as attributes and its children as the fallback', () => {
    expect(
      upgraded(
        `<div class="dongpo-widget" data-element="headlines" data-src="${FEED_URL}" data-limit="3"><p>글</p></div>`,
      ),
    ).to.equal(`<dongpo-headlines src="${FEED_URL}" limit="3"><p>글</p></dongpo-headlines>`);
  });

  it('makes a link a best list of its address, headed by its text', () => {
    expect(upgraded(`<a class="dongpo-widget" href="${FEED_URL}"> BEST 뉴스 </a>`)).to.equal(
      `<dongpo-best src="${FEED_URL}" heading="BEST 뉴스"></dongpo-best>`,
    );
  });

  it('takes the element and its attributes from the fragment of a link', () => {
    expect(upgraded(`<a href="${FEED_URL}#dongpo-ticker?limit=3&amp;heading=속보">뉴스</a>`)).to.equal(
      `<dongpo-ticker limit="3" heading="속보" src="${FEED_URL}"></dongpo-ticker>`,
    );
  });

  it('keeps other classes, the style and global attributes', () => {
    expect(
      upgraded(
        `<div class="dongpo-widget wide" id="news" title="뉴스" lang="ko" dir="ltr" style="color: red" data-src="${FEED_URL}"></div>`,
      ),
    ).to.match(
      /^<dongpo-best (?=.*class="wide")(?=.*id="news")(?=.*title="뉴스")(?=.*lang="ko")(?=.*dir="ltr")(?=.*style="color: red)/,
    );
  });

  it('drops attributes that the element does not have, event handlers among them', () => {
    expect(
      upgraded(
        `<div class="dongpo-widget" data-src="${FEED_URL}" data-onclick="x()" onclick="x()" data-style="color:red" slot="x"></div>`,
      ),
    ).to.equal(`<dongpo-best src="${FEED_URL}"></dongpo-best>`);
  });

  for (const [title, markup] of [
    ['a link whose fragment names no element of the library', '<a href="/page#dongpo-news">소식</a>'],
    ['a block that names no element', '<div class="dongpo-widget" data-element="x onload"></div>'],
  ] as const)
    it(`leaves ${title} as it is`, () => {
      expect(upgraded(markup)).to.equal(markup);
    });

  it('leaves an element that is not in the page, or no HTML, as it is', () => {
    const link = document.createElement('a');
    link.href = `${FEED_URL}#dongpo-best`;
    upgradeSnippet(link);
    expect(link.localName).to.equal('a');
    const container = addMarkup(`<svg class="dongpo-widget"></svg>`);
    upgradeSnippet(container.firstElementChild!);
    expect(container.firstElementChild!.localName).to.equal('svg');
  });
});

describe('watchSnippets', () => {
  mockFeeds();
  useCleanPage();

  it('upgrades the snippets of the page, and those that are added later', async () => {
    const container = addMarkup(`<div class="dongpo-widget" data-src="${FEED_URL}"></div>`);
    watchSnippets();
    await waitFor(() => container.querySelector('dongpo-best'), 'the snippet of the page');
    container.insertAdjacentHTML('beforeend', `<p><a href="${FEED_URL}#dongpo-headlines">뉴스</a></p>`);
    await waitFor(() => container.querySelector('p dongpo-headlines'), 'the added snippet');
  });
});
