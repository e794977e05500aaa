/** Light-DOM children: the fallback, and the slots that replace blocks. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  answer,
  clean,
  FEED,
  gate,
  make,
  NEVER,
  one,
  reaches,
  said,
  settled,
  TAGS,
  texts,
  until,
  visible,
  withFeed,
} from './helpers.js';

const BROKEN = 'https://feeds.test/500';

describe('the fallback', () => {
  const feeds = mockFeeds();
  clean();

  for (const tag of TAGS) {
    it(`of ${tag} is shown while loading, and replaced when the feed is there`, async () => {
      const { open, opened } = gate();
      feeds.use(
        http.get(FEED, async () => {
          await opened;
          return answer(jsonFeed());
        }),
      );
      const element = await make(`<${tag} src="${FEED}"><p><a href="#">동포 소식</a></p></${tag}>`);
      const fallback = element.querySelector('p')!;
      expect(element.dataset.state).to.equal('loading');
      expect(visible(fallback)).to.equal(true);
      expect(one(element, '.skeleton')).to.equal(undefined);
      open();
      await settled(element);
      await until(() => texts(element, 'title')[0] === TITLES[0], 'the items');
      expect(visible(fallback)).to.equal(false);
    });

    it(`of ${tag} is shown when the feed fails`, async () => {
      const element = await make(`<${tag} src="${BROKEN}"><p>동포 소식</p></${tag}>`);
      await reaches(element, 'error');
      expect(visible(element.querySelector('p'))).to.equal(true);
      expect(one(element, 'status')).to.equal(undefined);
    });

    it(`of ${tag} is shown while there is no source`, async () => {
      const element = await make(`<${tag}><p>동포 소식</p></${tag}>`);
      expect(visible(element.querySelector('p'))).to.equal(true);
    });

    it(`of ${tag} may be text alone`, async () => {
      const element = await make(`<${tag} src="${BROKEN}">동포 소식</${tag}>`);
      await reaches(element, 'error');
      expect(visible(element.firstChild)).to.equal(true);
      expect(one(element, 'retry')).to.equal(undefined);
    });

    it(`of ${tag} is neither a comment nor white space nor a slot's child`, async () => {
      const element = await make(
        `<${tag} src="${BROKEN}"> <!-- 동포 소식 -->\n<p slot="footer" hidden>발행인</p> </${tag}>`,
      );
      await reaches(element, 'error');
      expect(texts(element, 'retry')).to.deep.equal(['다시 시도']);
    });

    it(`of ${tag} may come and go by script`, async () => {
      const element = await make(`<${tag} src="${BROKEN}"></${tag}>`);
      await reaches(element, 'error');
      const fallback = document.createElement('p');
      fallback.textContent = '동포 소식';
      element.append(fallback);
      await until(() => visible(fallback), 'the fallback');
      expect(one(element, 'retry')).to.equal(undefined);
      fallback.remove();
      await until(() => one(element, 'retry'), 'the sentence and its button');
    });
  }
});

describe('a slot', () => {
  mockFeeds();
  clean();
  it('of which a part is hidden keeps it hidden: the panels of sections before their tabs are there', async () => {
    const element = await make(`<dongpo-best src="${NEVER}"><p>소식</p><p hidden>다음</p></dongpo-best>`);
    await reaches(element, 'loading');
    const [seen, hidden] = [...element.children] as [HTMLElement, HTMLElement];
    expect(seen.offsetHeight).to.be.above(0);
    expect(hidden.offsetHeight).to.equal(0);
  });

  const slotted = (name: string): string => `<p slot="${name}" hidden>내 ${name}</p>`;
  const child = (element: Element): Element => element.querySelector('p')!;

  for (const tag of TAGS) {
    it(`header of ${tag} replaces the heading`, async () => {
      const element = await withFeed(tag, jsonFeed(3), 'heading="내 제목"', slotted('header'));
      expect(visible(child(element))).to.equal(true);
      expect(visible(one(element, 'heading') ?? null)).to.equal(false);
    });

    it(`header of ${tag} needs no heading`, async () => {
      const element = await withFeed(tag, jsonFeed(3), 'heading=""', slotted('header'));
      expect(visible(child(element))).to.equal(true);
    });

    it(`footer of ${tag} replaces the source line`, async () => {
      const element = await withFeed(tag, jsonFeed(3), 'show="source"', slotted('footer'));
      expect(visible(child(element))).to.equal(true);
      expect(visible(one(element, '.footer') ?? null)).to.equal(false);
    });

    it(`empty of ${tag} replaces the sentence, and is seen only then`, async () => {
      const element = await withFeed(tag, jsonFeed(3), '', slotted('empty'));
      expect(visible(child(element))).to.equal(false);
      element.feed = jsonFeed(0);
      await reaches(element, 'empty');
      expect(visible(child(element))).to.equal(true);
      expect(visible(one(element, 'status') ?? null)).to.equal(false);
    });

    it(`error of ${tag} replaces the sentence and the button, and is seen only then`, async () => {
      const element = await make(`<${tag} src="${NEVER}">${slotted('error')}</${tag}>`);
      expect(visible(child(element))).to.equal(false);
      element.src = BROKEN;
      await reaches(element, 'error');
      expect(visible(child(element))).to.equal(true);
      expect(visible(one(element, 'retry') ?? null)).to.equal(false);
      element.src = FEED;
      await settled(element);
      expect(visible(child(element))).to.equal(false);
    });
  }

  it('keeps what it holds as the page wrote it', async () => {
    const element = await withFeed('dongpo-best', jsonFeed(1), '', '<h2 slot="header">내 <em>제목</em></h2>');
    expect(said(element.querySelector('h2'))).to.equal('내 제목');
    expect(visible(element.querySelector('em'))).to.equal(true);
  });
});
