/** heading and heading-level, on live elements. */
import { expect } from '@open-wc/testing';
import { jsonFeed, TITLES } from '../mocks/feeds.js';
import {
  containerOf,
  isVisible,
  LISTS,
  mountWithFeed,
  query,
  textOf,
  textsOf,
  useCleanPage,
} from './helpers.js';

describe('heading', () => {
  useCleanPage();
  const usual = { 'dongpo-headlines': '시험 신문', 'dongpo-best': 'BEST 뉴스' };

  for (const tag of LISTS) {
    it(`the heading of ${tag} is the default, a given one, or none`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(2));
      expect(textsOf(element, 'heading')).to.deep.equal([usual[tag]]);
      element.setAttribute('heading', '오늘의 소식');
      await element.updateComplete;
      expect(textsOf(element, 'heading')).to.deep.equal(['오늘의 소식']);
      expect(containerOf(element).getAttribute('aria-label')).to.equal('오늘의 소식');
      element.setAttribute('heading', '');
      await element.updateComplete;
      expect(textsOf(element, 'heading')).to.deep.equal([]);
      expect(containerOf(element).getAttribute('aria-label')).to.equal('뉴스');
      element.removeAttribute('heading');
      await element.updateComplete;
      expect(textsOf(element, 'heading')).to.deep.equal([usual[tag]]);
    });

    it(`the heading of ${tag} has a level, and titles the next lower one`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(1));
      const levels = (): string =>
        `${query(element, 'heading')!.localName} ${query(element, 'title')!.localName}`;
      expect(levels()).to.equal('h3 h4');
      const table = [
        ['2', 'h2 h3'],
        ['3', 'h3 h4'],
        ['4', 'h4 h5'],
        ['5', 'h5 h6'],
        ['6', 'h6 h6'],
      ];
      const odd = [
        ['1', 'h2 h3'],
        ['-3', 'h2 h3'],
        ['7', 'h6 h6'],
        ['99', 'h6 h6'],
        ['abc', 'h3 h4'],
        ['0', 'h3 h4'],
      ];
      for (const [level, expected] of [...table, ...odd]) {
        element.setAttribute('heading-level', level!);
        await element.updateComplete;
        expect(levels(), `heading-level="${level}"`).to.equal(expected);
        expect(textsOf(element, 'title')).to.deep.equal([TITLES[0]]);
      }
    });
  }

  it('a given heading of an article stands above its title', async () => {
    const element = await mountWithFeed('dongpo-article', jsonFeed(1), 'heading-level="2"');
    expect(query(element, 'heading')).to.equal(undefined);
    expect(query(element, 'title')!.localName).to.equal('h2');
    element.heading = '특집';
    await element.updateComplete;
    expect(textsOf(element, 'heading')).to.deep.equal(['특집']);
    expect(isVisible(query(element, 'heading')!)).to.equal(true);
    expect(query(element, 'heading')!.localName).to.equal('h2');
    expect(textOf(query(element, 'title'))).to.equal(TITLES[0]);
    expect(query(element, 'title')!.localName).to.equal('h3');
  });
});
