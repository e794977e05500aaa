/**
 * axe (WCAG 2.2 AA and best practices): every element, layout, theme and state, light and dark, contrast included.
 * All blocks of a state stand on one page, as on a real one.
 */
import 'axe-core/axe.min.js';
import { expect } from '@open-wc/testing';
import type axe from 'axe-core';
import type { DongpoHeadlines } from '../../src/elements/headlines/headlines.js';
import {
  containerOf,
  feedWith,
  mount,
  onCleanup,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const NEVER = 'https://feeds.test/never';
const FULL = feedWith(
  [
    {
      authors: [{ name: '김하늘 기자' }],
      tags: ['사회'],
      image: 'https://feeds.test/picture.png',
      _dongpo: {
        kicker: '포토뉴스',
        subtitle: '부제',
        status: 'corrected',
        rank_change: 2,
        source: '연변일보',
        rights: '© 연변일보',
        images: [
          { url: 'https://feeds.test/picture.png', caption: '야시장', credit: '김하늘' },
          { url: 'https://feeds.test/other.png', caption: '시장', credit: '김하늘' },
          { url: 'https://feeds.test/third.png' },
        ],
        labels: ['breaking', 'sponsored'],
        related: [{ url: 'https://feeds.test/related', title: '관련' }],
      },
      content_html:
        '<h2>소제목</h2><p>글 <a href="https://example.com/">자료</a></p><blockquote>인용</blockquote><ul><li>하나</li></ul><table><tr><th>이름</th><td>값</td></tr></table><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
      attachments: [{ url: 'https://feeds.test/a.mp3', mime_type: 'audio/mpeg', title: '인터뷰' }],
      language: 'zh-CN',
    },
    { tags: ['경제'], _dongpo: { rank_change: -1 } },
    { tags: ['사회'], _dongpo: { rank_change: 'new' } },
  ],
  { _dongpo: { terms: { rights: '© 시험 신문', terms_url: 'https://feeds.test/terms' } } },
  6,
);
const SCHEMES = {
  light: 'color-scheme:light;background:#fff;color:#111',
  dark: 'color-scheme:dark;background:#111;color:#eee',
};
/** All with each scheme where axe is fastest, a pair of them elsewhere. */
const THEMES = /Chrome/.test(navigator.userAgent)
  ? { light: ['dongpo', 'plain', 'newsprint'], dark: ['dongpo', 'plain', 'newsprint'] }
  : { light: ['newsprint'], dark: ['dongpo'] };
const BLOCKS = {
  list: 'headlines',
  cards: 'headlines layout="cards"',
  compact: 'headlines layout="compact"',
  lead: 'headlines layout="lead"',
  best: 'best',
  more: 'best more="button" limit="2"',
  'more as a link': 'headlines more="link" limit="2"',
  article: 'article',
  ticker: 'ticker',
  sections: 'sections',
};
const ALL = 'show="image summary date author section source" target="_blank"';

/** What brings the blocks into a state. */
const STATES: Record<
  string,
  { attributes?: string; children?: string; enter(element: DongpoHeadlines): Promise<unknown> }
> = {
  idle: { enter: (element) => element.updateComplete },
  loading: { attributes: `src="${NEVER}"`, enter: (element) => waitForState(element, 'loading') },
  fallback: {
    attributes: `src="${NEVER}"`,
    children: '<p><a href="https://feeds.test/">동포 소식</a></p>',
    enter: (element) => waitForState(element, 'loading'),
  },
  ready: {
    attributes: ALL,
    enter(element) {
      element.feed = FULL;
      return waitUntilSettled(element);
    },
  },
  stale: {
    attributes: 'src="https://feeds.test/latest.json"',
    async enter(element) {
      await waitUntilSettled(element);
      element.feedController.stale = true;
      element.requestUpdate();
      await waitForState(element, 'stale');
    },
  },
  empty: {
    attributes: 'src="https://feeds.test/empty.json"',
    enter: (element) => waitForState(element, 'empty'),
  },
  error: { attributes: 'src="https://feeds.test/500"', enter: (element) => waitForState(element, 'error') },
};

/** Every fault that axe finds in it, one a line. */
async function faults(element: Element): Promise<string[]> {
  const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // Off unless asked for.
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => `${id}: ${target}\n${html}\n${failureSummary}`),
  );
}

/** The blocks on one page, each with a name of its own, in that state. */
async function show(
  name: string,
  { theme = '', lang = 'ko', scheme = 'light' as keyof typeof SCHEMES, width = 720 },
): Promise<HTMLElement> {
  const { attributes = '', children = '', enter } = STATES[name]!;
  onCleanup(() => document.body.removeAttribute('style'));
  document.body.style.cssText = SCHEMES[scheme];
  const blocks = Object.entries(BLOCKS).map(([block, tag]) => {
    const written = tag.replace(/^\w+/, (element) => `dongpo-${element}`);
    return `<${written} theme="${theme}" heading="${block}" ${attributes}>${children}</${written.split(' ')[0]}>`;
  });
  const page = await mount(`<div lang="${lang}" style="width:${width}px">${blocks.join('')}</div>`);
  for (const element of page.children as Iterable<Element> as Iterable<DongpoHeadlines>) {
    await enter(element);
    await waitFor(() => containerOf(element).lang === lang, lang);
    // The page's colours are read in the next frame, those around an inner element too.
    const inner = [...element.shadowRoot!.querySelectorAll('dongpo-headlines, dongpo-best')];
    for (const each of [element, ...inner])
      await waitFor(
        () => containerOf(each)?.classList.contains('dark') === (scheme === 'dark'),
        `the scheme of ${each.localName}`,
      );
  }
  return page;
}

describe('axe finds nothing', () => {
  mockFeeds();
  useCleanPage();

  for (const scheme of Object.keys(SCHEMES) as (keyof typeof SCHEMES)[])
    for (const theme of THEMES[scheme])
      for (const name of Object.keys(STATES))
        it(`axe finds nothing in: ${name}, theme ${theme}, ${scheme}`, async function () {
          this.timeout(30_000);
          const lang = scheme === 'dark' && theme !== 'plain' ? 'zh-CN' : 'ko';
          expect(await faults(await show(name, { theme, scheme, lang }))).to.deep.equal([]);
        });

  for (const width of [240, 1280])
    it(`axe finds nothing in blocks ${width} pixels wide`, async function () {
      this.timeout(30_000);
      expect(await faults(await show('ready', { width }))).to.deep.equal([]);
    });

  it('axe finds nothing in an article that its feed does not contain', async () => {
    const page = await mount('<div lang="ko"><dongpo-article item="none"></dongpo-article></div>');
    const element = page.querySelector('dongpo-article')!;
    element.feed = FULL;
    await waitUntilSettled(element);
    expect(await faults(page)).to.deep.equal([]);
  });

  it('axe finds a grey that is too light and a button that is too small', async () => {
    const page = await mount(
      `<div lang="ko"><dongpo-best style="--dongpo-color:#ccc"></dongpo-best>
      <button style="width:9px;height:9px;padding:0;border:0">가</button><button style="width:9px;height:9px;padding:0;border:0">나</button></div>`,
    );
    const element = page.querySelector('dongpo-best')!;
    element.feed = FULL;
    await waitUntilSettled(element);
    const found = (await faults(page)).join();
    expect(found).to.contain('color-contrast');
    expect(found).to.contain('target-size');
  });
});
