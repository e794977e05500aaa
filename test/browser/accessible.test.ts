/** axe: every element in every state, light and dark, in Korean and Chinese; contrast included. */
import { expect } from '@open-wc/testing';
import type { DongpoArticle } from '../../src/elements/article/article.js';
import { box, clean, feedWith, later, make, reaches, settled, TAGS, until } from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const NEVER = 'https://feeds.test/never';
const FULL = feedWith(
  [
    {
      authors: [{ name: '김하늘 기자' }],
      tags: ['사회'],
      _dongpo: {
        kicker: '포토뉴스',
        subtitle: '부제',
        status: 'corrected',
        rank_change: 2,
        source: '연변일보',
        rights: '© 연변일보',
      },
      content_html:
        '<h2>소제목</h2><p>글 <a href="https://example.com/">자료</a></p><blockquote>인용</blockquote><ul><li>하나</li></ul><table><tr><th>이름</th><td>값</td></tr></table>',
      language: 'zh-CN',
    },
    { _dongpo: { rank_change: -1 } },
    { _dongpo: { rank_change: 'new' } },
  ],
  { _dongpo: { terms: { rights: '© 시험 신문', terms_url: 'https://feeds.test/terms' } } },
  6,
);
const SCHEMES = {
  light: 'color-scheme:light;background:#fff;color:#111',
  dark: 'color-scheme:dark;background:#111;color:#eee',
};
const ALL = 'show="image summary date author section source" target="_blank"';

/** What brings the elements into a state. */
const STATES: Record<
  string,
  { attributes?: string; children?: string; enter(element: DongpoArticle): Promise<unknown> }
> = {
  idle: { enter: (element) => element.updateComplete },
  loading: { attributes: `src="${NEVER}"`, enter: (element) => reaches(element, 'loading') },
  fallback: {
    attributes: `src="${NEVER}"`,
    children: '<p><a href="https://feeds.test/">동포 소식</a></p>',
    enter: (element) => reaches(element, 'loading'),
  },
  ready: {
    attributes: ALL,
    enter(element) {
      element.feed = FULL;
      return settled(element);
    },
  },
  stale: {
    attributes: 'src="https://feeds.test/latest.json"',
    async enter(element) {
      await settled(element);
      element.data.stale = true;
      element.requestUpdate();
      await reaches(element, 'stale');
    },
  },
  empty: { attributes: 'src="https://feeds.test/empty.json"', enter: (element) => reaches(element, 'empty') },
  error: { attributes: 'src="https://feeds.test/500"', enter: (element) => reaches(element, 'error') },
};

describe('axe finds nothing', () => {
  mockFeeds();
  clean();

  for (const [scheme, style] of Object.entries(SCHEMES))
    for (const lang of ['ko', 'zh-CN'])
      for (const [name, { attributes = '', children = '', enter }] of Object.entries(STATES))
        it(`${name}, ${scheme}, ${lang}`, async function () {
          this.timeout(30_000);
          later(() => document.body.removeAttribute('style'));
          document.body.style.cssText = style;
          const page = await make(
            `<div lang="${lang}">${TAGS.map((tag) => `<${tag} ${attributes}>${children}</${tag}>`).join('')}</div>`,
          );
          for (const element of page.children as Iterable<Element> as Iterable<DongpoArticle>) {
            await enter(element);
            await until(() => box(element).lang === lang, lang);
            const dark = box(element).classList.contains('dark');
            expect(dark, 'the scheme').to.equal(scheme === 'dark');
            // One by one: before a feed has given them a title, their regions have one name.
            await expect(element).to.be.accessible();
          }
          if (name === 'ready') await expect(page).to.be.accessible();
        });

  it('in an article that its feed does not hold', async () => {
    const page = await make('<div lang="ko"><dongpo-article item="none"></dongpo-article></div>');
    const element = page.querySelector('dongpo-article')!;
    element.feed = FULL;
    await settled(element);
    await expect(page).to.be.accessible();
  });

  for (const theme of ['plain', 'dongpo'])
    it(`in the theme ${theme} at 280 pixels`, async () => {
      const page = await make(
        `<div lang="ko" style="width:280px"><dongpo-best theme="${theme}" ${ALL}></dongpo-best></div>`,
      );
      const element = page.querySelector('dongpo-best')!;
      element.feed = FULL;
      await settled(element);
      await expect(page).to.be.accessible();
    });

  it('and would find a grey that is too light', async () => {
    const page = await make('<div lang="ko"><dongpo-best style="--dongpo-color:#ccc"></dongpo-best></div>');
    const element = page.querySelector('dongpo-best')!;
    element.feed = FULL;
    await settled(element);
    await expect(page).not.to.be.accessible();
  });
});
