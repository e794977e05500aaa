/** What a feed's terms say is stronger than any attribute. */
import { expect } from '@open-wc/testing';
import {
  feedWith,
  LISTS,
  mountWithFeed,
  query,
  TAGS,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
} from './helpers.js';

const EVERYTHING = 'image summary date author section source';
const item = {
  image: 'https://feeds.test/picture.jpg',
  authors: [{ name: '김하늘 기자' }],
  tags: ['사회'],
  summary: '발췌문입니다.',
  content_html: '<p>본문 전체입니다.</p>',
};
const withTerms = (terms: object, members: object = {}, items: object[] = [item]): object =>
  feedWith(items as Record<string, unknown>[], { _dongpo: { terms, ...members } });
const PARTS = ['image', 'summary', 'date', 'author', 'section', 'body'];
const seen = (element: Element): string[] =>
  PARTS.filter((part) => {
    const node = query(element, part);
    // An excerpt's room stays, empty.
    return node && (textOf(node) || part === 'image');
  });

describe("the feed's terms", () => {
  useCleanPage();

  for (const tag of TAGS) {
    it(`the terms of a feed withhold fields from ${tag}, whatever show says`, async () => {
      const content = tag === 'dongpo-article' ? ['body'] : [];
      const summary = tag === 'dongpo-article' ? [] : ['summary'];
      const element = await mountWithFeed(
        tag,
        withTerms({ show: [...EVERYTHING.split(' '), 'content'] }),
        `show="${EVERYTHING}"`,
      );
      expect(seen(element)).to.deep.equal(['image', ...summary, 'date', 'author', 'section', ...content]);
      for (const allowed of ['image', 'date', 'author', 'section']) {
        element.feed = withTerms({ show: [allowed] }, {}, [{ ...item, title: `제목 ${allowed}` }]);
        await waitFor(() => textsOf(element, 'title')[0] === `제목 ${allowed}`, allowed);
        expect(seen(element), allowed).to.deep.equal([allowed]);
      }
      element.feed = withTerms({ show: [] }, {}, [{ ...item, title: '제목뿐' }]);
      await waitFor(() => textsOf(element, 'title')[0] === '제목뿐', 'nothing but the title');
      expect(seen(element)).to.deep.equal([]);
    });

    it(`the terms of a feed keep the source line and the rights on ${tag}`, async () => {
      const rights = '© 시험 신문. 무단 전재 금지 <2025>';
      const feed = withTerms({ rights, terms_url: 'https://feeds.test/terms' });
      const element = await mountWithFeed(tag, feed, 'show=""');
      expect(textsOf(element, '.footer [part~=source]')).to.deep.equal(['출처: 시험 신문']);
      expect((query(element, '.footer [part~=source] a') as HTMLAnchorElement).href).to.equal(
        'https://feeds.test/',
      );
      expect(textsOf(element, '.footer [part~=rights]')).to.deep.equal([rights]);
      expect(query(element, '.footer [part~=rights] a[href$="/terms"]')?.textContent).to.equal(rights);
    });

    it(`the rights of the feed are printed on ${tag} if its terms name none`, async () => {
      const element = await mountWithFeed(
        tag,
        withTerms({ max_items: 5 }, { rights: '© 시험 신문' }),
        'show=""',
      );
      expect(textsOf(element, '.footer [part~=rights]')).to.deep.equal(['© 시험 신문']);
    });

    it(`${tag} shows no removed items`, async () => {
      const removed = ['https://feeds.test/articles/1', 'https://feeds.test/articles/3'];
      const feed = feedWith([{}, {}, {}], { _dongpo: { removed } });
      const element = await mountWithFeed(tag, feed);
      expect(textsOf(element, 'title')[0]).to.equal('두만강 물길 따라 봄맞이 걷기 대회');
      expect(textsOf(element, 'title').length).to.equal(1);
    });

    it(`the maximum age of the terms applies to ${tag}`, async () => {
      const days = (count: number): string => new Date(Date.now() - count * 864e5).toISOString();
      const items = [{ date_published: days(9) }, { date_published: days(1) }, { date_published: undefined }];
      const element = await mountWithFeed(tag, withTerms({ max_age_days: 3 }, {}, items));
      expect(textsOf(element, 'title')).to.deep.equal(['두만강 물길 따라 봄맞이 걷기 대회']);
    });
  }

  for (const tag of LISTS) {
    it(`the maximum number of the terms wins over the limit of ${tag}`, async () => {
      const element = await mountWithFeed(
        tag,
        withTerms({ max_items: 2 }, {}, Array(8).fill(item)),
        'limit="8"',
      );
      expect(textsOf(element, 'title').length).to.equal(2);
    });

    it(`${tag} marks corrected items`, async () => {
      for (const show of [undefined, '', 'summary', 'date']) {
        const feed = feedWith([{}, { _dongpo: { status: 'corrected' } }]);
        const element = await mountWithFeed(tag, feed, show === undefined ? '' : `show="${show}"`);
        const rows = textsOf(element, 'item');
        expect(rows[1], `show="${show}"`).to.contain('정정');
        expect(rows[0]).to.not.contain('정정');
      }
    });
  }

  it('an article whose terms withhold the content shows its summary and a link to the original', async () => {
    const element = await mountWithFeed('dongpo-article', withTerms({ show: ['summary'] }));
    expect(query(element, 'body')).to.equal(undefined);
    expect(textsOf(element, 'summary')).to.deep.equal(['발췌문입니다.']);
    expect(textsOf(element, 'original')).to.deep.equal(['원문 보기']);
    expect((query(element, '[part~=original] a') as HTMLAnchorElement).href).to.equal(
      'https://feeds.test/articles/1',
    );
    expect(textOf(element.shadowRoot!.querySelector('section'))).to.not.contain('본문');
  });

  it('an article shows that it was corrected, its source and its rights', async () => {
    const _dongpo = { status: 'corrected', source: '연변일보', rights: '© 연변일보' };
    const element = await mountWithFeed('dongpo-article', feedWith([{ _dongpo }]), 'show=""');
    expect(textsOf(element, 'status')).to.deep.equal(['정정']);
    expect(textsOf(element, '[part~=article] [part~=source]')).to.deep.equal(['출처: 연변일보']);
    expect(textsOf(element, '[part~=article] [part~=rights]')).to.deep.equal(['© 연변일보']);
  });
});
