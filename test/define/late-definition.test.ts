/** Elements that are defined after they are in the page, or twice. The file defines the tags itself. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { DongpoBest } from '../../src/elements/best/best.js';
import type {} from '../../src/elements/headlines/headlines.js';
import { jsonFeed } from '../mocks/feeds.js';

const FEED = jsonFeed(4);
const titles = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('[part~=title]') ?? [])].map((node) => node.textContent!.trim());

describe('the definition of an element', () => {
  it('keeps properties that a framework has set before it, and they stay live', async () => {
    const page = await fixture(html`<div><dongpo-best></dongpo-best></div>`);
    const element = page.querySelector<DongpoBest>('dongpo-best')!;
    expect(customElements.get('dongpo-best')).to.equal(undefined);
    Object.assign(element, { feed: FEED, limit: 2, heading: '먼저', headingLevel: 2, target: '_blank' });
    await import('../../src/define/best.js');
    await waitUntil(() => titles(element).length);
    expect(titles(element).length).to.equal(2);
    expect(element.shadowRoot!.querySelector('h2')!.textContent).to.equal('먼저');
    expect(element.shadowRoot!.querySelector<HTMLAnchorElement>('li a')!.target).to.equal('_blank');
    expect(Object.keys(element)).to.not.include.members(['feed', 'limit', 'heading']);
    element.limit = 3;
    await element.updateComplete;
    expect(titles(element).length).to.equal(3);
  });

  it('is harmless when a second copy of the library repeats it', async () => {
    const first = customElements.get('dongpo-best');
    // A second copy of the module, as another version of the library would load it.
    const copy = '../../src/define/best.ts?copy';
    await import(copy);
    expect(customElements.get('dongpo-best')).to.equal(first);
  });

  it('makes elements that take properties and attributes before they are in a page', async () => {
    await import('../../src/define/headlines.js');
    const element = document.createElement('dongpo-headlines');
    expect(element.hasAttributes()).to.equal(false);
    element.feed = FEED;
    element.setAttribute('limit', '2');
    expect(element.limit).to.equal(2);
    const page = await fixture(html`<div></div>`);
    page.append(element);
    await waitUntil(() => titles(element).length === 2);
  });
});
