/** What platforms leave of a snippet becomes the element; the script tag's `data-*` are the page's settings. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { TITLES } from './feeds.mjs';
import { inEngines, look, shown, wrongs } from './serve.mjs';

const DIV = `<div class="dongpo-widget" data-element="best" data-src="{{feeds}}/best.json" data-limit="3"
  data-onclick="document.title = 'ran'" onclick="document.title = 'ran'" style="min-height: 28em"><p>대신 보이는 글</p></div>`;
const LINK = '<a class="dongpo-widget" href="{{feeds}}/best.json">BEST 뉴스</a>';
const fixture = (name) =>
  readFileSync(new URL(`pages/after-${name}.html`, import.meta.url), 'utf8').replaceAll(
    'https://feeds.example',
    '{{feeds}}',
  );

inEngines('snippets', (at, engine) => {
  // Both scripts hold the same code: each in one engine, and with `WHOLE=1` in all.
  const whole = engine === 'chromium' || process.env.WHOLE;
  for (const form of whole ? ['module', 'classic'] : [engine === 'firefox' ? 'module' : 'classic']) {
    describe(`${form} script`, () => {
      const open = async (body, selector) => {
        await at.page.goto(at.site.page(`<main>${body}</main>{{${form}}}`));
        if (selector) await shown(at.page, selector);
      };
      const clean = async () => assert.deepEqual(await wrongs(at.page), []);

      it('a div with the snippet class becomes the element', async () => {
        await open(DIV, 'main > dongpo-best');
        const { titles, heading } = await look(at.page, 'dongpo-best');
        assert.deepEqual([titles, heading], [TITLES.slice(0, 3), 'BEST 뉴스']);
        const names = await at.page.evaluate("document.querySelector('dongpo-best').getAttributeNames()");
        assert.deepEqual(names.sort(), ['data-state', 'data-upgraded', 'limit', 'src', 'style']);
        assert.equal(await at.page.evaluate("document.querySelector('dongpo-best').style.minHeight"), '28em');
        await at.page.click('dongpo-best', { x: 2, y: 2 });
        assert.notEqual(await at.page.evaluate('document.title'), 'ran');
        assert.equal(await at.page.evaluate("document.querySelector('main').children.length"), 1);
        await clean();
      });

      it('a div whose feed fails keeps its children as the fallback', async () => {
        await open(DIV.replace('best.json', 'status/500'));
        await shown(at.page, 'dongpo-best', 'error');
        const { height } = await at.page.box('dongpo-best p');
        assert.ok(height > 10);
        await clean();
      });

      it('a link with the snippet class becomes the element', async () => {
        await open(`<p>앞 ${LINK} 뒤</p>`, 'p > dongpo-best');
        const { titles, heading, width } = await look(at.page, 'dongpo-best');
        assert.deepEqual([titles.length, heading], [5, 'BEST 뉴스']);
        assert.ok(width > 240);
        await clean();
      });

      it('a link whose fragment names an element becomes the element', async () => {
        await open(
          `<p><a href="{{feeds}}/best.json#dongpo-best?limit=3&amp;lang=en&amp;onclick=x">BEST 뉴스</a></p>
        <p><a href="#dongpo-nothing">다른 링크</a></p>`,
          'p > dongpo-best',
        );
        const { titles, heading } = await look(at.page, 'dongpo-best');
        assert.deepEqual([titles, heading], [TITLES.slice(0, 3), 'BEST 뉴스']);
        const names = await at.page.evaluate("document.querySelector('dongpo-best').getAttributeNames()");
        assert.deepEqual(names.sort(), ['data-state', 'data-upgraded', 'heading', 'lang', 'limit', 'src']);
        assert.equal(await at.page.evaluate("document.querySelectorAll('a').length"), 1);
        await clean();
      });

      it('a snippet becomes headlines or an article, and an unknown element stays markup', async () => {
        await open(
          `<div class="dongpo-widget" data-element="headlines" data-src="{{feeds}}/news.json" data-limit="2" data-heading-level="2" lang="en"></div>
        <div class="dongpo-widget" data-element="article" data-src="{{feeds}}/text.json"></div>
        <div class="dongpo-widget" data-element="script" data-src="{{feeds}}/news.json">그대로</div>`,
          'dongpo-headlines, dongpo-article',
        );
        const level = await at.page.evaluate(
          "document.querySelector('dongpo-headlines').shadowRoot.querySelector('[part=heading]').localName",
        );
        assert.equal(level, 'h2');
        assert.deepEqual(
          await at.page.evaluate("[...document.querySelectorAll('main > *')].map((each) => each.localName)"),
          ['dongpo-headlines', 'dongpo-article', 'div'],
        );
        await clean();
      });

      it('a snippet that is added later becomes the element', async () => {
        await open('<div id="later"></div>');
        await at.page.evaluate(
          (html) => {
            document.querySelector('#later').innerHTML = html;
          },
          at.site.fill(DIV + LINK),
        );
        await shown(at.page, '#later dongpo-best');
        assert.equal(await at.page.evaluate("document.querySelectorAll('#later > dongpo-best').length"), 2);
        await at.page.evaluate((html) => {
          document.querySelector('#later').innerHTML = html;
        }, at.site.fill(LINK));
        await shown(at.page, '#later dongpo-best');
        await clean();
      });

      describe('the settings of the script tag', () => {
        const settings = `data-src="{{feeds}}/best.json" data-lang="en" data-theme="plain" data-link-params="utm_source=partner"`;
        const tag = (data) =>
          form === 'module'
            ? `<script type="module" src="{{cdn}}/dongpo.js" ${data}></script>`
            : `<script src="{{cdn}}/dongpo.classic.js" ${data}></script>`;
        const read = () =>
          at.page.evaluate(() =>
            [...document.querySelectorAll('dongpo-best, dongpo-headlines')].map(({ shadowRoot }) => {
              const box = shadowRoot.querySelector('[part=container]');
              const link = shadowRoot.querySelector('[part=title] a');
              return [box.lang, box.classList.contains('plain'), new URL(link.href).search];
            }),
          );

        it('the script tag sets attributes that elements do not set', async () => {
          const { site, page } = at;
          await page.goto(
            site.page(`<dongpo-best></dongpo-best>
            <dongpo-headlines src="{{feeds}}/news.json" lang="ko" theme="dongpo" link-params="a=b"></dongpo-headlines>${tag(settings)}`),
          );
          await page.waitFor(() => {
            const [best, list] = document.querySelectorAll('dongpo-best, dongpo-headlines');
            return (
              best.dataset.state === 'ready' &&
              list.dataset.state === 'ready' &&
              best.shadowRoot.querySelector('[part=container]').lang === 'en' &&
              !!best.shadowRoot.querySelector('[part=title]')
            );
          });
          assert.deepEqual(await read(), [
            ['en', true, '?utm_source=partner'],
            ['ko', false, '?a=b'],
          ]);
          await clean();
        });

        it('the script tag sets attributes of elements that are added later', async () => {
          const { site, page } = at;
          await page.goto(site.page(tag(settings)));
          await page.evaluate("document.body.append(document.createElement('dongpo-best'))");
          await shown(page);
          await page.waitFor(
            "document.querySelector('dongpo-best').shadowRoot.querySelector('[part=container]').lang === 'en'",
          );
          assert.deepEqual(await read(), [['en', true, '?utm_source=partner']]);
          await clean();
        });
      });

      describe('snippets after an editor', () => {
        /** Which sections of the fixture show how many lists. */
        const lists = async () => {
          // The last of them may be found only after the first are shown.
          await at.page.waitFor('!document.querySelector(\'.dongpo-widget, a[href*="#dongpo-"]\')');
          await shown(at.page, 'section[id] dongpo-best');
          return at.page.evaluate(() =>
            Object.fromEntries(
              [...document.querySelectorAll('section[id]')].map(({ id }) => [
                id,
                [...document.querySelectorAll(`#${id} dongpo-best`)].filter(
                  ({ dataset }) => dataset.state === 'ready',
                ).length,
              ]),
            ),
          );
        };

        it('snippets work after TinyMCE has filtered them', async () => {
          await open(fixture('tinymce'), '#default dongpo-best, #everything dongpo-best');
          const { default: usual, everything } = await lists();
          // It takes the element away: the link in it stays. The div and the link of the class survive.
          assert.ok(usual >= 3, `${usual}`);
          assert.ok(everything >= 4, `${everything}`);
          await clean();
        });

        it('snippets work after CKEditor has filtered them', async () => {
          await open(
            fixture('ckeditor'),
            '#default dongpo-best, #allowed dongpo-best, #everything dongpo-best',
          );
          const { default: usual, allowed, everything } = await lists();
          // As it comes it takes every class and `data-*` away: the links whose address says it survive.
          assert.equal(usual, 2);
          assert.ok(allowed >= 3, `${allowed}`);
          assert.ok(everything >= 4, `${everything}`);
          const { height } = await at.page.box('#default');
          assert.ok(height > 10);
          await clean();
        });
      });
    });
  }
});
