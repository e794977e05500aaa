/**
 * The configurator, driven as a person would; and what it gives, byte for byte, in a page of the kind that it is for.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/server.mjs';
import { kses } from '../demo/kses.mjs';
import { startFaults } from '../server/faults.mjs';
import { inEngines } from './serve.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let demo;
let pages;
/** Pages of a test, by their number: `{ body, headers }`. */
const written = [];
/** A server that no other site may read. */
const closed = createServer((_, response) => response.end('{"items":[]}'));
before(async () => {
  await new Promise((done) => closed.listen(0, '127.0.0.1', done));
  demo = await startDemo({ port: 0, quiet: true });
  pages = await startFaults({
    routes: [
      [
        /^\/paste\/(\d+)$/,
        'a page with what was copied',
        ({ response, match }) => {
          const { body, headers } = written[match[1]];
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
        },
      ],
    ],
  });
});
after(async () => {
  await demo?.close();
  await pages?.close();
  closed.close();
});
const put = (body, headers = {}) => `${pages.origin}/paste/${written.push({ body, headers }) - 1}`;
const around = (code, head = '') =>
  `<!doctype html><html lang="ko"><meta charset="utf-8"><title>.</title><link rel="icon" href="data:,">${head}<body>${code}<p id="below">.</p>`;

