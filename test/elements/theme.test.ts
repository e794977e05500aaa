/** theme and color-scheme: the element looks as the page does where it stands. */
import { expect } from '@open-wc/testing';
import { jsonFeed } from '../mocks/feeds.js';
import { box, clean, later, make, settled, TAGS, until, withFeed } from './helpers.js';

const style = (element: Element): CSSStyleDeclaration => getComputedStyle(box(element));
/** Near to white or near to black. */
const light = (color: string): boolean => Number(/[\d.]+/.exec(color)![0]) > 128;

describe('theme', () => {
  clean();

  for (const tag of TAGS) {
    it(`plain of ${tag} takes the page's font and colour`, async () => {
      const page = await make(
        `<div style="font: 20px monospace; color: rgb(10, 80, 120)"><${tag}></${tag}></div>`,
      );
      const element = page.querySelector(tag)!;
      element.feed = jsonFeed(2);
      await settled(element);
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
  clean();

  for (const tag of TAGS) {
    it(`of ${tag} wins over the page`, async () => {
      const element = await withFeed(tag, jsonFeed(2), 'color-scheme="dark"');
      expect(style(element).colorScheme).to.equal('dark');
      expect(light(style(element).color)).to.equal(true);
      element.setAttribute('color-scheme', 'light');
      await element.updateComplete;
      expect(style(element).colorScheme).to.equal('light');
      expect(light(style(element).color)).to.equal(false);
    });
  }

  const dark = (element: Element) => (): boolean => light(style(element).color);

  it("follows the page's own", async () => {
    const element = await withFeed('dongpo-best', jsonFeed(2));
    expect(dark(element)()).to.equal(false);
    later(() => document.documentElement.removeAttribute('style'));
    document.documentElement.style.colorScheme = 'dark';
    await until(dark(element), 'dark');
    document.documentElement.style.colorScheme = '';
    await until(() => !dark(element)(), 'light');
  });

  it('follows the colour of the text where the page has none, switched by a class', async () => {
    const sheet = await make('<style>body.night { color: #eee; background: #111 }</style>');
    const element = await withFeed('dongpo-best', jsonFeed(2));
    later(() => document.body.classList.remove('night'));
    document.body.classList.add('night');
    await until(dark(element), 'dark');
    document.body.classList.remove('night');
    await until(() => !dark(element)(), 'light');
    expect(sheet.isConnected).to.equal(true);
  });

  it('follows the part of the page it stands in, and the one it is moved to', async () => {
    const page = await make(
      '<div><div style="color:#eee;background:#111"></div><dongpo-best></dongpo-best></div>',
    );
    const element = page.querySelector('dongpo-best')!;
    element.feed = jsonFeed(2);
    await settled(element);
    expect(dark(element)()).to.equal(false);
    page.firstElementChild!.append(element);
    await until(dark(element), 'dark');
  });
});
