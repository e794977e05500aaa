/** Attributes that say what is shown; each is changed on a live element. */
import { expect } from '@open-wc/testing';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  all,
  clean,
  FEED,
  feedWith,
  make,
  one,
  reaches,
  settled,
  TAGS,
  texts,
  until,
  withFeed,
} from './helpers.js';

const PICTURE = `https://feeds.test/picture.jpg`;
const FULL = feedWith([
  { image: PICTURE, authors: [{ name: '김하늘 기자' }, { name: '이바다' }], tags: ['사회', '연변'] },
]);
/** Each field, by the part it is rendered in. */
const FIELDS = ['image', 'summary', 'date', 'author', 'section'];

describe('src and feed', () => {
  const feeds = mockFeeds();
  clean();

  for (const tag of TAGS) {
    it(`of ${tag} change at run time`, async () => {
      const element = await make(`<${tag} src="${FEED}"></${tag}>`);
      await settled(element);
      element.setAttribute('src', 'https://feeds.test/latest.atom');
      await element.updateComplete;
      expect(element.dataset.state).to.equal('loading');
      expect(texts(element, 'title')).to.deep.equal([]);
      await settled(element);
      expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
      element.removeAttribute('src');
      await reaches(element, 'idle');
      expect(texts(element, 'title')).to.deep.equal([]);
      expect(feeds.requests).to.deep.equal([FEED, 'https://feeds.test/latest.atom']);
    });

    it(`of ${tag}: an object is shown, and nothing fetched`, async () => {
      const element = await make(`<${tag} src="${FEED}"></${tag}>`);
      element.feed = feedWith([{ title: '첫째' }]);
      await until(() => texts(element, 'title')[0] === '첫째', 'the first object');
      element.feed = feedWith([{ title: '둘째' }]);
      await until(() => texts(element, 'title')[0] === '둘째', 'the second object');
      const other = await make(`<${tag}></${tag}>`);
      other.feed = feedWith([{ title: '셋째' }]);
      await settled(other);
      // The first element's own address, asked for before it was given an object.
      expect(feeds.requests.length).to.be.below(2);
      element.feed = undefined;
      await until(() => texts(element, 'title')[0] === TITLES[0], 'the feed of its address');
    });
  }
});

describe('limit', () => {
  clean();
  const shown = (element: Element): number => all(element, 'item').length;

  for (const [tag, usual] of [
    ['dongpo-headlines', 10],
    ['dongpo-best', 5],
  ] as const) {
    it(`of ${tag} is ${usual} unless it says otherwise`, async () => {
      const element = await withFeed(tag, jsonFeed(120));
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

  it('may be more than the feed has', async () => {
    const element = await withFeed('dongpo-best', jsonFeed(3), 'limit="50"');
    expect(shown(element)).to.equal(3);
  });
});

describe('show', () => {
  clean();

  for (const tag of TAGS) {
    it(`of ${tag} switches each field on and off`, async () => {
      const element = await withFeed(tag, FULL, 'show=""');
      // The article's excerpt is there only where its text is not.
      const fields = FIELDS.filter((field) => tag !== 'dongpo-article' || field !== 'summary');
      for (const field of ['', ...fields]) {
        element.show = field;
        await element.updateComplete;
        const seen = fields.filter((each) => one(element, each));
        expect(seen, `show="${field}"`).to.deep.equal(field ? [field] : []);
        expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
        expect(one(element, '.footer [part~=source]'), 'the source line').to.equal(undefined);
      }
      element.setAttribute('show', 'source, date');
      await element.updateComplete;
      expect(texts(element, '.footer [part~=source]')).to.deep.equal(['출처: 시험 신문']);
      expect(one(element, 'date')).to.not.equal(undefined);
    });
  }

  it('is, by default, what the design says', async () => {
    const seen = async (tag: string): Promise<string[]> => {
      const element = await withFeed(tag, FULL);
      return [...FIELDS, 'source'].filter((part) => one(element, part));
    };
    expect(await seen('dongpo-headlines')).to.deep.equal(['image', 'summary', 'date', 'source']);
    expect(await seen('dongpo-best')).to.deep.equal(['summary']);
    expect(await seen('dongpo-article')).to.deep.equal(['image', 'date', 'author', 'section', 'source']);
  });

  it('shows what the fields hold', async () => {
    const element = await withFeed('dongpo-headlines', FULL, 'show="author section image"');
    expect(texts(element, 'author')).to.deep.equal(['김하늘 기자, 이바다']);
    expect(texts(element, 'section')).to.deep.equal(['사회']);
    expect((one(element, 'image') as HTMLImageElement).src).to.equal(PICTURE);
  });
});
