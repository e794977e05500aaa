/** layout: each is itself at every width, and changes while it is shown. */
import { expect } from '@open-wc/testing';
import type { DongpoHeadlines } from '../../src/elements/headlines/headlines.js';
import { containerOf, feedWith, mount, useCleanPage, waitFor, waitUntilSettled } from './helpers.js';

const FEED = feedWith([], {}, 6);
for (const item of (FEED as { items: Record<string, unknown>[] }).items)
  item.image = `${location.origin}/missing.png`;

async function shown(attributes: string, width: number): Promise<DongpoHeadlines> {
  const page = await mount(
    `<div style="width:${width}px"><dongpo-headlines style="font-size:16px" ${attributes}></dongpo-headlines></div>`,
  );
  const element = page.firstElementChild as DongpoHeadlines;
  element.feed = FEED;
  await waitUntilSettled(element);
  await waitFor(() => rows(element)[0], 'rows');
  return element;
}
const rows = (element: Element): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('[part=item]'),
];
const part = (row: Element, name: string): DOMRect =>
  row.querySelector(`[part=${name}]`)!.getBoundingClientRect();
/** How many stand on the line of the first. */
const columns = (all: Element[]): number => {
  const [first, ...rest] = all.map((row) => row.getBoundingClientRect());
  return 1 + rest.filter(({ top }) => Math.abs(top - first!.top) < 1).length;
};

describe('layout', () => {
  useCleanPage();

  for (const [layout, width, count] of [
    ['list', 240, 1],
    ['list', 880, 1],
    ['list', 900, 2],
    ['list', 1400, 2],
    ['cards', 240, 1],
    ['cards', 460, 2],
    ['cards', 780, 3],
    ['cards', 1400, 4],
    ['compact', 240, 1],
    ['compact', 600, 1],
    ['compact', 1000, 2],
  ] as const)
    it(`the layout ${layout} has ${count} columns at ${width} pixels`, async () => {
      expect(columns(rows(await shown(`layout="${layout}" limit="6"`, width)))).to.equal(count);
    });

  it('the layout list fills columns, the layout cards fills lines', async () => {
    for (const [layout, second] of [
      ['list', 'below'],
      ['cards', 'beside'],
    ]) {
      const [a, b] = rows(await shown(`layout="${layout}" limit="6"`, 1000)).map((row) =>
        row.getBoundingClientRect(),
      );
      expect(b!.top > a!.top ? 'below' : 'beside', layout).to.equal(second);
    }
  });

  it('the layout cards has 3:2 images on top', async () => {
    for (const width of [240, 700]) {
      const [row] = rows(await shown('layout="cards"', width));
      const image = part(row!, 'image');
      expect(image.bottom).to.be.at.most(part(row!, 'title').top);
      expect(image.width / image.height).to.be.closeTo(1.5, 0.01);
      expect(image.width).to.be.closeTo(row!.getBoundingClientRect().width, 1);
    }
  });

  it('the layout lead has one large item above the list', async () => {
    for (const [width, place] of [
      [320, 'over'],
      [800, 'beside'],
      [1200, 'beside'],
    ] as const) {
      const [first, second] = rows(await shown('layout="lead" limit="5"', width));
      const size = (row: Element): number =>
        Number.parseFloat(getComputedStyle(row.querySelector('[part=title]')!).fontSize);
      expect(size(first!)).to.be.greaterThan(size(second!) * 1.2);
      expect(part(first!, 'image').width).to.be.greaterThan(part(second!, 'image').width * 2);
      expect(first!.getBoundingClientRect().width).to.be.closeTo(width, 1);
      const over = part(first!, 'image').bottom <= part(first!, 'title').top;
      expect(over ? 'over' : 'beside', `${width}`).to.equal(place);
    }
  });

  it('the layout compact shows only titles and dates, whatever show says', async () => {
    const element = await shown('layout="compact" show="image summary date"', 600);
    const [row] = rows(element);
    expect(row!.querySelector('img, [part=summary]')).to.equal(null);
    expect(part(row!, 'date').left).to.be.greaterThan(part(row!, 'title').right - 1);
    expect(row!.getBoundingClientRect().height).to.be.closeTo(36, 0.5);
  });

  it('an unknown layout is a list', async () => {
    expect(containerOf(await shown('layout="carousel"', 400)).className).to.not.contain('carousel');
  });

  it('a change of layout keeps the rows', async () => {
    const element = await shown('layout="cards" limit="6"', 780);
    const before = rows(element);
    element.layout = 'compact';
    await waitFor(() => before[0]!.getBoundingClientRect().height < 60, 'low rows');
    expect(rows(element)).to.deep.equal(before);
    element.removeAttribute('layout');
    element.layout = undefined;
    await waitFor(() => before[0]!.querySelector('img'), 'pictures again');
  });
});

describe('theme newsprint', () => {
  useCleanPage();
  const style = (element: Element, name: string): CSSStyleDeclaration =>
    getComputedStyle(element.shadowRoot!.querySelector(`[part=${name}]`)!);

  it('the theme newsprint has serif titles in the fonts of each language', async () => {
    const element = await shown('theme="newsprint" lang="ko" heading="头条"', 400);
    expect(style(element, 'title').fontFamily).to.match(/Myeongjo.*serif$/);
    expect(style(element, 'summary').fontFamily).to.not.match(/Myeongjo/);
    element.lang = 'zh-CN';
    await waitFor(() => /Songti/.test(style(element, 'heading').fontFamily), 'Songti');
  });

  it('tokens of the page win over the theme newsprint', async () => {
    const element = await shown('theme="newsprint"', 400);
    element.style.cssText +=
      ';--dongpo-title-font-family:monospace;--dongpo-accent:rgb(1, 2, 3);--dongpo-radius:7px;--dongpo-color:rgb(4, 5, 6)';
    expect(style(element, 'title').fontFamily).to.equal('monospace');
    expect(style(element, 'image').borderTopLeftRadius).to.equal('7px');
    expect(style(element, 'container').color).to.equal('rgb(4, 5, 6)');
    element.style.setProperty('--dongpo-rule', '3px solid rgb(1, 2, 3)');
    const mark = getComputedStyle(element.shadowRoot!.querySelector('.header')!, ':before');
    expect(mark.borderTop).to.contain('3px solid rgb(1, 2, 3)');
  });
});
