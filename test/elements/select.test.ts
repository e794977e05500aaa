/** dongpo-select: a headline was activated; who cancels it stops the navigation. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DongpoSelectEvent } from '../../src/events/select-event.js';
import { jsonFeed } from '../mocks/feeds.js';
import { LISTS, mountWithFeed, onCleanup, query, recordEvents, useCleanPage, waitFor } from './helpers.js';

const URL_1 = 'https://feeds.test/articles/1';

/** Whether clicks would have navigated; none does. */
function clicks(): boolean[] {
  const followed: boolean[] = [];
  const note = (event: Event): void => {
    followed.push(!event.defaultPrevented);
    event.preventDefault();
  };
  for (const type of ['click', 'auxclick']) {
    window.addEventListener(type, note);
    onCleanup(() => window.removeEventListener(type, note));
  }
  return followed;
}

const link = (element: Element): HTMLAnchorElement =>
  query(element, '[part~=title] a, [part~=original] a') as HTMLAnchorElement;
const aux = (button: number): MouseEvent =>
  new MouseEvent('auxclick', { button, bubbles: true, composed: true, cancelable: true });

describe('dongpo-select', () => {
  useCleanPage();

  for (const tag of [...LISTS, 'dongpo-article']) {
    it(`${tag} dispatches dongpo-select on a click, with the item and the address`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(), 'link-params="utm_source=partner"');
      const events = recordEvents('dongpo-select');
      const followed = clicks();
      link(element).click();
      const [event] = events;
      expect(events.length).to.equal(1);
      expect(event).to.be.instanceOf(DongpoSelectEvent);
      expect(event!.item.id).to.equal(URL_1);
      expect(event!.url).to.equal(`${URL_1}?utm_source=partner`);
      expect(link(element).href).to.equal(event!.url);
      expect([event!.bubbles, event!.composed, event!.cancelable]).to.deep.equal([true, true, true]);
      expect(event!.target).to.equal(element);
      expect(followed).to.deep.equal([true]);
    });

    it(`a cancelled dongpo-select of ${tag} stops the navigation`, async () => {
      const element = await mountWithFeed(tag, jsonFeed());
      const followed = clicks();
      element.addEventListener('dongpo-select', (event) => event.preventDefault());
      link(element).click();
      link(element).dispatchEvent(aux(1));
      expect(followed).to.deep.equal([false, false]);
    });

    it(`${tag} dispatches dongpo-select on the middle button, not on the right one`, async () => {
      const element = await mountWithFeed(tag, jsonFeed());
      const events = recordEvents('dongpo-select');
      const followed = clicks();
      link(element).dispatchEvent(aux(2));
      expect(events.length).to.equal(0);
      link(element).dispatchEvent(aux(1));
      expect(events.length).to.equal(1);
      expect(followed).to.deep.equal([true, true]);
    });

    it(`${tag} dispatches dongpo-select on Enter`, async () => {
      const element = await mountWithFeed(tag, jsonFeed());
      const events = recordEvents('dongpo-select');
      clicks();
      link(element).focus();
      await sendKeys({ press: 'Enter' });
      await waitFor(() => events.length, 'dongpo-select');
      expect(events.length).to.equal(1);
      expect(events[0]!.item.id).to.equal(URL_1);
    });
  }

  it('the source line and links in an article dispatch no dongpo-select', async () => {
    const feed = jsonFeed(1);
    feed.items[0]!.content_html = '<p><a href="https://example.com/">자료</a></p>';
    const element = await mountWithFeed('dongpo-article', feed);
    const events = recordEvents('dongpo-select');
    const followed = clicks();
    query(element, '[part~=body] a')!.click();
    query(element, '.footer [part~=source] a')!.click();
    expect(followed).to.deep.equal([true, true]);
    expect(events.length).to.equal(0);
  });

  it('dongpo-select has the item of its row', async () => {
    const element = await mountWithFeed('dongpo-headlines', jsonFeed());
    const events = recordEvents('dongpo-select');
    clicks();
    query(element, '[part~=item]:nth-child(4) [part~=title] a')!.click();
    expect(events[0]!.item.url).to.equal('https://feeds.test/articles/4');
  });
});
