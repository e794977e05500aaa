/** Attributes that say what is shown; each is changed on a live element. */
import { expect } from '@open-wc/testing';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  FEED_URL,
  feedWith,
  mount,
  mountWithFeed,
  query,
  queryAll,
  TAGS,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

const PICTURE = `https://feeds.test/picture.jpg`;
const FULL = feedWith([
  { image: PICTURE, authors: [{ name: '김하늘 기자' }, { name: '이바다' }], tags: ['사회', '연변'] },
]);
/** Each field, by the part it is rendered in. */
const FIELDS = ['image', 'summary', 'date', 'author', 'section'];

describe('src and feed', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const tag of TAGS) {
    it(`${tag} follows changes of src and feed`, async () => {
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      await waitUntilSettled(element);
      element.setAttribute('src', 'https://feeds.test/latest.atom');
      await element.updateComplete;
      expect(element.dataset.state).to.equal('loading');
      expect(textsOf(element, 'title')).to.deep.equal([]);
      await waitUntilSettled(element);
      expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
      element.removeAttribute('src');
      await waitForState(element, 'idle');
      expect(textsOf(element, 'title')).to.deep.equal([]);
      expect(feeds.requests).to.deep.equal([FEED_URL, 'https://feeds.test/latest.atom']);
    });

    it(`${tag} shows a feed object without a request`, async () => {
      const element = await mount(`<${tag} src="${FEED_URL}"></${tag}>`);
      element.feed = feedWith([{ title: '첫째' }]);
      await waitFor(() => textsOf(element, 'title')[0] === '첫째', 'the first object');
      element.feed = feedWith([{ title: '둘째' }]);
      await waitFor(() => textsOf(element, 'title')[0] === '둘째', 'the second object');
      const other = await mount(`<${tag}></${tag}>`);
      other.feed = feedWith([{ title: '셋째' }]);
      await waitUntilSettled(other);
      // The first element's own address, asked for before it was given an object.
      expect(feeds.requests.length).to.be.below(2);
      element.feed = undefined;
      await waitFor(() => textsOf(element, 'title')[0] === TITLES[0], 'the feed of its address');
    });
  }
});

describe('limit', () => {
  useCleanPage();
  const shown = (element: Element): number => queryAll(element, 'item').length;

  for (const [tag, usual] of [
    ['dongpo-headlines', 10],
    ['dongpo-best', 5],
  ] as const) {
    it(`the default limit of ${tag} is ${usual}`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(120));
      expect(shown(element)).to.equal(usual);
      for (const [value, count] of [
        ['3', 3],
        ['abc', usual],
        ['0', usual],
        ['', usual],
        ['-1', 1],
        ['1000', 100],
        ['2.9', 2],
      ] as const) {
        element.setAttribute('limit', value);
        await element.updateComplete;
        expect(shown(element), `limit="${value}"`).to.equal(count);
      }
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
        element.limit = value;
        await element.updateComplete;
        expect(shown(element), `limit = ${value}`).to.equal(usual);
      }
      element.removeAttribute('limit');
      await element.updateComplete;
      expect(shown(element)).to.equal(usual);
    });
  }

  it('a limit may be larger than the feed', async () => {
    const element = await mountWithFeed('dongpo-best', jsonFeed(3), 'limit="50"');
    expect(shown(element)).to.equal(3);
  });
});

describe('show', () => {
  useCleanPage();

  for (const tag of TAGS) {
    it(`show switches each field of ${tag} on and off`, async () => {
      const element = await mountWithFeed(tag, FULL, 'show=""');
      // The article's excerpt is there only where its text is not.
      const fields = FIELDS.filter((field) => tag !== 'dongpo-article' || field !== 'summary');
      for (const field of ['', ...fields]) {
        element.show = field;
        await element.updateComplete;
        const seen = fields.filter((each) => query(element, each));
        expect(seen, `show="${field}"`).to.deep.equal(field ? [field] : []);
        expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
        expect(query(element, '.footer [part~=source]'), 'the source line').to.equal(undefined);
      }
      element.setAttribute('show', 'source, date');
      await element.updateComplete;
      expect(textsOf(element, '.footer [part~=source]')).to.deep.equal(['출처: 시험 신문']);
      expect(query(element, 'date')).to.not.equal(undefined);
    });
  }

  it('the default of show is that of the documentation', async () => {
    const seen = async (tag: string): Promise<string[]> => {
      const element = await mountWithFeed(tag, FULL);
      return [...FIELDS, 'source'].filter((part) => query(element, part));
    };
    expect(await seen('dongpo-headlines')).to.deep.equal(['image', 'summary', 'date', 'source']);
    expect(await seen('dongpo-best')).to.deep.equal(['summary', 'source']);
    expect(await seen('dongpo-article')).to.deep.equal(['image', 'date', 'author', 'section', 'source']);
  });

  it('the fields of show contain the values of the item', async () => {
    const element = await mountWithFeed('dongpo-headlines', FULL, 'show="author section image"');
    expect(textsOf(element, 'author')).to.deep.equal(['김하늘 기자, 이바다']);
    expect(textsOf(element, 'section')).to.deep.equal(['사회']);
    expect((query(element, 'image') as HTMLImageElement).src).to.equal(PICTURE);
  });
});
