/** Loading, ready, empty, error and back: what is seen, and what the page can style by. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { jsonFeed, mockFeeds, TITLES } from '../mocks/feeds.js';
import {
  all,
  answer,
  box,
  clean,
  FEED,
  failing,
  gate,
  heard,
  LISTS,
  make,
  NEVER,
  one,
  reaches,
  said,
  settled,
  TAGS,
  texts,
  until,
} from './helpers.js';

const STATES = ['idle', 'loading', 'ready', 'empty', 'error', 'stale'];
const custom = (element: Element): string[] => STATES.filter((state) => element.matches(`:state(${state})`));

describe('the states of an element', () => {
  const feeds = mockFeeds();
  clean();

  for (const tag of TAGS) {
    it(`${tag} is busy while loading`, async () => {
      const element = await make(`<${tag} src="${NEVER}"></${tag}>`);
      expect(element.dataset.state).to.equal('loading');
      expect(custom(element)).to.deep.equal(['loading']);
      expect(box(element).getAttribute('aria-busy')).to.equal('true');
      expect(one(element, 'retry')).to.equal(undefined);
      expect(element.offsetHeight).to.be.above(200);
    });

    it(`${tag} is ready with its items`, async () => {
      const element = await make(`<${tag} src="${FEED}"></${tag}>`);
      await settled(element);
      expect(element.dataset.state).to.equal('ready');
      expect(custom(element)).to.deep.equal(['ready']);
      expect(box(element).getAttribute('aria-busy')).to.equal('false');
      expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
      expect(all(element, '.skeleton').length).to.equal(0);
    });

    it(`${tag} says that a feed is empty`, async () => {
      const element = await make(`<${tag} src="https://feeds.test/empty.json"></${tag}>`);
      await reaches(element, 'empty');
      expect(custom(element)).to.deep.equal(['empty']);
      expect(texts(element, 'status')).to.deep.equal(['보여 드릴 기사가 없습니다.']);
      expect(box(element).getAttribute('aria-busy')).to.equal('false');
      expect(one(element, 'retry')).to.equal(undefined);
    });

    it(`${tag} says that it failed, and loads when asked again`, async () => {
      feeds.use(failing(3));
      const element = await make(`<${tag} src="${FEED}"></${tag}>`);
      await reaches(element, 'error');
      expect(custom(element)).to.deep.equal(['error']);
      expect(box(element).getAttribute('aria-busy')).to.equal('false');
      const status = one(element, 'status')!;
      expect(status.getAttribute('role')).to.equal('status');
      expect(said(status.querySelector('p'))).to.equal('뉴스를 불러오지 못했습니다.');
      expect(texts(element, 'retry')).to.deep.equal(['다시 시도']);

      one(element, 'retry')!.click();
      await element.updateComplete;
      expect(element.dataset.state).to.equal('loading');
      await settled(element);
      expect(element.dataset.state).to.equal('ready');
      expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
      expect(one(element, 'retry')).to.equal(undefined);
      expect(feeds.requests.length).to.equal(4);
    });

    it(`${tag} may fail again when asked again`, async () => {
      feeds.use(http.get(FEED, () => new HttpResponse(null, { status: 500 })));
      const errors = heard('dongpo-error');
      const element = await make(`<${tag} src="${FEED}"></${tag}>`);
      await until(() => errors.length === 1, 'the first error');
      one(element, 'retry')!.click();
      await until(() => errors.length === 2, 'the second error');
      expect(element.dataset.state).to.equal('error');
      expect(one(element, 'retry')).to.not.equal(undefined);
    });

    it(`${tag} waits without a source, and loads once it has one`, async () => {
      const element = await make(`<${tag}></${tag}>`);
      expect(element.dataset.state).to.equal('idle');
      expect(custom(element)).to.deep.equal(['idle']);
      expect(feeds.requests).to.deep.equal([]);
      element.setAttribute('src', FEED);
      await settled(element);
      expect(texts(element, 'title')[0]).to.equal(TITLES[0]);
    });

    it(`${tag} is not busy while there is nothing to load`, async () => {
      const element = await make(`<${tag}></${tag}>`);
      expect(box(element).getAttribute('aria-busy')).to.equal('false');
    });

    it(`${tag} is ready by the time it says that it loaded`, async () => {
      const element = await make(`<${tag}></${tag}>`);
      const seen: string[] = [];
      element.addEventListener('dongpo-load', () =>
        seen.push(`${element.dataset.state} ${texts(element, 'title')[0]}`),
      );
      element.feed = jsonFeed();
      await until(() => seen.length, 'dongpo-load');
      expect(seen).to.deep.equal([`ready ${TITLES[0]}`]);
    });
  }

  for (const tag of LISTS) {
    it(`${tag} shows a row of skeleton for each item it waits for`, async () => {
      const element = await make(`<${tag} limit="3" src="${NEVER}"></${tag}>`);
      expect(all(element, '.skeleton').length).to.equal(3);
      expect(one(element, '.skeleton')!.closest('[aria-hidden=true]')).to.not.equal(null);
      expect(one(element, 'list')).to.equal(undefined);
    });

    it(`${tag} takes the same room in every state`, async () => {
      const { open, opened } = gate();
      feeds.use(
        http.get(FEED, async () => {
          await opened;
          return answer(jsonFeed());
        }),
      );
      const element = await make(`<${tag} limit="4" src="${FEED}"></${tag}>`);
      expect(element.dataset.state).to.equal('loading');
      const height = element.offsetHeight;
      open();
      await settled(element);
      expect(all(element, 'item').length).to.equal(4);
      expect(element.offsetHeight, 'ready').to.be.closeTo(height, 1);
      element.src = 'https://feeds.test/empty.json';
      await reaches(element, 'empty');
      expect(element.offsetHeight, 'empty').to.be.closeTo(height, 1);
      element.src = 'https://feeds.test/500';
      await reaches(element, 'error');
      expect(element.offsetHeight, 'error').to.be.closeTo(height, 1);
    });
  }
});
