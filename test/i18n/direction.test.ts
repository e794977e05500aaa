/** Right-to-left languages: blocks are mirrored, and texts of the other direction are isolated. */
import { expect } from '@open-wc/testing';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { waitForBehaviours } from '../controllers/fake-time.js';
import {
  containerOf,
  feedWith,
  mount,
  PIXEL_URL,
  query,
  queryAll,
  UNANSWERED_URL,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const TITLES = ['عنوان الخبر الأول من الصحيفة', 'عنوان آخر', 'خبر ثالث'];
const FEED = feedWith(
  TITLES.map((title, index) => ({
    title,
    summary: 'ملخص قصير للخبر.',
    image: `https://feeds.test/${index}.png`,
    content_html: '<p>فقرة من نص المقال.</p><blockquote>اقتباس</blockquote><ul><li>بند</li></ul>',
    date_published: new Date(Date.now() - (index + 1) * 36e5).toISOString(),
    authors: [],
    _dongpo: { rank_change: 1, section_path: ['قسم', `${index}`] },
  })),
  { title: 'صحيفة', language: 'ar' },
);

const CASES: [tag: string, attributes: string, parts: string[]][] = [
  ['dongpo-headlines', 'show="image summary date source"', ['image', 'title', 'summary', 'meta']],
  ['dongpo-headlines', 'layout="cards"', ['image', 'title', 'summary', 'meta']],
  ['dongpo-headlines', 'layout="compact"', ['title', 'meta']],
  ['dongpo-headlines', 'layout="lead"', ['image', 'title', 'summary', 'meta']],
  ['dongpo-headlines', 'theme="newsprint"', ['heading', 'image', 'title']],
  ['dongpo-best', 'show="summary image"', ['rank', 'image', 'title', 'summary']],
  ['dongpo-article', 'heading="صحيفة"', ['title', 'meta', 'body', 'image', 'tool']],
  ['dongpo-ticker', '', ['heading', 'controls', 'toggle', 'previous', 'next']],
  ['dongpo-sections', '', ['tabs', 'tab', 'panel']],
];

async function show(tag: string, attributes: string, width: number, feed = FEED): Promise<DongpoElement> {
  const element = await mount(`<${tag} lang="ar" ${attributes}></${tag}>`);
  element.style.cssText = `display: block; width: ${width}px`;
  element.feed = feed;
  await waitUntilSettled(element);
  await waitForBehaviours(element);
  await waitFor(
    () => /rtl|ltr/.test(containerOf(element).dir) && containerOf(element).lang === 'ar',
    'Arabic',
  );
  if (tag === 'dongpo-article') await waitFor(() => query(element, 'tool'), 'the tools');
  return element;
}

/** `[distance from the side where lines begin, width]` of each node of a part. */
function placesOf(element: DongpoElement, part: string): [number, number][] {
  const around = containerOf(element).getBoundingClientRect();
  const rtl = getComputedStyle(containerOf(element)).direction === 'rtl';
  return queryAll(element, part)
    .filter((node) => node.offsetWidth)
    .map((node) => {
      const { left, right, width } = node.getBoundingClientRect();
      return [rtl ? around.right - right : left - around.left, width];
    });
}

describe('a block of a right-to-left language', () => {
  mockFeeds();
  useCleanPage();
  before(() =>
    Promise.all([
      import('../../src/elements/article/article-enhancements.js'),
      import('../../src/elements/ticker/ticker-view.js'),
      import('../../src/elements/sections/sections-view.js'),
      import('../../src/styles/extra-styles.js'),
    ]),
  );

  for (const [tag, attributes, parts] of CASES)
    for (const width of [280, 480, 1000])
      it(`<${tag} ${attributes}> in Arabic is mirrored at ${width} px`, async () => {
        const rtl = await show(tag, attributes, width);
        expect(containerOf(rtl).dir).to.equal('rtl');
        const ltr = await show(tag, `${attributes} dir="ltr"`, width);
        expect(containerOf(ltr).dir).to.equal('ltr');
        // An article follows the direction of its own text.
        for (const article of queryAll(ltr, 'article')) article.dir = 'ltr';
        for (const part of parts) {
          const [here, there] = [placesOf(rtl, part), placesOf(ltr, part)];
          expect(here.length, part).to.equal(there.length);
          expect(here.length + +(/previous|next/.test(part) && width < 500), part).to.be.greaterThan(0);
          here.forEach(([start, size], index) => {
            expect(start, `${part} ${index}: start`).to.be.closeTo(there[index]![0], 1.5);
            expect(size, `${part} ${index}: width`).to.be.closeTo(there[index]![1], 1.5);
          });
        }
        expect(containerOf(rtl).scrollWidth, 'nothing sticks out').to.be.at.most(
          containerOf(rtl).clientWidth + 1,
        );
      });

  for (const layout of ['list', 'cards', 'lead'])
    it(`the skeleton of the layout ${layout} is mirrored in Arabic`, async () => {
      const element = await mount(
        `<dongpo-headlines lang="ar" dir="rtl" layout="${layout}" heading="" src="${UNANSWERED_URL}"></dongpo-headlines>`,
      );
      await waitFor(() => query(element, '.skeletons'), 'a skeleton');
      expect(new DOMMatrix(getComputedStyle(query(element, '.skeletons')!).transform).a).to.equal(-1);
    });
});

describe('the direction of a block', () => {
  useCleanPage();

  const directionOf = (element: Element): string => getComputedStyle(containerOf(element)).direction;
  const block = async (markup: string): Promise<[HTMLElement, DongpoElement]> => {
    const page = await mount(markup);
    const element = (page.querySelector('dongpo-best') ?? page) as DongpoElement;
    element.feed = FEED;
    await waitUntilSettled(element);
    await waitForBehaviours(element);
    return [page, element];
  };

  for (const [what, markup, direction] of [
    ["the direction is that of the element's language", '<dongpo-best lang="he"></dongpo-best>', 'rtl'],
    [
      "the direction is that of an ancestor's language",
      '<div lang="ar"><dongpo-best></dongpo-best></div>',
      'rtl',
    ],
    [
      'the `dir` of the element wins over its language',
      '<dongpo-best lang="ar" dir="ltr"></dongpo-best>',
      'ltr',
    ],
    [
      'the `dir` that an ancestor sets with its language wins over that language',
      '<div lang="ar" dir="ltr"><dongpo-best></dongpo-best></div>',
      'ltr',
    ],
    [
      'the `dir` of a nearer ancestor wins over a farther language',
      '<div lang="ko"><p dir="rtl"><dongpo-best></dongpo-best></p></div>',
      'rtl',
    ],
    [
      'the language of the element wins over the `dir` of a farther ancestor',
      '<div lang="ar" dir="rtl"><dongpo-best lang="ko"></dongpo-best></div>',
      'ltr',
    ],
    [
      'the direction is that of the messages where the library lacks the language',
      '<div lang="fa"><dongpo-best></dongpo-best></div>',
      'ltr',
    ],
  ] as const)
    it(what, async () => {
      const [, element] = await block(markup);
      await waitFor(() => directionOf(element) === direction, direction);
      expect(containerOf(element).dir).to.equal(direction);
    });

  it('a block follows changes of `lang` and `dir` at once', async () => {
    const [page, element] = await block('<div lang="ko"><dongpo-best></dongpo-best></div>');
    expect(directionOf(element)).to.equal('ltr');
    page.lang = 'he';
    await waitFor(() => directionOf(element) === 'rtl', 'the language changed');
    page.dir = 'ltr';
    await waitFor(() => directionOf(element) === 'ltr', 'the page said so');
    element.dir = 'rtl';
    await waitFor(() => directionOf(element) === 'rtl', 'the element said so');
  });

  it('each text of an item has its own direction, so that its punctuation stays in place', async () => {
    const mixed = feedWith(
      [
        {
          title: '(속보) 3대 1!',
          summary: '끝은 마침표.',
          language: 'ko',
          authors: [{ name: '김하늘 (기자)' }],
        },
        { title: 'خبر ٢!', summary: 'ملخص.', language: 'ar', authors: [{ name: 'كاتب' }] },
      ],
      { title: 'Dongpo Today!' },
      2,
    );
    const element = await show('dongpo-headlines', 'show="summary author source" limit="2"', 480, mixed);
    for (const [part, index, direction] of [
      ['[part=title] a', 0, 'ltr'],
      ['[part=title] a', 1, 'rtl'],
      ['[part=summary] bdi', 0, 'ltr'],
      ['[part=summary] bdi', 1, 'rtl'],
      ['author', 0, 'ltr'],
      ['author', 1, 'rtl'],
      ['[part=heading] bdi', 0, 'ltr'],
      ['[part=source] a', 0, 'ltr'],
    ] as const) {
      const node = queryAll(element, part)[index]!;
      const { direction: own, unicodeBidi } = getComputedStyle(node);
      expect(own, `${part} ${index}`).to.equal(direction);
      expect(unicodeBidi, `${part} ${index}`).to.match(/isolate/);
    }
    // The mark that ends a Korean title is at its right.
    const [link] = queryAll(element, '[part=title] a');
    const text = [...link!.childNodes].find((node) => node.nodeType === 3 && node.nodeValue) as Text;
    const at = (offset: number): number => {
      const range = document.createRange();
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return range.getBoundingClientRect().left;
    };
    expect(text.data).to.equal('(속보) 3대 1!');
    expect(at(0)).to.be.lessThan(at(1));
    expect(at(text.length - 1)).to.be.greaterThan(at(text.length - 2));
    // The title is aligned as the block is.
    expect(link!.getBoundingClientRect().right).to.be.closeTo(
      query(element, 'title')!.getBoundingClientRect().right,
      2,
    );
  });

  it('an article has the direction of its own text', async () => {
    const korean = feedWith([
      { title: '제목 (1)!', language: 'ko', content_html: '<p>본문입니다.</p>', image: PIXEL_URL },
    ]);
    const element = await show('dongpo-article', '', 480, korean);
    expect(directionOf(element)).to.equal('rtl');
    for (const part of ['article', 'title', 'body'])
      expect(getComputedStyle(query(element, part)!).direction, part).to.equal('ltr');
  });
});
