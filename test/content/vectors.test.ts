import { expect } from '@open-wc/testing';
import { sanitise } from '../../src/content/sanitise.js';
import { engines, isNative } from './engines.js';

/** Vectors of which one engine keeps less than the other after hardening; neither keeps anything unsafe. */
const MAY_DIFFER = new Set([
  // DOMPurify judges an address as it is written, the native engine by its scheme.
  'dompurify/15',
  'dompurify/40',
  'h5sc-rss/100',
  'h5sc-rss/136',
  // DOMPurify drops any attribute that looks like the end of a comment or a raw text element.
  'dompurify/96',
  'dompurify/155',
  'h5sc/39',
  'h5sc/102',
  'h5sc-rss/38',
]);

interface Vector {
  id: string;
  html: string;
}

describe('public XSS vectors', () => {
  let vectors: Vector[] = [];

  before(async function () {
    const response = await fetch('/__shared/xss/vectors.json').catch(() => undefined);
    if (!response?.ok) {
      console.log('vectors.test: /__shared/xss/vectors.json is not served (no shared corpora here); skipped');
      this.skip();
    }
    vectors = await response!.json();
  });

  for (const engine of engines) {
    it(`no public XSS vector runs code in the page after sanitising (${engine})`, async function () {
      this.timeout(60_000);
      const ran: string[] = [];
      let current = '';
      const record = (what: string) => () => void ran.push(`${current}: ${what}`);
      const saved = { alert, confirm, prompt, print, open: window.open };
      Object.assign(window, {
        alert: record('alert'),
        confirm: record('confirm'),
        prompt: record('prompt'),
        print: record('print'),
        open: record('open'),
      });
      const cookie = document.cookie;
      const host = document.createElement('div');
      document.body.append(host);
      // Links are clicked below, which must not leave the test page.
      const preventNavigation = (event: Event) => event.preventDefault();
      host.addEventListener('click', preventNavigation, true);
      try {
        for (const { id, html } of vectors) {
          current = id;
          const fragment = await sanitise(html, { base: 'http://127.0.0.1:9/', engine });
          for (const element of fragment.querySelectorAll('*')) {
            for (const { name, value } of element.attributes) {
              expect(name, id).to.match(
                /^(?:alt|cite|colspan|data-embed|data-inline|datetime|decoding|dir|height|href|lang|loading|referrerpolicy|reversed|rowspan|scope|sizes|span|src|srcset|start|title|width)$/,
              );
              if (/^(?:href|src|cite)$/.test(name))
                expect(value, id).to.match(
                  /^(?:https?:|mailto:|tel:|data:image\/(?:png|jpe?g|gif|webp)[;,])/i,
                );
            }
          }
          host.append(fragment);
          for (const element of host.querySelectorAll<HTMLElement>('*')) {
            for (const type of ['click', 'mouseover', 'focus', 'load', 'error'])
              element.dispatchEvent(new Event(type, { cancelable: true }));
          }
          host.textContent = '';
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        expect(ran).to.deep.equal([]);
        expect(document.cookie).to.equal(cookie);
      } finally {
        Object.assign(window, saved);
        host.remove();
      }
    });
  }

  it('both engines give the same result for all public XSS vectors but the listed ones', async function () {
    if (!isNative) this.skip();
    this.timeout(60_000);
    const differing: string[] = [];
    for (const { id, html } of vectors) {
      const [first, second] = await Promise.all(
        engines.map(async (engine) => {
          const holder = document.implementation.createHTMLDocument('').body;
          holder.append(await sanitise(html, { base: 'http://127.0.0.1:9/', engine }));
          return holder.innerHTML;
        }),
      );
      if (first !== second && !MAY_DIFFER.has(id))
        differing.push(`${id}\n  native ${JSON.stringify(first)}\n  purify ${JSON.stringify(second)}`);
    }
    expect(differing.join('\n')).to.equal('');
  });
});