inEngines('the configurator', (at, engine) => {
  /** Everything is tried in one engine, and with `WHOLE=1` in all; elsewhere what engines may differ in. */
  const whole = engine === 'chromium' || !!process.env.WHOLE;
  const full = whole ? it : () => {};
  const open = async (query = '') => {
    await at.page.goto(`${demo.origin}/configurator/${query}`);
    await settled();
  };
  /** Until the feed was judged, and the code written. */
  const settled = () =>
    at.page.waitFor(
      () =>
        document.documentElement.dataset.written &&
        !/^(checking|)$/.test(document.querySelector('#verdict').dataset.code ?? ''),
    );
  const text = (selector) =>
    at.page.evaluate((selector) => document.querySelector(selector).textContent, selector);
  const verdict = (code) =>
    at.page.waitFor((code) => document.querySelector('#verdict').dataset.code === code, 15_000, code);
  /** As a reader of a page would: by its label, with the mouse, then by typing. */
  async function type(selector, value) {
    await at.page.click(selector);
    await at.page.evaluate((selector) => document.querySelector(selector).select(), selector);
    await at.page.keys(...value);
  }
  const choose = (selector, value) =>
    at.page.evaluate(
      (selector, value) => {
        const control = document.querySelector(selector);
        control.value = value;
        control.dispatchEvent(new Event('change', { bubbles: true }));
      },
      selector,
      value,
    );
  /** The code of an output, of a set-up. */
  async function codeOf(output, query = '') {
    const feed = encodeURIComponent(`${demo.feedsOrigin}/feeds/best.json`);
    await open(`?ui=ko&lang=ko&src=${feed}&output=${output}${query}`);
    await verdict('found');
    await at.page.waitFor(() => document.querySelector('#code').textContent.length > 20);
    // What is written belongs to the feed that was found.
    await at.page.waitFor(() =>
      /20131|20098|import|embed\.html|\.html/.test(document.querySelector('#code').textContent),
    );
    return [await text('#code'), await text('#policy')];
  }
  /** The headlines that a reader sees of a pasted widget. */
  const titles = () =>
    at.page.evaluate(() => {
      const host = document.querySelector('dongpo-best');
      return [...(host?.shadowRoot?.querySelectorAll('[part=title]') ?? [])].map((each) =>
        each.textContent.trim(),
      );
    });
  async function seen(url, count = 5) {
    await at.page.goto(url);
    await at.page.waitFor(
      (count) =>
        document.querySelector('dongpo-best')?.shadowRoot?.querySelectorAll('[part=title]').length === count,
      8000,
      count,
    );
    assert.match((await titles())[0], /서시장의 김장철/);
  }

  it('the configurator takes a feed and a widget, and its copied code shows the widget on a page', async () => {
    await open('?ui=ko');
    await type('#src', `${demo.feedsOrigin}/feeds/latest.json`);
    await verdict('found');
    assert.match(await text('#verdict'), /기사 24건을 찾았습니다: 동포투데이/);
    await type('#limit', '3');
    await type('#heading', 'my news');
    await choose('#element', 'best');
    await type('#limit', '3');
    await at.page.waitFor(
      () => document.querySelector('#place dongpo-best')?.shadowRoot?.querySelectorAll('li').length === 3,
    );
    await at.page.waitFor(() => /limit="3"/.test(document.querySelector('#code').textContent));
    const code = await text('#code');
    assert.match(code, /heading="my news"/);
    if (engine === 'chromium')
      await at.browser.raw
        ?.defaultBrowserContext?.()
        .overridePermissions?.(demo.origin, ['clipboard-read', 'clipboard-write']);
    await at.page.click('#copy');
    await at.page.waitFor(() => document.querySelector('#copied').textContent);
    // Where nothing may be written to the clipboard, it is selected instead.
    const selected = await at.page.evaluate('String(getSelection())');
    if (selected.trim()) assert.equal(selected.replace(/\s+/g, ''), code.replace(/\s+/g, ''));
    await seen(put(around(code)), 3);
  });

  full('the set-up is in the address: reload and back', async () => {
    await open('?ui=en&element=best&limit=4');
    await choose('#theme', 'newsprint');
    await at.page.waitFor(() => location.search.includes('theme=newsprint'));
    await at.page.evaluate('history.back()');
    await at.page.waitFor(() => document.querySelector('#theme').value === 'dongpo');
    assert.equal(await at.page.evaluate("document.querySelector('#limit').value"), '4');
    await at.page.evaluate('history.forward()');
    await at.page.waitFor(() => document.querySelector('#theme').value === 'newsprint');
    assert.equal(
      await at.page.evaluate("document.querySelector('#place').firstElementChild.getAttribute('theme')"),
      'newsprint',
    );
  });

  const verdicts = {
    cors: () => `http://127.0.0.1:${closed.address().port}/feed.json`,
    http: () => `${demo.feedsOrigin}/feeds/faults/404`,
    format: () => `${demo.feedsOrigin}/feeds/faults/html`,
    empty: () => `${demo.feedsOrigin}/feeds/faults/empty.json`,
    unreachable: () => 'http://127.0.0.1:9/feed.json',
    address: () => 'ftp://news.example/feed',
  };
  for (const [code, path] of Object.entries(verdicts).slice(0, whole ? 9 : 1))
    it(`the configurator explains in plain words why a feed does not work: ${code}`, async () => {
      await open(`?ui=ko&src=${encodeURIComponent(path())}`);
      await verdict(code);
      assert.ok((await text('#verdict')).length > 10);
      assert.doesNotMatch(await text('#verdict'), /undefined|\{/);
    });

  full('settings that nobody gives do nothing but a message', async () => {
    const hostile = [
      'element=<script>alert(1)</script>',
      `heading=${'x'.repeat(5000)}`,
      'limit=999999',
      'accent=red;background:url(//evil)',
      'output=__proto__',
      'lang=../../../etc',
      'constructor=1',
      'theme=%22%3E%3Cimg src=x onerror=alert(1)%3E',
      'src=javascript:alert(1)',
      'refresh=-1',
      'ui=xx',
    ].map((each) => each.replace(/=(.*)/, (_, value) => `=${encodeURIComponent(value)}`));
    await open(`?${hostile.join('&')}`);
    await verdict('address');
    assert.match(
      await text('#ignored'),
      /element, heading, limit, accent, lang, constructor, theme, refresh, ui/,
    );
    assert.equal(await at.page.evaluate("document.querySelectorAll('img[src=x], main script').length"), 0);
    const heading = encodeURIComponent('"><img src=x onerror=alert(1)></dongpo-best>{{7*7}}`');
    for (const output of ['module', 'xml', 'react', 'vue', 'angular', 'iframe', 'static']) {
      const [code] = await codeOf(output, `&heading=${heading}`);
      if (!/react|angular|iframe/.test(output)) assert.doesNotMatch(code, /<img src=x/, output);
    }
    assert.equal(await at.page.evaluate("document.querySelectorAll('#place img').length"), 0);
  });

  describe('the code that the configurator copies', () => {
    for (const output of [
      'module',
      'classic',
      'wordpress',
      'tistory-skin',
      'blogger-gadget',
      'blogger-theme',
    ])
      it(`the copied ${output} code shows the list`, async () => {
        const [code] = await codeOf(output);
        await seen(put(around(code)));
        const moved = await at.page.evaluate("document.querySelector('dongpo-best').offsetHeight");
        assert.equal(moved, 688);
      });

    full('the copied module code preloads the feed, which is requested once', async () => {
      const [code] = await codeOf('module');
      const own = code.replaceAll('/feeds/best.json', `/feeds/best.json?${engine}`);
      await seen(put(around(own)));
      const asked = await at.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /best\.json/.test(name))
          .map(({ initiatorType, transferSize }) => `${initiatorType} ${transferSize > 0}`),
      );
      assert.ok(asked.length <= 2 && asked.filter((each) => each.endsWith('true')).length <= 1, asked.join());
    });

    it('the copied module code with hashes works on a page with the recommended policy', async () => {
      const [code, policy] = await codeOf('module', '&review=1');
      assert.match(code, /integrity="sha384-/);
      await seen(put(around(code), { 'content-security-policy': `default-src 'none'; ${policy}` }));
    });

    for (const output of whole ? ['classic', 'wordpress', 'xml'] : [])
      it(`the copied ${output} code works on a page with the recommended policy`, async () => {
        const [code, policy] = await codeOf(output);
        await seen(
          put(around(code, '<meta name="x" content="y">'), {
            'content-security-policy': `default-src 'none'; ${policy}`,
          }),
        );
        assert.equal(await at.page.evaluate("document.querySelector('dongpo-best').offsetHeight"), 688);
      });

    it('the copied xml code works on an XHTML page', async () => {
      const [code] = await codeOf('xml');
      const page = `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="ko" xml:lang="ko"><head><title>.</title></head><body>${code}<p>.</p></body></html>`;
      await seen(put(page, { 'content-type': 'application/xhtml+xml' }));
    });

    full('the copied ascii code works on a page in EUC-KR', async () => {
      const [code] = await codeOf('ascii');
      assert.match(code, /^[\0-\x7e]+$/);
      const page = around(code).replace('<meta charset="utf-8">', '');
      await seen(put(Buffer.from(page, 'latin1'), { 'content-type': 'text/html; charset=euc-kr' }));
      assert.match(
        await at.page.evaluate("document.querySelector('dongpo-best li a').textContent"),
        /서시장/,
      );
    });

    full("the copied wordpress-post code survives WordPress's filter", async () => {
      const [code] = await codeOf('wordpress-post');
      const kept = kses(code);
      assert.doesNotMatch(kept, /<script|<dongpo/);
      const script = `<script src="${demo.origin}/dist/cdn/dongpo.classic.js" data-upgrade="${demo.feedsOrigin}" async></script>`;
      await seen(put(around(kept) + script));
    });

    full('the copied wordpress code keeps its links where the filter removes the script', async () => {
      const [code] = await codeOf('wordpress');
      await at.page.goto(put(around(kses(code))));
      const links = await at.page.evaluate(() =>
        [...document.querySelectorAll('li a')].map(({ textContent }) => textContent),
      );
      assert.equal(links.length, 5);
      assert.match(links[0], /서시장/);
    });

    for (const output of whole ? ['tistory-post', 'blogger-post'] : [])
      it(`the copied ${output} code shows the list`, async () => {
        const [code] = await codeOf(output);
        await seen(
          put(
            around(
              `${code}<script type="module" src="${demo.origin}/dist/cdn/dongpo.js" data-upgrade="${demo.feedsOrigin}"></script>`,
            ),
          ),
        );
      });

    full('the copied module code works inside a sandboxed frame', async () => {
      const [code] = await codeOf('module');
      const told = `<script>addEventListener('dongpo-load', ({ target }) =>
        parent.postMessage(target.shadowRoot.querySelectorAll('[part=title]').length, '*'))</script>`;
      const frame = put(around(code, told));
      const heard = "<script>addEventListener('message', ({ data }) => { document.title = data })</script>";
      await at.page.goto(
        put(
          around(`<iframe sandbox="allow-scripts" src="${frame}" width="500" height="800"></iframe>`, heard),
        ),
      );
      await at.page.waitFor(() => document.title === '5');
    });

    it('the copied iframe shows the list, fits its height, and opens links outside of the frame', async () => {
      const [code] = await codeOf('iframe', '&limit=3');
      await at.page.goto(put(around(code)));
      await at.page.waitFor(() => /px/.test(document.querySelector('iframe').style.height));
      const height = await at.page.evaluate("parseFloat(document.querySelector('iframe').style.height)");
      assert.ok(Math.abs(height - 28 * 16) < 40, `${height}`);
      const [, address] = /src="([^"]+)"/.exec(code);
      await at.page.goto(address.replaceAll('&amp;', '&'));
      await at.page.waitFor(
        () => document.querySelector('dongpo-best')?.shadowRoot?.querySelectorAll('li').length === 3,
      );
      const about = await at.page.evaluate(() => ({
        title: document.title,
        robots: document.querySelector('meta[name=robots]').content,
        target: document.querySelector('base').target,
        card: document.querySelector('meta[property="og:title"]').content,
      }));
      assert.deepEqual(about, {
        title: '동포투데이',
        robots: 'noindex',
        target: '_top',
        card: '동포투데이 뉴스',
      });
    });

    full('static: read without a script', async () => {
      const [code] = await codeOf('static');
      assert.doesNotMatch(code, /<script|<dongpo|onclick/);
      await at.page.goto(put(around(code)));
      const links = await at.page.evaluate(() =>
        [...document.querySelectorAll('ol li a')].map(({ href }) => href),
      );
      assert.ok(links.length >= 5 && links.every((href) => /^http/.test(href)));
    });
  });

  if (whole)
    it('axe finds no fault in the configurator, in each language, light and dark', async () => {
      for (const query of [
        '?ui=ko',
        '?ui=en&element=headlines&ground=dark',
        '?ui=zh-CN&element=article',
        '?ui=ru&element=sections&accent=%23eeeeee',
      ]) {
        await open(query);
        await at.page.evaluate(`${axe}; 1`);
        const { violations } = await at.page.evaluate(
          `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], exclude: ['#place'] }).then(({ violations }) => ({ violations: violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target).join(' ')) }))`,
        );
        assert.deepEqual(violations, [], query);
      }
    });

  it('the configurator works without a mouse', async () => {
    await open('?ui=ko');
    await at.page.evaluate("document.querySelector('#element').focus()");
    await at.page.keys('ArrowDown');
    await at.page.waitFor(() => /element=headlines/.test(location.search));
    for (let count = 0; count < 60; count++) {
      await at.page.keys('Tab');
      if (await at.page.evaluate("document.activeElement.id === 'copy'")) break;
    }
    assert.equal(await at.page.evaluate('document.activeElement.id'), 'copy');
    await at.page.keys('Enter');
    await at.page.waitFor(() => document.querySelector('#copied').textContent);
  });

  if (engine === 'chromium')
    it('the configurator requests only its own files, the feed and the pictures of the feed', async () => {
      const seenUrls = new Set();
      const note = (request) => seenUrls.add(request.url());
      at.page.raw.on('request', note);
      await open(
        `?ui=ko&src=${encodeURIComponent(`${demo.feedsOrigin}/feeds/latest.json`)}&element=headlines&review=1`,
      );
      await verdict('found');
      at.page.raw.off('request', note);
      const others = [...seenUrls].filter(
        (url) =>
          !/^(data|blob):/.test(url) &&
          !/\/(configurator|dist|images)\/|\/gallery\.css|\/scheme\.js/.test(
            url.replace(/^http:\/\/[^/]+/, ''),
          ),
      );
      assert.deepEqual(others, [`${demo.feedsOrigin}/feeds/latest.json`]);
    });
});
