/** Helpers of the tests that move, clone and adopt elements. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { containerOf, onCleanup, query, queryAll, waitFor } from './helpers.js';

/** Resolves in a later task, after all pending microtasks. */
export const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Waits until the element shows a title. (`data-state` proves nothing: a clone copies the attribute.) */
export async function waitForTitles(element: Element | null): Promise<DongpoElement> {
  expect(element, 'the element').to.be.an.instanceof(HTMLElement);
  await waitFor(
    () => element!.shadowRoot && query(element!, 'title'),
    `${element!.localName} in ${element!.ownerDocument.URL} stayed without news`,
  );
  return element as DongpoElement;
}

/** True if the element's style sheets apply in its document. */
export function isStyled(element: Element): boolean {
  const { adoptedStyleSheets } = element.shadowRoot!;
  const { display, minHeight } = element.ownerDocument.defaultView!.getComputedStyle(containerOf(element));
  return adoptedStyleSheets.length > 0 && display === 'flow-root' && Number.parseFloat(minHeight) > 50;
}

/** Expects the element to show titles, to be styled, and to follow its attributes. */
export async function expectWorking(element: Element | null): Promise<void> {
  const widget = await waitForTitles(element);
  expect(isStyled(widget), 'styled').to.equal(true);
  for (const limit of [3, 2]) {
    widget.setAttribute('limit', `${limit}`);
    await waitFor(() => queryAll(widget, 'item').length === limit, `limit ${limit}`);
  }
}

/** Adds an iframe with an empty page of the same origin. */
export async function addFrame(): Promise<Document> {
  const iframe = document.createElement('iframe');
  iframe.srcdoc = '<!doctype html><html lang="ko"><title>안</title><body><p id="room"></p>';
  iframe.width = '600';
  iframe.height = '600';
  onCleanup(() => iframe.remove());
  const loaded = new Promise((done) => iframe.addEventListener('load', done, { once: true }));
  document.body.prepend(iframe);
  await loaded;
  await waitFor(() => iframe.contentDocument?.querySelector('#room'), 'the page of the frame');
  return iframe.contentDocument!;
}
