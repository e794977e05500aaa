/** Light-DOM children: the fallback, and the slots that replace blocks. */
import { expect } from '@open-wc/testing';
import { http } from 'msw';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  deferred,
  FEED_URL,
  feedResponse,
  isVisible,
  mount,
  mountWithFeed,
  query,
  TAGS,
  textOf,
  textsOf,
  UNANSWERED_URL,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from './helpers.js';

const BROKEN = 'https://feeds.test/500';

describe('the fallback', () => {
  const feeds = mockFeeds();
  useCleanPage();

  for (const tag of TAGS) {
    it(`the fallback of ${tag} is shown while loading and replaced by the feed`, async () => {
      const { resolve: open, promise: opened } = deferred();
      feeds.use(
        http.get(FEED_URL, async () => {
          await opened;
          return feedResponse(jsonFeed());
        }),
      );
      const element = await mount(`<${tag} src="${FEED_URL}"><p><a href="#">동포 소식</a></p></${tag}>`);
      const fallback = element.querySelector('p')!;
      expect(element.dataset.state).to.equal('loading');
      expect(isVisible(fallback)).to.equal(true);
      expect(query(element, '.skeleton')).to.equal(undefined);
      open();
      await waitUntilSettled(element);
      await waitFor(() => textsOf(element, 'title')[0] === TITLES[0], 'the items');
      expect(isVisible(fallback)).to.equal(false);
    });

    it(`the fallback of ${tag} is shown if the feed fails`, async () => {
      const element = await mount(`<${tag} src="${BROKEN}"><p>동포 소식</p></${tag}>`);
      await waitForState(element, 'error');
      expect(isVisible(element.querySelector('p'))).to.equal(true);
      expect(query(element, 'status')).to.equal(undefined);
    });

    it(`the fallback of ${tag} is shown without a source`, async () => {
      const element = await mount(`<${tag}><p>동포 소식</p></${tag}>`);
      expect(isVisible(element.querySelector('p'))).to.equal(true);
    });

    it(`the fallback of ${tag} may be only text`, async () => {
      const element = await mount(`<${tag} src="${BROKEN}">동포 소식</${tag}>`);
      await waitForState(element, 'error');
      expect(isVisible(element.firstChild)).to.equal(true);
      expect(query(element, 'retry')).to.equal(undefined);
    });

    it(`comments, white space and slotted children are no fallback of ${tag}`, async () => {
      const element = await mount(
        `<${tag} src="${BROKEN}"> <!-- 동포 소식 -->\n<p slot="footer" hidden>발행인</p> </${tag}>`,
      );
      await waitForState(element, 'error');
      expect(textsOf(element, 'retry')).to.deep.equal(['다시 시도']);
    });

    it(`the fallback of ${tag} may be added and removed by script`, async () => {
      const element = await mount(`<${tag} src="${BROKEN}"></${tag}>`);
      await waitForState(element, 'error');
      const fallback = document.createElement('p');
      fallback.textContent = '동포 소식';
      element.append(fallback);
      await waitFor(() => isVisible(fallback), 'the fallback');
      expect(query(element, 'retry')).to.equal(undefined);
      fallback.remove();
      await waitFor(() => query(element, 'retry'), 'the sentence and its button');
    });
  }
});

describe('a slot', () => {
  mockFeeds();
  useCleanPage();
  it('a hidden part of the fallback stays hidden, such as panels before their tabs', async () => {
    const element = await mount(
      `<dongpo-best src="${UNANSWERED_URL}"><p>소식</p><p hidden>다음</p></dongpo-best>`,
    );
    await waitForState(element, 'loading');
    const [seen, hidden] = [...element.children] as [HTMLElement, HTMLElement];
    expect(seen.offsetHeight).to.be.above(0);
    expect(hidden.offsetHeight).to.equal(0);
  });

  const slotted = (name: string): string => `<p slot="${name}" hidden>내 ${name}</p>`;
  const child = (element: Element): Element => element.querySelector('p')!;

  for (const tag of TAGS) {
    it(`the slot header of ${tag} replaces the heading`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(3), 'heading="내 제목"', slotted('header'));
      expect(isVisible(child(element))).to.equal(true);
      expect(isVisible(query(element, 'heading') ?? null)).to.equal(false);
    });

    it(`the slot header of ${tag} is shown without a heading`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(3), 'heading=""', slotted('header'));
      expect(isVisible(child(element))).to.equal(true);
    });

    it(`the slot footer of ${tag} replaces the source line`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(3), 'show="source"', slotted('footer'));
      expect(isVisible(child(element))).to.equal(true);
      expect(isVisible(query(element, '.footer') ?? null)).to.equal(false);
    });

    it(`the slot empty of ${tag} replaces the sentence of an empty feed only`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(3), '', slotted('empty'));
      expect(isVisible(child(element))).to.equal(false);
      element.feed = jsonFeed(0);
      await waitForState(element, 'empty');
      expect(isVisible(child(element))).to.equal(true);
      expect(isVisible(query(element, 'status') ?? null)).to.equal(false);
    });

    it(`the slot error of ${tag} replaces the sentence and button of a failed feed only`, async () => {
      const element = await mount(`<${tag} src="${UNANSWERED_URL}">${slotted('error')}</${tag}>`);
      expect(isVisible(child(element))).to.equal(false);
      element.src = BROKEN;
      await waitForState(element, 'error');
      expect(isVisible(child(element))).to.equal(true);
      expect(isVisible(query(element, 'retry') ?? null)).to.equal(false);
      element.src = FEED_URL;
      await waitUntilSettled(element);
      expect(isVisible(child(element))).to.equal(false);
    });
  }

  it('the slot header shows its children as the page wrote them', async () => {
    const element = await mountWithFeed(
      'dongpo-best',
      jsonFeed(1),
      '',
      '<h2 slot="header">내 <em>제목</em></h2>',
    );
    expect(textOf(element.querySelector('h2'))).to.equal('내 제목');
    expect(isVisible(element.querySelector('em'))).to.equal(true);
  });
});
