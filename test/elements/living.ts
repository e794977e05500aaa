/** What the tests of elements that are moved and copied share. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { all, box, later, one, until } from './helpers.js';

/** What was begun before, microtasks and all, is done. */
export const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Its news can be seen; a copy brings the attribute `data-state` with it, which tells nothing. */
export async function showsNews(element: Element | null): Promise<DongpoElement> {
  expect(element, 'the element').to.be.an.instanceof(HTMLElement);
  await until(
    () => element!.shadowRoot && one(element!, 'title'),
    `${element!.localName} in ${element!.ownerDocument.URL} stayed without news`,
  );
  return element as DongpoElement;
}

/** It has its style sheets, whatever document it is in. */
export function styled(element: Element): boolean {
  const { adoptedStyleSheets } = element.shadowRoot!;
  const { display, minHeight } = element.ownerDocument.defaultView!.getComputedStyle(box(element));
  return adoptedStyleSheets.length > 0 && display === 'flow-root' && Number.parseFloat(minHeight) > 50;
}

/** It shows news, has its styles, and follows its attributes. */
export async function works(element: Element | null): Promise<void> {
  const widget = await showsNews(element);
  expect(styled(widget), 'styled').to.equal(true);
  for (const limit of [3, 2]) {
    widget.setAttribute('limit', `${limit}`);
    await until(() => all(widget, 'item').length === limit, `limit ${limit}`);
  }
}

/** An empty page of this origin in the page. */
export async function frame(): Promise<Document> {
  const iframe = document.createElement('iframe');
  iframe.srcdoc = '<!doctype html><html lang="ko"><title>안</title><body><p id="room"></p>';
  iframe.width = '600';
  iframe.height = '600';
  later(() => iframe.remove());
  const loaded = new Promise((done) => iframe.addEventListener('load', done, { once: true }));
  document.body.prepend(iframe);
  await loaded;
  await until(() => iframe.contentDocument?.querySelector('#room'), 'the page of the frame');
  return iframe.contentDocument!;
}
