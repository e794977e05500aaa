/**
 * The address that completes relative ones; `undefined` outside of pages. `document.baseURI` is an element where the
 * page holds one of that name, such as `<img name="baseURI">`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem).
 */
export const pageUrl = (): string | undefined =>
  (globalThis.Text as typeof Text | undefined) && new Text().baseURI;
