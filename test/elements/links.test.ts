/** Outgoing links: target and link-params, on live elements. */
import { expect } from '@open-wc/testing';
import {
  containerOf,
  feedWith,
  LISTS,
  mountWithFeed,
  query,
  TAGS,
  textOf,
  useCleanPage,
  waitFor,
} from './helpers.js';

const QUERY = 'https://feeds.test/view.php?no=15446&key=%BF%AC%BA%AF#comments';
const link = (element: Element): HTMLAnchorElement =>
  query(element, '[part~=title] a, [part~=original] a') as HTMLAnchorElement;

describe('link-params', () => {
  useCleanPage();

  for (const tag of TAGS) {
    it(`link-params of ${tag} keep the query and fragment of a link`, async () => {
      const element = await mountWithFeed(tag, feedWith([{ url: QUERY }]));
      expect(link(element).href).to.equal(QUERY);
      element.setAttribute('link-params', 'utm_source=partner&utm_medium=위젯');
      await element.updateComplete;
      expect(link(element).href).to.equal(
        'https://feeds.test/view.php?no=15446&key=%BF%AC%BA%AF&utm_source=partner&utm_medium=%EC%9C%84%EC%A0%AF#comments',
      );
      element.linkParams = 'no=1&a=2';
      await element.updateComplete;
      expect(link(element).href, 'a parameter that is there').to.equal(
        'https://feeds.test/view.php?no=15446&key=%BF%AC%BA%AF&a=2#comments',
      );
      element.removeAttribute('link-params');
      element.linkParams = undefined;
      await element.updateComplete;
      expect(link(element).href).to.equal(QUERY);
    });
  }

  it('link-params are added to the source line and to links in an article', async () => {
    const feed = feedWith([{ content_html: '<p><a href="/자료?a=1#b">자료</a></p>' }]);
    const element = await mountWithFeed('dongpo-article', feed, 'link-params="utm_source=p"');
    const body = query(element, '[part~=body] a') as HTMLAnchorElement;
    expect(body.href).to.equal(`https://feeds.test/${encodeURIComponent('자료')}?a=1&utm_source=p#b`);
    const source = query(element, '.footer [part~=source] a') as HTMLAnchorElement;
    expect(source.href).to.equal('https://feeds.test/?utm_source=p');
  });
});

describe('target', () => {
  useCleanPage();
  const words = { ko: '(새 창)', 'zh-CN': '(在新窗口中打开)', en: '(opens in a new window)' };

  for (const tag of TAGS) {
    it(`target="_blank" of ${tag} opens a new window and says so`, async () => {
      const element = await mountWithFeed(tag, feedWith([{}]));
      expect(link(element).target).to.equal('');
      expect(link(element).rel).to.equal('');
      expect(textOf(link(element))).to.not.contain('창');
      element.setAttribute('target', '_blank');
      for (const [lang, said_] of Object.entries(words)) {
        element.setAttribute('lang', lang);
        await waitFor(
          () => containerOf(element).lang === lang && textOf(link(element)).includes(said_),
          lang,
        );
        expect(link(element).target).to.equal('_blank');
        expect(link(element).rel).to.contain('noopener');
        expect(textOf(link(element))).to.contain(said_);
        const hidden = link(element).querySelector('.hidden')!;
        expect(getComputedStyle(hidden).position).to.equal('absolute');
        expect(getComputedStyle(hidden).display).to.not.equal('none');
      }
      element.setAttribute('target', '_self');
      await element.updateComplete;
      expect(link(element).rel).to.equal('');
      expect(link(element).querySelector('.hidden')).to.equal(null);
    });
  }

  it('every window but the own one and the top is opened without an opener', async () => {
    for (const tag of TAGS) {
      const element = await mountWithFeed(tag, feedWith([{ content_html: '<p><a href="/x">자료</a></p>' }]));
      for (const target of ['_blank', '_BLANK', 'spam', ' _self', '_parent', 'opener', '_selfish', '0']) {
        element.target = target;
        await element.updateComplete;
        for (const anchor of element.renderRoot.querySelectorAll('a[target]'))
          expect(anchor.getAttribute('rel'), `${tag} ${target}`).to.equal('noopener');
      }
      for (const target of ['', '_self', '_TOP', undefined]) {
        element.target = target;
        await element.updateComplete;
        expect(link(element).rel, `${tag} ${target}`).to.equal('');
      }
    }
  });

  it('the rel of the plain link that an element was stands on each of its links', async () => {
    for (const tag of TAGS) {
      const feed = feedWith([{ content_html: '<p><a href="/x">자료</a></p>' }]);
      const element = await mountWithFeed(tag, feed, 'data-upgraded="nofollow external" target="_blank"');
      const anchors = [...element.renderRoot.querySelectorAll('a[href]')];
      expect(anchors.length).to.be.above(0);
      for (const anchor of anchors)
        expect([...(anchor as HTMLAnchorElement).relList], tag).to.have.members([
          'nofollow',
          'external',
          'noopener',
        ]);
    }
  });

  it('target applies to links in an article and to the source line', async () => {
    const feed = feedWith([{ content_html: '<p><a href="https://example.com/">자료</a></p>' }]);
    const element = await mountWithFeed('dongpo-article', feed, 'target="_blank"');
    for (const selector of ['[part~=body] a', '.footer [part~=source] a']) {
      const anchor = query(element, selector) as HTMLAnchorElement;
      expect([anchor.target, anchor.rel]).to.deep.equal(['_blank', 'noopener']);
      expect(textOf(anchor)).to.contain('새 창');
    }
  });
});

describe('the words for a new window', () => {
  useCleanPage();

  for (const tag of TAGS) {
    it(`the label of a new window never makes ${tag} wider than its container`, async () => {
      const element = await mountWithFeed(tag, feedWith([{}, {}, {}]), 'target="_blank" lang="en"');
      await waitFor(() => containerOf(element).lang === 'en' && link(element), 'English');
      for (const width of [240, 260, 280, 300, 320, 340, 360, 480]) {
        element.style.width = `${width}px`;
        expect(element.scrollWidth, `${width}px`).to.equal(width);
      }
    });
  }
});

describe('an item without an address', () => {
  useCleanPage();

  for (const tag of LISTS) {
    it(`an item without an address is text in ${tag}`, async () => {
      const element = await mountWithFeed(
        tag,
        feedWith([{ url: undefined, id: 'x' }]),
        'link-params="a=1" target="_blank"',
      );
      expect(query(element, '[part~=title] a')).to.equal(undefined);
      expect(textOf(query(element, 'title'))).to.contain('연변');
    });
  }
});
