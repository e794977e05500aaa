/** `dongpo-widgets/themes/*.css`: a page that links one looks as the attribute does, as far as tokens reach. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { waitForBehaviours } from '../controllers/fake-time.js';
import { jsonFeed } from '../mocks/feeds.js';
import { containerOf, mountWithFeed, query, useCleanPage, waitFor, waitUntilSettled } from './helpers.js';

/** In the language of the block: what is in another one has its own glyphs, which no token knows. */
const feed = (language = 'ko') => {
  const made = jsonFeed(4);
  return {
    ...made,
    language,
    items: made.items.map((item) => ({ ...item, image: `${location.origin}/demo/images/mark.svg` })),
  };
};

/** What tokens reach, as a browser computes it. */
function looks(element: DongpoElement): Record<string, string> {
  const at = (name: string, pseudo?: string) => getComputedStyle(query(element, name)!, pseudo);
  const container = getComputedStyle(containerOf(element));
  const rule = at('header', '::before');
  return {
    color: container.color,
    size: container.fontSize,
    background: container.backgroundColor,
    padding: container.padding,
    heading: at('heading').fontFamily,
    title: at('title').fontFamily,
    visited: visited(element),
    rule: `${rule.borderTopWidth} ${rule.borderTopStyle}`,
    // A double rule has the colour of the text.
    mark: rule.borderTopColor,
    line: getComputedStyle(element.shadowRoot!.querySelectorAll('[part=item]')[1]!, '::before')
      .borderTopColor,
    accent: getComputedStyle(element.shadowRoot!.querySelector('[part=rank]')!).color,
    radius: at('image').borderRadius,
  };
}

/** Of a headline that was read; computed styles hide it for the reader's sake, the property they come from does not. */
function visited(element: DongpoElement): string {
  const probe = document.createElement('i');
  probe.style.color = 'var(--_visited)';
  containerOf(element).append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

async function link(name: string): Promise<HTMLLinkElement> {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `/dist/themes/${name}.css`;
  await new Promise((loaded, failed) => {
    sheet.onload = loaded;
    sheet.onerror = failed;
    document.head.append(sheet);
  });
  return sheet;
}

const attributes = (scheme: string, lang: string, theme = '') =>
  `show="image summary" lang="${lang}" color-scheme="${scheme}" ${theme}`;

/** Its language is there, and what comes behind the first sight. */
async function spoken(element: DongpoElement, lang: string): Promise<void> {
  await waitFor(() => !!query(element, 'title') && containerOf(element).lang === lang, 'titles');
  await waitForBehaviours(element);
}

describe('theme sheets', () => {
  useCleanPage();
  afterEach(() => {
    for (const each of document.querySelectorAll('link[href*="/dist/themes/"]')) each.remove();
  });

  // The glyphs of other languages come later, and dongpo.css sets none.
  for (const [name, languages] of Object.entries({ newsprint: ['ko', 'zh-CN', 'en'], dongpo: ['ko', 'en'] }))
    for (const scheme of ['light', 'dark'])
      for (const lang of languages)
        it(`the theme sheet ${name}.css gives the look of the attribute, ${scheme}, ${lang}`, async () => {
          const own = await mountWithFeed(
            'dongpo-best',
            feed(lang),
            attributes(scheme, lang, `theme="${name}"`),
          );
          await spoken(own, lang);
          const wanted = looks(own);
          own.remove();
          await link(name);
          const themed = await mountWithFeed('dongpo-best', feed(lang), attributes(scheme, lang));
          await spoken(themed, lang);
          expect(looks(themed)).to.deep.equal(wanted);
        });

  it('the theme sheet newsprint.css uses Korean fonts without a lang', async () => {
    await link('newsprint');
    const lang = document.documentElement.getAttribute('lang');
    document.documentElement.removeAttribute('lang');
    const element = await mountWithFeed('dongpo-best', feed(), 'show="image"');
    const { title } = looks(element);
    if (lang) document.documentElement.lang = lang;
    expect(title).to.match(/^AppleMyungjo.*serif$/);
  });

  for (const scheme of ['light', 'dark'] as const)
    it(`the theme sheet plain.css takes the colour and text size of the page, ${scheme}`, async () => {
      await link('plain');
      const page = document.createElement('div');
      page.style.cssText = 'font-size: 20px; color: rgb(10, 80, 120)';
      document.body.append(page);
      try {
        const element = document.createElement('dongpo-best');
        element.feed = feed();
        element.show = 'image';
        element.colorScheme = scheme;
        page.append(element);
        await waitUntilSettled(element);
        const { color, size, visited, background } = looks(element);
        expect({ color, size, visited, background }).to.deep.equal({
          color: 'rgb(10, 80, 120)',
          size: '20px',
          visited: 'rgb(10, 80, 120)',
          background: 'rgba(0, 0, 0, 0)',
        });
      } finally {
        page.remove();
      }
    });

  it('a token of the page wins over a theme sheet, in either order', async () => {
    const style = document.createElement('style');
    style.textContent = ':root { --dongpo-accent: rgb(0, 128, 0) }';
    document.head.append(style);
    try {
      await link('newsprint');
      const element = await mountWithFeed('dongpo-best', feed(), attributes('dark', 'ko'));
      expect(looks(element).accent).to.equal('rgb(0, 128, 0)');
    } finally {
      style.remove();
    }
  });
});
