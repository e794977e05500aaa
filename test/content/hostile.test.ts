import { expect, waitUntil } from '@open-wc/testing';
import { harden } from '../../src/content/harden.js';
import { purify } from '../../src/content/purify.js';
import { sanitise } from '../../src/content/sanitise.js';
import { engines } from './engines.js';

/** Each calls `canary()` where it is not sanitised. */
const attacks: string[] = await (await fetch(new URL('./attacks.json', import.meta.url))).json();

describe('XSS attacks', () => {
  /** Elements and attributes that a sanitised tree must not have. */
  function faults(root: ParentNode): string[] {
    const list: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      if (
        /^(?:script|style|iframe|object|embed|form|input|button|svg|math|template|link|meta|base|video|audio)$/i.test(
          element.localName,
        )
      )
        list.push(element.localName);
      if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
        list.push(`${element.localName}: ${element.namespaceURI}`);
      for (const { name, value } of element.attributes) {
        if (/^(?:on|style$|id$|name$|class$|is$|data-(?!embed$|hidden$|inline$))/.test(name)) list.push(name);
        if (/^(?:href|src|srcset|cite)$/.test(name) && !/^https?:/.test(value)) list.push(`${name}=${value}`);
      }
    }
    return list;
  }

  for (const engine of engines) {
    it(`no attack runs code in the page after sanitising (${engine})`, async () => {
      const ran: string[] = [];
      let current = '';
      const host = document.createElement('div');
      document.body.append(host);
      // WebKit follows a link for a synthetic click, which must not leave the test page.
      host.addEventListener('click', (event) => event.preventDefault(), true);
      Object.assign(window, { canary: () => ran.push(current) });
      try {
        for (current of attacks) {
          const fragment = await sanitise(current, { base: location.href, engine });
          expect(faults(fragment), current).to.deep.equal([]);
          host.append(fragment);
          for (const element of host.querySelectorAll<HTMLElement>('*')) {
            for (const type of ['click', 'mouseover', 'focus', 'toggle'])
              element.dispatchEvent(new Event(type, { cancelable: true }));
          }
          host.textContent = '';
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(ran).to.deep.equal([]);
        // A check of the check: unsanitised, the attack runs.
        host.innerHTML = '<img src=x onerror=canary()>';
        await waitUntil(() => ran.length === 1, 'the attack to run');
      } finally {
        host.remove();
        Reflect.deleteProperty(window, 'canary');
      }
    });
  }

  const inert = document.implementation.createHTMLDocument('');

  it('no attack passes the hardening pass alone', () => {
    for (const attack of attacks) {
      const { body } = new DOMParser().parseFromString(attack, 'text/html');
      expect(faults(harden(body, { base: location.href }, inert)), attack).to.deep.equal([]);
    }
  });

  it('no attack passes DOMPurify and the hardening pass without the pre-scan', async () => {
    for (const attack of attacks) {
      const tree = purify(attack);
      if (tree) expect(faults(harden(tree, { base: location.href }, inert)), attack).to.deep.equal([]);
    }
  });
});

describe('under Trusted Types', () => {
  for (const engine of engines) {
    it(`sanitising works under Trusted Types with the documented policy names (${engine})`, async () => {
      const frame = document.createElement('iframe');
      const source = new URL('../../src/content/sanitise.ts', import.meta.url).href;
      frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types lit-html dongpo dompurify 'allow-duplicates'">
        <script type="module">
          const answer = (text) => parent.postMessage({ sanitised: text }, '*');
          try {
            const { sanitise } = await import('${source}');
            document.body.append(await sanitise('<p onclick="x()">가 <b>나</b><script>x()<\\/script></p>', { engine: '${engine}' }));
            let enforced = 'enforced';
            try { document.createElement('p').innerHTML = 'x'; if (window.trustedTypes) enforced = 'not enforced'; } catch {}
            answer(enforced + ' ' + document.querySelector('p').outerHTML);
          } catch (error) { answer(String(error)); }
        </script>`;
      const answer = new Promise<string>((resolve) => {
        window.addEventListener('message', function listen({ data }) {
          if (typeof data?.sanitised !== 'string') return;
          window.removeEventListener('message', listen);
          resolve(data.sanitised);
        });
      });
      document.body.append(frame);
      expect(await answer).to.equal('enforced <p>가 <b>나</b></p>');
      frame.remove();
    });
  }
});
