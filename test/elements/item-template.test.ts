/** Rows that the page makes itself: templates, nodes, texts; the list's own where there is none, or where it fails. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { DongpoHeadlines } from '../../src/elements/headlines/headlines.js';
import type { FeedItem } from '../../src/feed/model/types.js';
import { waitForBehaviours } from '../controllers/fake-time.js';
import { jsonFeed } from '../mocks/feeds.js';
import { LISTS, mountWithFeed, queryAll } from './helpers.js';

type Listed = DongpoHeadlines;

for (const tag of LISTS) {
  describe(`<${tag}> itemTemplate`, () => {
    const make = async (itemTemplate: Listed['itemTemplate'], count = 3): Promise<Listed> => {
      const element = (await mountWithFeed(tag, jsonFeed(count), `limit="${count}"`)) as Listed;
      element.itemTemplate = itemTemplate;
      await element.updateComplete;
      return element;
    };
    const rows = (element: Element): string[] =>
      queryAll(element, 'item').map((row) => row.textContent!.replace(/\s+/g, ' ').trim());

    it(`itemTemplate of ${tag} returns a template, a node or a text for an item and its index`, async () => {
      const made = document.createElement('b');
      made.textContent = 'node';
      const element = await make((item: FeedItem, index) =>
        [html`<a href=${item.url!}>${index}: ${item.title}</a>`, made, '<i>text</i>'].at(index),
      );
      const { title } = jsonFeed(3).items[0]!;
      expect(rows(element)).to.deep.equal([`0: ${title}`, 'node', '<i>text</i>']);
      expect(queryAll(element, 'item')[1]!.contains(made)).to.equal(true);
      expect(queryAll(element, 'item')[2]!.querySelector('i')).to.equal(null);
    });

    it(`itemTemplate of ${tag} keeps the height of a row`, async () => {
      const usual = (await mountWithFeed(tag, jsonFeed(3), 'limit="3"')) as Listed;
      const own = await make(() => 'short');
      expect(own.offsetHeight).to.equal(usual.offsetHeight);
    });

    it(`itemTemplate of ${tag} leaves the default row if it returns nothing or throws, which is reported`, async () => {
      const told: unknown[] = [];
      const hear = (event: ErrorEvent): void => {
        told.push(event.error);
        event.preventDefault();
      };
      const before = window.onerror;
      window.onerror = null;
      addEventListener('error', hear);
      const mistake = new Error('a mistake of the page');
      const element = await make((_item, index) => {
        if (index === 1) throw mistake;
        return undefined;
      });
      await waitForBehaviours(element);
      expect(queryAll(element, '[part~=title]')).to.have.length(3);
      expect(told).to.include(mistake);
      // Each rendering tells of it anew.
      element.itemTemplate = undefined;
      await element.updateComplete;
      removeEventListener('error', hear);
      window.onerror = before;
    });

    it(`removing itemTemplate of ${tag} restores the default rows`, async () => {
      const element = await make(() => 'own');
      element.itemTemplate = undefined;
      await element.updateComplete;
      expect(queryAll(element, '[part~=title]')).to.have.length(3);
      expect(rows(element).join()).not.to.contain('own');
    });

    it(`links of an itemTemplate of ${tag} dispatch dongpo-select once, and nothing else does`, async () => {
      const element = await make((item: FeedItem, index) =>
        index === 2 ? undefined : html`<p><a href=${item.url!}><b>${item.title}</b></a></p>`,
      );
      await waitForBehaviours(element);
      const seen: string[] = [];
      element.addEventListener('dongpo-select', (event) => {
        seen.push(event.item.id);
        event.preventDefault();
      });
      const click = (node: Element): boolean =>
        node.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
      const [first, second, third] = queryAll(element, 'item');
      expect(click(first!.querySelector('b')!)).to.equal(false);
      expect(click(second!.querySelector('a')!)).to.equal(false);
      expect(click(second!.querySelector('p')!)).to.equal(true);
      expect(click(third!.querySelector('a')!)).to.equal(false);
      const ids = jsonFeed(3).items.map(({ id }) => id);
      expect(seen).to.deep.equal(ids);
    });
  });
}
