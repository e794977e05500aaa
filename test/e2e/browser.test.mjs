/** That `browser.mjs` does in each engine what the e2e tests ask of it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { chosenEngines } from '../engines/index.mjs';
import { startFaults } from '../server/faults.mjs';
import { launch } from './browser.mjs';

const PAGE = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>시험</title>
<style>body { margin: 0; background: rgb(0, 128, 0) } div { width: 100px; height: 60px; background: rgb(255, 0, 0) }</style>
<x-button><template shadowrootmode="open"><button onclick="this.textContent = event.isTrusted">누르기</button></template></x-button>
<iframe srcdoc="<button onclick='this.textContent = event.isTrusted'>안</button>"></iframe>
<p style="height: 3000px"></p><input aria-label="이름"><div></div>`;

/** Neither eval nor innerHTML works in this page: the driver must do without them. */
const STRICT = "script-src 'unsafe-inline'; require-trusted-types-for 'script'";

for (const engine of chosenEngines()) {
  describe(`the e2e driver in ${engine}`, () => {
    let server;
    let browser;
    let page;

    before(async () => {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': STRICT };
      server = await startFaults({
        routes: [[/^\/page$/, '', ({ response }) => response.writeHead(200, headers).end(PAGE)]],
      });
      browser = await launch(engine);
      page = await browser.open({ width: 800, height: 600 });
      await page.goto(`${server.origin}/page`);
    });
    after(async () => {
      await browser?.close();
      await server.close();
    });

    it('the e2e driver opens a page of the given size', async () => {
      assert.deepEqual(await page.evaluate('[innerWidth, innerHeight, document.title]'), [800, 600, '시험']);
      const phone = await browser.open({ width: 320, height: 640 });
      await phone.goto(`${server.origin}/page`);
      assert.deepEqual(await phone.evaluate('[innerWidth, innerHeight]'), [320, 640]);
      await phone.close();
    });

    it('the e2e driver evaluates, waits and passes errors on', async () => {
      assert.equal(await page.evaluate(async (a, b) => a + b, 1, 2), 3);
      assert.equal(await page.evaluate('null'), null);
      await assert.rejects(page.evaluate('missing.name'), /missing/);
      await page.evaluate("setTimeout(() => { document.title = '다음' }, 100)");
      assert.equal(await page.waitFor("document.title === '다음' && document.title"), '다음');
      await assert.rejects(page.waitFor('false', 100), /waited 100 ms/);
    });

    it('the e2e driver clicks inside a shadow root and a frame', async () => {
      await page.click('x-button >>> button');
      await page.click('iframe >>> button');
      const texts = await page.evaluate(() => [
        document.querySelector('x-button').shadowRoot.querySelector('button').textContent,
        document.querySelector('iframe').contentDocument.querySelector('button').textContent,
      ]);
      assert.deepEqual(texts, ['true', 'true']);
    });

    it('the e2e driver presses keys', async () => {
      await page.click('input');
      await page.keys('a', 'b', 'Backspace', 'Shift+Tab');
      assert.equal(await page.evaluate("document.querySelector('input').value"), 'a');
      assert.notEqual(await page.evaluate('document.activeElement.localName'), 'input');
    });

    it('the e2e driver takes a screenshot of an element below the window', async () => {
      await page.evaluate('scrollTo(0, 0)');
      const { width, height, data } = PNG.sync.read(await page.screenshot(undefined, { selector: 'div' }));
      const dot = (x, y) => [...data.subarray((y * width + x) * 4).subarray(0, 3)];
      assert.deepEqual([width, height], [100, 60]);
      assert.deepEqual([dot(0, 0), dot(50, 30), dot(99, 59)], Array(3).fill([255, 0, 0]));
    });

    it('the e2e driver opens a dark page', async () => {
      const dark = await browser.open({ dark: true });
      await dark.goto(`${server.origin}/page`);
      assert.equal(await dark.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), true);
      assert.equal(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), false);
      await dark.close();
    });
  });
}
