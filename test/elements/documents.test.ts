/** Elements that come into another document: a frame of the same origin, or one that nobody sees. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  containerOf,
  FEED_URL,
  feedResponse,
  feedWith,
  LISTS,
  mount,
  queryAll,
  recordErrors,
  respondWhenReleased,
  useCleanPage,
  waitFor,
} from './helpers.js';
import { addFrame, expectWorking, isStyled, nextTask, waitForTitles } from './moved-elements.js';

const SLOW = 'https://feeds.test/slow.json';

for (const tag of LISTS) {
  describe(`${tag} in another document`, () => {
    const feeds = mockFeeds();
    useCleanPage();
    let errors: string[];
    beforeEach(() => {
      errors = recordErrors();
    });
    afterEach(() => {
      expect(errors).to.deep.equal([]);
    });

    async function placed(about = `src="${FEED_URL}"`): Promise<[DongpoElement, HTMLElement]> {
      const page = (await mount(`<div><${tag} ${about}></${tag}></div>`)) as HTMLElement;
      return [page.firstElementChild as DongpoElement, page];
    }

    const slow = (): (() => void) =>
      respondWhenReleased(feeds, SLOW, () => feedResponse(feedWith([{}], {}, 5)));

    it(`${tag} keeps styles, items and behaviour when it is moved into a frame and back`, async () => {
      const [element, page] = await placed();
      await expectWorking(element);
      const inside = await addFrame();
      for (const room of [inside.body, page, inside.body, page]) {
        room.append(element);
        expect(element.ownerDocument).to.equal(room.ownerDocument);
        await expectWorking(element);
        await nextTask();
        expect(isStyled(element), 'styled, later').to.equal(true);
      }
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it(`${tag} has its styles in a frame while it loads, and back in the page`, async () => {
      const open = slow();
      const [element, page] = await placed(`src="${SLOW}"`);
      await waitFor(() => element.dataset.state === 'loading', 'loading');
      const inside = await addFrame();
      inside.body.append(element);
      await nextTask();
      expect(isStyled(element), 'in the frame').to.equal(true);
      page.append(element);
      await nextTask();
      expect(isStyled(element), 'back in the page').to.equal(true);
      inside.body.append(element);
      open();
      await expectWorking(element);
      expect(feeds.requests).to.deep.equal([SLOW]);
    });

    for (const loading of ['eager', 'lazy'] as const) {
      it(`${tag} works when it is first connected in a frame and then in the page (${loading})`, async () => {
        const inside = await addFrame();
        const element = document.createElement(tag);
        Object.assign(element, { loading, src: FEED_URL });
        inside.querySelector('#room')!.append(element);
        expect(element.ownerDocument).to.equal(inside);
        await expectWorking(element);
        const page = (await mount('<div></div>')) as HTMLElement;
        page.append(element);
        await expectWorking(element);
        inside.body.append(element);
        await expectWorking(element);
        expect(feeds.requests).to.deep.equal([FEED_URL]);
      });
    }

    it(`${tag} works beside others when it is imported into a frame`, async () => {
      const [element] = await placed();
      await expectWorking(element);
      const inside = await addFrame();
      // An import makes a plain element there: the frame has no definition.
      const imported = inside.importNode(element, true);
      expect(imported.shadowRoot).to.equal(null);
      const copies = [1, 2].map(() => element.cloneNode(true) as DongpoElement);
      inside.body.append(...copies);
      for (const copy of copies) await expectWorking(copy);
      await expectWorking(element);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it(`${tag} works after a document has adopted it without connecting it`, async () => {
      const [element, page] = await placed();
      await expectWorking(element);
      const inside = await addFrame();
      for (const other of [inside, document.implementation.createHTMLDocument(), document]) {
        other.adoptNode(element);
        expect(element.isConnected).to.equal(false);
        await nextTask();
        element.heading = `${other.URL} 소식`;
        await element.updateComplete;
      }
      page.append(element);
      await expectWorking(element);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it(`${tag} throws nothing in a document without a window and works when it is back`, async () => {
      const [element, page] = await placed();
      await expectWorking(element);
      const unseen = document.implementation.createHTMLDocument();
      unseen.body.append(element);
      await nextTask();
      page.append(element);
      await expectWorking(element);
      const fresh = document.createElement(tag);
      Object.assign(fresh, { loading: 'eager', src: FEED_URL });
      unseen.body.append(fresh);
      await nextTask();
      page.append(fresh);
      await expectWorking(fresh);
      expect(feeds.requests).to.deep.equal([FEED_URL]);
    });

    it(`${tag} works after it was moved out of a removed frame`, async () => {
      const [element, page] = await placed();
      await waitForTitles(element);
      const inside = await addFrame();
      inside.body.append(element);
      await expectWorking(element);
      inside.defaultView!.frameElement!.remove();
      await nextTask();
      page.append(element);
      await expectWorking(element);
      expect(queryAll(element, 'item').length).to.equal(2);
      expect(containerOf(element).isConnected).to.equal(true);
    });
  });
}
