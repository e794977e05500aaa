/** Feeds that are wrong or mean to be: the good items are shown, and nothing runs. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import {
  FEED_URL,
  feedResponse,
  feedWith,
  LISTS,
  mount,
  mountWithFeed,
  onCleanup,
  query,
  queryAll,
  recordErrors,
  TAGS,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from '../elements/helpers.js';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';

const WRONG = {
  id: {},
  url: 42,
  external_url: [7],
  title: { toString: 1 },
  summary: [[]],
  content_html: {},
  content_text: [],
  image: 'javascript:alert(1)',
  banner_image: 7,
  date_published: '어제쯤',
  date_modified: {},
  authors: 'x'.repeat(3),
  author: 3,
  tags: 9,
  language: [],
  attachments: 'no',
  _dongpo: 'x',
};
const ODD = [
  null,
  undefined,
  7,
  'text',
  [],
  true,
  WRONG,
  { ...WRONG, _dongpo: { images: 'x', rank: 'first', section_path: 3, status: {} } },
];
const ran = (): boolean => 'ran' in window;

describe('a feed with a wrong item among good ones', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const [index, odd] of ODD.entries())
    it(`the valid items around an invalid one are shown (${index})`, async () => {
      const errors = recordErrors();
      const feed = jsonFeed(4);
      const items = [odd, ...feed.items.slice(0, 2), odd, ...feed.items.slice(2)];
      feeds.use(http.get(FEED_URL, () => feedResponse({ ...feed, items })));
      const page = await mount(
        `<div>${TAGS.map((tag) => `<${tag} src="${FEED_URL}" show="image summary date author section source" item="https://feeds.test/articles/2"></${tag}>`).join('')}</div>`,
      );
      await Promise.all([...page.children].map(waitUntilSettled));
      const [headlines, best, article] = page.children;
      for (const list of [headlines!, best!]) {
        const titles = textsOf(list, 'title');
        expect(titles.filter((title) => TITLES.includes(title))).to.deep.equal(TITLES.slice(0, 4));
        for (const title of titles) expect(title).to.not.match(/object|undefined|null|NaN|^$/);
        expect(textOf(list.shadowRoot!.querySelector('section'))).to.not.match(
          /Invalid|undefined|NaN|\[object/,
        );
      }
      await waitFor(() => textsOf(article!, 'title')[0] === TITLES[1], 'the article');
      expect(errors).to.deep.equal([]);
    });

  it('a feed with members of every wrong type is shown', async () => {
    const errors = recordErrors();
    const wrong = {
      title: {},
      home_page_url: 'javascript:alert(1)',
      language: 7,
      authors: 5,
      _dongpo: { terms: 'x', removed: 3, rights: {}, edited: 'x' },
    };
    for (const tag of TAGS) {
      const element = await mountWithFeed(tag, feedWith([{}], wrong));
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      expect(query(element, '.footer a')).to.equal(undefined);
    }
    expect(errors).to.deep.equal([]);
  });

  it('a feed with an invalid language is shown', async () => {
    const errors = recordErrors();
    const element = await mountWithFeed(
      'dongpo-headlines',
      feedWith([{ language: '<b>', date_published: new Date().toISOString() }], { language: 'not a tag' }),
    );
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
    expect(errors).to.deep.equal([]);
  });
});

describe('a feed with scripts in it', () => {
  mockFeeds();
  useCleanPage();
  const MEAN = '<script>window.ran=1</script><img src="https://feeds.test/none.jpg" onerror="window.ran=1">';
  const item = {
    title: `${MEAN}<b onclick="window.ran=1">제목</b>`,
    summary: `${MEAN}<svg onload="window.ran=1"></svg>발췌`,
    content_html: `${MEAN}<p onmouseover="window.ran=1">본문</p>`,
    authors: [{ name: `${MEAN}김하늘` }],
    tags: [`${MEAN}사회`],
    _dongpo: {
      kicker: `${MEAN}포토`,
      subtitle: `${MEAN}부제`,
      source: `${MEAN}연변`,
      rights: `${MEAN}저작권`,
      section_path: [`${MEAN}국제`],
    },
  };
  const SHOW = 'show="image summary date author section source"';

  for (const tag of TAGS)
    it(`scripts in a feed do not run in ${tag}, and their text is shown`, async () => {
      onCleanup(() => void delete (window as { ran?: 1 }).ran);
      const members = { title: `${MEAN}시험 신문`, _dongpo: { terms: { rights: `${MEAN}모든 권리` } } };
      const element = await mountWithFeed(tag, feedWith([item], members), SHOW);
      expect(textsOf(element, 'title').join()).to.match(/^(포토 )?제목$/);
      const text = textOf(element.shadowRoot!.querySelector('section'));
      for (const word of ['김하늘', '국제', '시험 신문', '모든 권리']) expect(text).to.contain(word);
      expect(text).to.not.match(/<|window\.ran|onerror/);
      expect(
        element.shadowRoot!.querySelectorAll('script, svg, [onerror], [onclick], [onmouseover]').length,
      ).to.equal(0);
      // Had the picture's handler been set, it would have run by the time this one fails.
      const control = new Image();
      let failed = false;
      control.onerror = control.onload = () => {
        failed = true;
      };
      control.src = 'https://feeds.test/none.jpg';
      await waitFor(() => failed, 'the end of the picture');
      expect(ran()).to.equal(false);
    });

  for (const tag of LISTS)
    it(`javascript: addresses are no links in ${tag}`, async () => {
      const urls = [
        'javascript:window.ran=1',
        ' JaVaScRiPt:ran=1',
        'java\nscript:ran=1',
        'data:text/html,<script>1</script>',
        'vbscript:x',
        'blob:x',
        'file:///etc/passwd',
      ];
      const items = urls.map((url, index) => ({ id: `${index}`, url, image: url, title: `제목 ${index}` }));
      const element = await mountWithFeed(
        tag,
        feedWith(items, { home_page_url: urls[0] }),
        `${SHOW} limit="10" link-params="a=1"`,
      );
      expect(textsOf(element, 'title')).to.deep.equal(items.map(({ title }) => title));
      expect(
        queryAll(element, 'a[href]').filter((link) => (link as HTMLAnchorElement).protocol !== 'https:')
          .length,
      ).to.equal(0);
      for (const image of queryAll(element, 'img[src]'))
        expect((image as HTMLImageElement).src).to.match(/^https?:/);
    });

  it('javascript: addresses are no links in the body of an article', async () => {
    const html =
      '<p><a href="javascript:ran=1">하나</a> <a href="data:text/html,x">둘</a> <a href="https://example.com/">셋</a></p>';
    const feed = feedWith([{ id: '7', url: 'javascript:ran=1', content_html: html }], {
      home_page_url: 'javascript:ran=1',
      _dongpo: { terms: { terms_url: 'javascript:ran=1' } },
    });
    const element = await mountWithFeed('dongpo-article', feed);
    expect(queryAll(element, 'a[href]').map((link) => (link as HTMLAnchorElement).href)).to.deep.equal([
      'https://example.com/',
    ]);
    expect(textsOf(element, 'body')).to.deep.equal(['하나 둘 셋']);
  });
});
