/** Pages of other people, each hostile in its own way: the headlines are there, of a size and colour to be read. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TITLES } from './feeds.mjs';
import { asked, events, inEngines, look, shown, wrongs } from './serve.mjs';

const TRUSTED =
  "require-trusted-types-for 'script'; trusted-types lit-html dongpo dompurify 'allow-duplicates'";
const STRICT = `default-src 'none'; script-src {{cdn}}; connect-src {{feeds}}; img-src {{feeds}}; style-src 'self'; ${TRUSTED}; base-uri 'none'; form-action 'none'`;

inEngines('host pages', (at, engine) => {
  /** Opens it, and waits until the elements are shown. */
  async function open(name, { policy, elements } = {}) {
    const { site, page } = at;
    await page.goto(site.file(name, { headers: policy && { 'content-security-policy': policy } }));
    await shown(page, elements);
  }

  async function readable(selector, { dark = false, count } = {}) {
    const seen = await look(at.page, selector);
    assert.ok(seen.width >= 240, `${selector} is ${seen.width} px wide`);
    assert.ok(seen.height > 100, `${selector} is ${seen.height} px high`);
    assert.ok(dark ? seen.lightness > 180 : seen.lightness < 80, `${selector}: lightness ${seen.lightness}`);
    assert.ok(seen.position.width > 100 && seen.position.height > 10, JSON.stringify(seen.position));
    if (count) assert.equal(seen.titles.length, count);
    assert.equal(seen.titles[0], TITLES[0]);
    assert.match(seen.links[0] ?? 'http://an/article', /^http/);
    return seen;
  }

  const clean = async () => assert.deepEqual(await wrongs(at.page), []);
  /** What the article's hostile parts would do. */
  const harmless = async () => assert.notEqual(await at.page.evaluate('document.title'), 'ran');

  it('widgets work on a page with its own Lit, under Trusted Types', async () => {
    await open('own-lit.html', { policy: TRUSTED });
    await readable('dongpo-headlines', { count: 10 });
    await readable('dongpo-article');
    assert.equal(
      await at.page.evaluate(
        "document.querySelector('page-clock').shadowRoot.querySelector('b').textContent",
      ),
      'Lit',
    );
    await harmless();
    await clean();
  });

  it('widgets work under a strict content security policy', async () => {
    await open('strict-csp.html', { policy: STRICT, elements: '.news, .best, .article' });
    await shown(at.page, '#failed', 'error');
    await readable('.news', { count: 10 });
    await readable('.best', { count: 5 });
    await readable('.article');
    assert.match((await look(at.page, '#failed')).status, /\w/);
    // Its own style is not blocked: a row has its line, a rank its colour.
    const rank = await at.page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector('.best').shadowRoot.querySelector('.rank'));
      return color;
    });
    assert.equal(rank, 'rgb(179, 38, 30)');
    await harmless();
    await clean();
  });

  it('a violation of a strict policy is noticed by these tests', async () => {
    const { site, page } = at;
    const html = '<!doctype html>{{watch}}<p style="color: red">글</p><script>1</script>';
    await page.goto(site.page(html, { headers: { 'content-security-policy': STRICT } }));
    await page.waitFor('watched.wrongs.length > 1');
    assert.match((await wrongs(page)).join(), /style-src.*script-src|script-src.*style-src/);
  });

  it('widgets keep their size as a flex item, a float and a grid item', async () => {
    await open('layouts.html');
    const places = ['.flex', '.column', '.float', '.grid', '.inline', '.absolute', 'td'];
    for (const place of places) await readable(`${place} dongpo-best`, { count: 5 });
    await clean();
  });

  it('widgets keep their styles on a page with * { all: revert }', async () => {
    await open('revert-all.html');
    const { width, titleSize, height } = await readable('dongpo-headlines', { count: 3 });
    assert.deepEqual([width, height, titleSize], [400, 32.5 * 16, 17]);
    const style = await at.page.evaluate(() => {
      const { shadowRoot } = document.querySelector('dongpo-headlines');
      const { letterSpacing, textTransform, textAlign, whiteSpace } = getComputedStyle(
        shadowRoot.querySelector('[part=summary]'),
      );
      return [letterSpacing, textTransform, textAlign, whiteSpace];
    });
    // An <li> has its parent's side: Firefox and WebKit name it.
    assert.match(style.join(' '), /^normal none (start|left) normal$/);
    await clean();
  });

  it('widgets keep their text size on a page with a root of 10 px', async () => {
    await open('small-root.html');
    const { titleSize, height } = await readable('dongpo-headlines', { count: 3 });
    assert.deepEqual([titleSize, height], [17, 32.5 * 16]);
    await clean();
  });

  it('widgets follow a page that is dark by a class without color-scheme', async () => {
    await open('dark-class.html');
    const both = async (dark) => {
      await readable('dongpo-headlines', { dark });
      await readable('dongpo-article', { dark });
    };
    await both(false);
    for (const [root, name] of [
      ['body', 'dark'],
      ['documentElement', 'dark'],
      ['documentElement', 'fading dark'],
    ]) {
      for (const dark of [true, false]) {
        await at.page.evaluate(`document.${root}.className = '${dark ? name : name.replace('dark', '')}'`);
        await at.page.waitFor(
          (dark) =>
            [...document.querySelectorAll('dongpo-headlines, dongpo-article')].every(
              ({ shadowRoot }) => shadowRoot.querySelector('.box').classList.contains('dark') === dark,
            ),
          3000,
          dark,
        );
        await both(dark);
      }
    }
    await clean();
  });

  it('widgets follow a page that is dark by color-scheme', async () => {
    await open('dark-scheme.html');
    await readable('dongpo-headlines', { dark: true });
    await readable('dongpo-best', { dark: false });
    await clean();
  });

  it('widgets work on a page of plain http', async () => {
    // Loopback addresses count as secure. This one does not; only Chromium opens it.
    const { site, page } = at;
    const insecure = engine === 'chromium';
    const address = site.file('plain-http.html');
    await page.goto(insecure ? address.replace('127.0.0.1', '0.0.0.0') : address);
    await shown(page);
    assert.equal(await page.evaluate('isSecureContext'), !insecure);
    await readable('dongpo-headlines', { count: 3 });
    await readable('dongpo-article');
    await clean();
  });

  it('widgets work without the newer features that old browsers lack', async () => {
    await open('old-browser.html');
    await readable('dongpo-headlines', { count: 3 });
    await readable('dongpo-best', { count: 3 });
    await readable('dongpo-article');
    const { titleSize, height } = await look(at.page, 'dongpo-headlines');
    assert.deepEqual([titleSize, height], [17, 32.5 * 16]);
    assert.ok(asked(at.site.cdn).includes('purify'));
    await harmless();
    await clean();
  });

  it('widgets work on a page that loads the script five times', async () => {
    const before = at.site.feeds.requests('/best.json').length;
    await open('twice.html');
    await shown(at.page, 'dongpo-best');
    await readable('dongpo-headlines', { count: 3 });
    await readable('dongpo-best', { count: 3 });
    await readable('dongpo-article');
    const boxes = await at.page.evaluate(() =>
      [...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article')].map(
        ({ shadowRoot }) => shadowRoot.querySelectorAll('[part=container]').length,
      ),
    );
    assert.deepEqual(boxes, [1, 1, 1]);
    assert.ok(at.site.feeds.requests('/best.json').length <= before + 1);
    assert.deepEqual((await events(at.page)).sort(), [
      'dongpo-article load',
      'dongpo-best load',
      'dongpo-headlines load',
    ]);
    await clean();
  });

  it('a tag that another library has defined is left alone', async () => {
    await open('tag-taken.html', { elements: 'dongpo-headlines' });
    await readable('dongpo-headlines', { count: 3 });
    assert.equal(await at.page.evaluate("document.querySelector('dongpo-best').textContent"), '남의 것');
    await clean();
  });

  describe('widgets in a sandboxed frame', () => {
    for (const form of ['a frame', 'a policy']) {
      it(`widgets work in a frame that is sandboxed by ${form}`, async () => {
        const { site, page } = at;
        const headers = form === 'a policy' ? { 'content-security-policy': 'sandbox allow-scripts' } : {};
        const address = site.file('sandbox.html', { headers });
        const sandbox = form === 'a policy' ? '' : 'sandbox="allow-scripts"';
        await page.goto(
          site.page(
            `<script>onmessage = ({ data }) => { window.said = data }</script>
            <iframe ${sandbox} src="${address}" width="400" height="600"></iframe>`,
          ),
        );
        const said = await page.waitFor(
          'window.said?.body && window.said.titles.length && window.said',
          5000,
        );
        assert.equal(said.titles[0], TITLES[0]);
        assert.ok(said.width > 300 && said.height > 100);
        assert.deepEqual(said.wrongs, []);
      });
    }
  });
});
