/** theme and color-scheme: the element looks as the page does where it stands. */
import { expect } from '@open-wc/testing';
import { jsonFeed } from '../mocks/feeds.js';
import {
  containerOf,
  mount,
  mountWithFeed,
  onCleanup,
  TAGS,
  useCleanPage,
  waitFor,
  waitUntilSettled,
} from './helpers.js';

const style = (element: Element): CSSStyleDeclaration => getComputedStyle(containerOf(element));
/** Near to white or near to black. */
const light = (color: string): boolean => Number(/[\d.]+/.exec(color)![0]) > 128;

describe('theme', () => {
  useCleanPage();

  for (const tag of TAGS) {
    it(`the theme plain of ${tag} takes the font and colour of the page`, async () => {
      const page = await mount(
        `<div style="font: 20px monospace; color: rgb(10, 80, 120)"><${tag}></${tag}></div>`,
      );
      const element = page.querySelector(tag)!;
      element.feed = jsonFeed(2);
      await waitUntilSettled(element);
      expect(style(element).fontFamily).to.not.contain('monospace');
      expect(style(element).color).to.equal('rgb(27, 27, 27)');
      element.setAttribute('theme', 'plain');
      await element.updateComplete;
      expect(style(element).fontFamily).to.equal('monospace');
      expect(style(element).fontSize).to.equal('20px');
      expect(style(element).color).to.equal('rgb(10, 80, 120)');
      element.setAttribute('theme', 'dongpo');
      await element.updateComplete;
      expect(style(element).color).to.equal('rgb(27, 27, 27)');
    });
  }
});

describe('color-scheme', () => {
  useCleanPage();

  for (const tag of TAGS) {
    it(`color-scheme of ${tag} wins over the page`, async () => {
      const element = await mountWithFeed(tag, jsonFeed(2), 'color-scheme="dark"');
      expect(style(element).colorScheme).to.equal('dark');
      expect(light(style(element).color)).to.equal(true);
      element.setAttribute('color-scheme', 'light');
      await element.updateComplete;
      expect(style(element).colorScheme).to.equal('light');
      expect(light(style(element).color)).to.equal(false);
    });
  }

  const dark = (element: Element) => (): boolean => light(style(element).color);

  it('an element follows the color-scheme of the page', async () => {
    const element = await mountWithFeed('dongpo-best', jsonFeed(2));
    expect(dark(element)()).to.equal(false);
    onCleanup(() => document.documentElement.removeAttribute('style'));
    document.documentElement.style.colorScheme = 'dark';
    await waitFor(dark(element), 'dark');
    document.documentElement.style.colorScheme = '';
    await waitFor(() => !dark(element)(), 'light');
  });

  it('an element follows the text colour of a page without color-scheme, switched by a class', async () => {
    const sheet = await mount('<style>body.night { color: #eee; background: #111 }</style>');
    const element = await mountWithFeed('dongpo-best', jsonFeed(2));
    onCleanup(() => document.body.classList.remove('night'));
    document.body.classList.add('night');
    await waitFor(dark(element), 'dark');
    document.body.classList.remove('night');
    await waitFor(() => !dark(element)(), 'light');
    expect(sheet.isConnected).to.equal(true);
  });

  it('an element follows the colours of its part of the page, also when it is moved', async () => {
    const page = await mount(
      '<div><div style="color:#eee;background:#111"></div><dongpo-best></dongpo-best></div>',
    );
    const element = page.querySelector('dongpo-best')!;
    element.feed = jsonFeed(2);
    await waitUntilSettled(element);
    expect(dark(element)()).to.equal(false);
    page.firstElementChild!.append(element);
    await waitFor(dark(element), 'dark');
  });
});
