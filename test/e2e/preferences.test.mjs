/** What readers ask of their browsers: larger text, more contrast, forced colours, less motion, paper. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inEngines, shown } from './serve.mjs';

/** Runs in the page: every element with text of its own, its contrast with the page, and whether it is large. */
function contrasts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const over = (color, opacity, [r, g, b]) => {
    canvas.fillStyle = `rgb(${r}, ${g}, ${b})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.globalAlpha = opacity;
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    canvas.globalAlpha = 1;
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (color) => {
    const [r, g, b] = color.map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = over(getComputedStyle(document.querySelector('main')).backgroundColor, 1, [255, 255, 255]);
  const ratio = (color, opacity = 1) => {
    const [low, high] = [luminance(over(color, opacity, page)), luminance(page)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  return [...document.querySelectorAll('main > *')].flatMap(({ shadowRoot, localName, className }) => {
    const box = shadowRoot.querySelector('.box');
    const token = (name) => getComputedStyle(box).getPropertyValue(name);
    const where = `${localName} ${className}`;
    const texts = [...shadowRoot.querySelectorAll('*')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
      .filter((element) => !element.closest('style, .hidden'))
      .map((element) => {
        let opacity = 1;
        for (let each = element; each; each = each.parentElement) opacity *= getComputedStyle(each).opacity;
        const { color, fontSize, fontWeight } = getComputedStyle(element);
        const size = Number.parseFloat(fontSize);
        const least = size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5;
        return {
          what: `${where} ${element.parentElement.className} ${element.className}`,
          ratio: ratio(color, opacity),
          least,
        };
      });
    return [
      ...texts,
      { what: `${where} visited`, ratio: ratio(token('--_visited').trim()), least: 4.5 },
      { what: `${where} focus ring`, ratio: ratio(token('--_accent').trim()), least: 3 },
    ];
  });
}

/** Runs in the page: what is cut, hangs out, or lies over something else. */
function faults(cut) {
  const found = [];
  for (const { shadowRoot, localName, className } of document.querySelectorAll('main > *')) {
    const say = (element, words) => found.push(`${localName} ${className} .${element.className}: ${words}`);
    const box = shadowRoot.querySelector('.box');
    if (box.scrollWidth > box.clientWidth) say(box, `${box.scrollWidth} in ${box.clientWidth} px`);
    for (const element of shadowRoot.querySelectorAll('.title, .summary, .meta, .heading')) {
      const style = getComputedStyle(element);
      const { fontSize, lineHeight, paddingTop, paddingBottom, display, overflow } = style;
      const height =
        element.getBoundingClientRect().height - parseFloat(paddingTop) - parseFloat(paddingBottom);
      if (
        cut &&
        overflow !== 'visible' &&
        (element.scrollHeight > element.clientHeight + 0.1 * parseFloat(fontSize) ||
          element.scrollWidth > element.clientWidth + 1)
      )
        say(
          element,
          `cut: ${element.scrollHeight} in ${element.clientHeight} px, ${element.scrollWidth} in ${element.clientWidth}`,
        );
      // Chromium calls a clamped box flow-root.
      const clamped = display !== 'block' && style.webkitLineClamp > 0;
      // WebKit's lines are whole pixels high.
      const whole = [parseFloat(lineHeight), Math.floor(parseFloat(lineHeight))].some(
        (line) => Math.abs(height / line - Math.round(height / line)) < 0.02,
      );
      if (clamped && !whole) say(element, `${height / parseFloat(lineHeight)} lines`);
      if (clamped && paddingBottom !== '0px') say(element, 'shows tops of the next line');
      if (
        cut &&
        element.closest('.item') &&
        element.clientWidth < Math.min(6 * parseFloat(fontSize), box.clientWidth / 2)
      )
        if (element.matches('.title')) say(element, `${element.clientWidth} px wide`);
    }
    const rows = [...shadowRoot.querySelectorAll('.item')];
    const header = shadowRoot.querySelector('.header');
    const heading = shadowRoot.querySelector('.heading');
    if (heading && heading.getBoundingClientRect().bottom > header.getBoundingClientRect().bottom + 0.5)
      say(heading, 'below its header');
    for (const row of rows) {
      const { bottom, right, left } = row.getBoundingClientRect();
      const parts = [...row.querySelectorAll('.text, .title, .summary, .meta, .image, .rank')];
      const boxes = parts.map((part) => part.getBoundingClientRect());
      for (const [index, each] of boxes.entries()) {
        if (each.height && (each.bottom > bottom + 0.5 || each.right > right + 0.5 || each.left < left - 0.5))
          say(
            parts[index],
            `outside its row: ${[each.left, each.right, each.bottom]} in ${[left, right, bottom]}`,
          );
        for (const [other, that] of boxes.entries()) {
          if (other <= index || parts[index].contains(parts[other])) continue;
          const across = Math.min(each.right, that.right) - Math.max(each.left, that.left);
          // Titles and excerpts have a padding for marks, which may lie over the next.
          const down = Math.min(each.bottom, that.bottom) - Math.max(each.top, that.top);
          if (across > 1 && down > 12)
            say(parts[index], `over .${parts[other].className}: ${across} x ${down}`);
        }
      }
    }
  }
  return found;
}

/** Runs in the page. */
const dressed = () =>
  [...document.querySelectorAll('main > *')].every(({ shadowRoot }) =>
    shadowRoot.adoptedStyleSheets.some(({ cssRules }) =>
      [...cssRules].some((rule) => /print/.test(rule.media?.mediaText)),
    ),
  );

/** Runs in the page: one computed value of all that match in one element. */
const values = (host, selector, property, pseudo) =>
  [...document.querySelector(`main > ${host}`).shadowRoot.querySelectorAll(selector)].map((each) =>
    getComputedStyle(each, pseudo).getPropertyValue(property),
  );

inEngines(
  'preferences',
  (at, engine) => {
    async function fill(attributes = {}, options = {}) {
      const { page, site } = at;
      if (!at.opened) {
        await page.goto(site.file('preferences.html'));
        at.opened = true;
      }
      await page.evaluate(`fill(${JSON.stringify(attributes)}, ${JSON.stringify(options)})`);
      await shown(page, 'main > *');
      await page.waitFor(dressed);
    }
    const all = (...args) => at.page.evaluate(values, ...args);

    for (const theme of ['dongpo', 'newsprint'])
      for (const scheme of ['light', 'dark'])
        it(`the contrast of text is sufficient in the theme ${theme}, ${scheme}`, async () => {
          await fill({ theme, 'color-scheme': scheme }, { name: scheme === 'dark' ? 'black' : 'white' });
          const seen = await at.page.evaluate(contrasts);
          for (const part of ['rank', 'kicker', 'change', 'visited', 'meta', 'footer'])
            assert.ok(
              seen.some(({ what }) => what.includes(part)),
              part,
            );
          assert.deepEqual(
            seen.filter(({ ratio, least }) => ratio < least).map(({ what, ratio }) => `${what} ${ratio}`),
            [],
          );
        });

    for (const width of [320, 480, 900]) {
      it(`no text of 32 px is cut in a block ${width} px wide`, async () => {
        await fill({}, { name: 'large', width });
        await at.page.waitFor(() =>
          [...document.querySelectorAll('main > *')].every(({ shadowRoot }) =>
            shadowRoot.querySelector('[data-large]'),
          ),
        );
        assert.deepEqual(await at.page.evaluate(faults, true), []);
      });

      it(`text of 16 px in a block ${width} px wide has whole lines and no overlap`, async () => {
        await fill({}, { width });
        assert.deepEqual(await at.page.evaluate(faults, false), []);
      });
    }

    it('the theme plain takes the letter spacing of the page without an overlap', async () => {
      await fill({ theme: 'plain' }, { name: 'spaced', width: 320 });
      for (const selector of ['.title', '.summary', '.meta'])
        assert.deepEqual([...new Set(await all('.list', selector, 'letter-spacing'))], ['1.92px']);
      assert.deepEqual(await at.page.evaluate(faults, false), []);
    });

    if (engine !== 'chromium') return;

    /** Only Chromium lets them be chosen. */
    describe('media queries', () => {
      const media = (type, features = {}) =>
        at.page.raw._client().send('Emulation.setEmulatedMedia', {
          media: type,
          features: Object.entries(features).map(([name, value]) => ({ name, value })),
        });

      it('forced colours keep marks, lines, ranks and the focus ring', async () => {
        await fill();
        await media('', { 'forced-colors': 'active' });
        const solid = (colors) => {
          assert.ok(colors.length);
          for (const color of colors) assert.match(color, /^rgb\(/);
        };
        solid(await all('.list', '.header', 'border-top-color', '::before'));
        solid(await all('.list', '.item', 'border-top-color', '::before'));
        solid(await all('dongpo-best', '.rank', 'color'));
        assert.deepEqual(new Set(await all('.list', '.summary, .meta, .footer', 'opacity')), new Set(['1']));
        await at.page.evaluate(
          "document.querySelector('main > .list').shadowRoot.querySelector('a').focus()",
        );
        await at.page.keys('Tab', 'Shift+Tab');
        solid(await all('.list', 'a:focus-visible', 'outline-color', '::after'));
        assert.deepEqual(await all('.list', 'a:focus-visible', 'outline-style', '::after'), ['solid']);
        await at.page.screenshot(process.env.SHOTS && `${process.env.SHOTS}/forced-colors.png`);
      });

      for (const [name, value] of [
        ['prefers-contrast', 'more'],
        ['prefers-reduced-transparency', 'reduce'],
      ])
        it(`no text is translucent under ${name}`, async () => {
          await fill();
          await media('', { [name]: value });
          for (const host of ['.list', 'dongpo-best', 'dongpo-article'])
            assert.deepEqual([...new Set(await all(host, '*', 'opacity'))], ['1'], host);
          assert.ok((await all('.list', 'a', 'text-decoration-line')).every((line) => line === 'underline'));
        });

      for (const theme of ['dongpo', 'newsprint'])
        it(`print is dark on white in the theme ${theme}, from a dark page`, async () => {
          await fill({ theme, 'color-scheme': 'dark' }, { width: 700 });
          await media('print');
          await at.page.evaluate("document.querySelector('main').style.background = '#fff'");
          const seen = await at.page.evaluate(contrasts);
          assert.deepEqual(
            seen.filter(({ ratio, least }) => ratio < least).map(({ what, ratio }) => `${what} ${ratio}`),
            [],
          );
          assert.deepEqual(await at.page.evaluate(faults, true), []);
          for (const host of ['.list', '.cards', '.compact', '.lead', 'dongpo-best']) {
            const addresses = await all(host, '.title a', 'content', '::after');
            assert.ok(
              addresses.every((text) => /news\.example|attr\(href\)/.test(text)),
              addresses[0],
            );
          }
          for (const selector of ['.body a', '.original a'])
            assert.match((await all('dongpo-article', selector, 'content', '::after'))[0], /\(/);
          await at.page.screenshot(process.env.SHOTS && `${process.env.SHOTS}/paper-${theme}.png`, {
            selector: 'main',
          });
          if (process.env.SHOTS) await at.page.raw.pdf({ path: `${process.env.SHOTS}/paper-${theme}.pdf` });
          await media('');
        });
    });
  },
  { width: 960 },
);
