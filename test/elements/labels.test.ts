/** Labels before titles, and what advertising cannot be without. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { http } from 'msw';
import { configure } from '../../src/controllers/settings-controller.js';
import type { DongpoListElement } from '../../src/elements/core/list-element.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  FEED_URL,
  feedResponse,
  feedWith,
  mount,
  mountWithFeed,
  query,
  queryAll,
  textOf,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from './helpers.js';

const NOW = new Date().toISOString();
const labelled = (...labels: string[]): object =>
  feedWith([{ date_published: NOW, _dongpo: { labels } }], {}, 3);
const labels = (element: Element): string[] => queryAll(element, '[part~=label]').map((each) => textOf(each));
const titleLink = (element: Element): HTMLAnchorElement =>
  query(element, '[part~=title] a, [part~=original] a') as HTMLAnchorElement;

describe('labels', () => {
  const feeds = mockFeeds();
  useCleanPage();
  afterEach(() => configure({ labels: undefined, linkRel: undefined } as object));

  for (const tag of ['dongpo-headlines', 'dongpo-best', 'dongpo-article', 'dongpo-ticker'])
    it(`${tag} shows labels as words of the block's language, before the title`, async () => {
      const element = await mountWithFeed(tag, labelled('breaking', 'opinion'));
      await waitFor(() => labels(element).length, 'the labels');
      expect(labels(element)).to.deep.equal(['속보', '오피니언']);
      expect(textOf(query(element, '[part~=title]'))).to.match(/^속보\s+오피니언\s/);
      element.lang = 'en';
      await waitFor(() => labels(element)[0] === 'Breaking', 'English');
      expect(query(element, '[part~=label]')!.closest('[aria-hidden]')).to.equal(null);
      expect((query(element, '[part~=label]') as HTMLElement).lang, 'of a Korean title').to.equal('en');
    });

  for (const [what, item, expected] of [
    ['the title', { title: '[속보] 개통', _dongpo: { labels: ['breaking'] } }, ''],
    ['the kicker', { _dongpo: { labels: ['breaking', 'photo'], kicker: '포토' } }, '속보'],
    [
      'neither: the word is a part of another',
      { title: '속보전', _dongpo: { labels: ['breaking'] } },
      '속보',
    ],
    ['the title, of an advertisement', { title: '[광고] 분양', _dongpo: { labels: ['paid'] } }, '광고'],
  ] as const)
    it(`a label is not said twice, by ${what}`, async () => {
      const element = await mountWithFeed('dongpo-headlines', feedWith([item]));
      expect(labels(element).join()).to.equal(expected);
    });

  it('`show` without `label` hides them, but for those of advertising', async () => {
    const element = await mountWithFeed(
      'dongpo-headlines',
      labelled('breaking', 'sponsored', 'paid'),
      'show="date"',
    );
    expect(labels(element)).to.deep.equal(['협찬', '광고']);
    element.show = 'label';
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['속보', '협찬', '광고']);
    element.show = '';
    await element.updateComplete;
    expect(labels(element)).to.deep.equal(['협찬', '광고']);
  });

  it('a template of the page shows advertising with its label, and no other label', async () => {
    const element = (await mountWithFeed(
      'dongpo-headlines',
      labelled('breaking', 'sponsored'),
    )) as DongpoListElement;
    element.itemTemplate = ({ title, url }) => html`<a href=${url}>${title}</a>`;
    await waitFor(() => labels(element).join() === '협찬', 'the label');
    await waitFor(() => query(element, '.item a')!.getAttribute('rel') === 'sponsored', 'the rel');
    expect(queryAll(element, '.item')[1]!.querySelector('a')!.hasAttribute('rel')).to.equal(false);
    element.itemTemplate = () => undefined;
    await element.updateComplete;
    expect(labels(element), 'the fallback').to.deep.equal(['속보', '협찬']);
  });

  it('a page cannot hide the label of advertising by its part', async () => {
    const style = document.createElement('style');
    style.textContent =
      'dongpo-headlines::part(label) { display: none !important; visibility: hidden !important; font-size: 0 !important; opacity: 0 !important }';
    document.head.append(style);
    try {
      const element = await mountWithFeed('dongpo-headlines', labelled('paid'));
      const label = query(element, '[part~=label]') as HTMLElement;
      await waitFor(() => label.getClientRects().length && label.offsetWidth > 8, 'the label');
      expect(getComputedStyle(label).visibility).to.equal('visible');
      expect(getComputedStyle(label).opacity).to.equal('1');
    } finally {
      style.remove();
    }
  });

  for (const tag of ['dongpo-headlines', 'dongpo-best', 'dongpo-article', 'dongpo-ticker'])
    it(`links of advertising in ${tag} carry rel=sponsored`, async () => {
      const element = await mountWithFeed(tag, labelled('sponsored'));
      await waitFor(() => titleLink(element), 'the link');
      expect(titleLink(element).rel).to.equal('sponsored');
      element.target = '_blank';
      await element.updateComplete;
      await waitFor(() => titleLink(element).rel === 'sponsored noopener', titleLink(element).rel);
    });

  it('links in the body of advertising carry it, too', async () => {
    const feed = feedWith([
      { content_html: '<p><a href="https://shop.test/">가게</a></p>', _dongpo: { labels: ['paid'] } },
    ]);
    const element = await mountWithFeed('dongpo-article', feed);
    expect((query(element, '[part~=body] a') as HTMLAnchorElement).rel).to.equal('sponsored');
  });

  it('rules of the page label items that are on the page already', async () => {
    feeds.use(http.get(FEED_URL, () => feedResponse(feedWith([{ tags: ['PR'] }], {}, 2))));
    const element = await mount(`<dongpo-headlines src="${FEED_URL}"></dongpo-headlines>`);
    await waitUntilSettled(element);
    expect(labels(element)).to.deep.equal([]);
    configure({ labels: { sponsored: ['pr'] } });
    await waitFor(() => labels(element).join() === '협찬', 'the label');
    configure({ labels: 'opinion: PR' });
    await waitFor(() => labels(element).join() === '오피니언', 'the other label');
  });
});

describe('link-rel', () => {
  useCleanPage();
  afterEach(() => configure({ linkRel: undefined } as object));

  for (const [value, expected] of [
    ['nofollow', 'nofollow'],
    [' NoFollow, external\tnofollow ', 'nofollow external'],
    ['opener', null],
    ['"><img src=x> a=b nofollow', 'nofollow'],
    ['', null],
  ] as const)
    it(`link-rel=${JSON.stringify(value)} gives rel=${expected}`, async () => {
      const element = await mountWithFeed('dongpo-headlines', feedWith([{}]));
      element.setAttribute('link-rel', value);
      await element.updateComplete;
      expect(titleLink(element).getAttribute('rel')).to.equal(expected);
      element.target = '_blank';
      await element.updateComplete;
      expect(titleLink(element).getAttribute('rel')).to.equal(
        [expected, 'noopener'].filter(Boolean).join(' '),
      );
    });

  it('is a setting of the page, which elements and inner elements follow', async () => {
    configure({ linkRel: 'nofollow' });
    const feed = feedWith([{ content_html: '<p><a href="https://feeds.test/x">글</a></p>' }]);
    const element = await mountWithFeed('dongpo-article', feed);
    expect((query(element, '[part~=body] a') as HTMLAnchorElement).rel).to.equal('nofollow');
    expect(titleLink(element).rel).to.equal('nofollow');
    const sections = await mountWithFeed('dongpo-sections', feedWith([{}, {}], {}, 4), 'link-rel="external"');
    await waitFor(() => query(sections, 'dongpo-headlines'), 'the lists');
    const list = query(sections, 'dongpo-headlines')!;
    await waitFor(() => titleLink(list)?.rel === 'external', 'the rel');
  });
});

describe('the way to the newspaper', () => {
  useCleanPage();

  for (const tag of ['dongpo-headlines', 'dongpo-best', 'dongpo-ticker', 'dongpo-sections', 'dongpo-article'])
    it(`${tag} has one link to it by default`, async () => {
      const element = await mountWithFeed(tag, feedWith([{ date_published: NOW }], {}, 1));
      const home = (): Element[] => {
        const inner = queryAll(element, 'dongpo-headlines').flatMap((list) => queryAll(list, 'a[href]'));
        return [...queryAll(element, 'a[href]'), ...inner].filter(
          (link) => (link as HTMLAnchorElement).href === 'https://feeds.test/',
        );
      };
      await waitFor(() => home().length, 'the link');
      expect(home().length).to.be.at.least(1);
      if (tag !== 'dongpo-sections') expect(home().length).to.equal(1);
    });

  it('a feed without a name is named by its host', async () => {
    const element = await mountWithFeed('dongpo-best', feedWith([{}], { title: '' }));
    expect(textOf(query(element, '.footer [part~=source] a'))).to.equal('feeds.test');
  });

  it('the source of dongpo-best takes no room of its own', async () => {
    const element = await mountWithFeed('dongpo-best', feedWith([{}], {}, 5), 'style="width:320px"');
    const { height } = element.getBoundingClientRect();
    element.show = 'summary';
    await element.updateComplete;
    expect(element.getBoundingClientRect().height).to.equal(height);
  });
});
