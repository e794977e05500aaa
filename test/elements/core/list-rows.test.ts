/** Updates of a list: a row stays the same node, and nothing is touched, moved or blurred that need not be. */
import { expect, nextFrame } from '@open-wc/testing';
import type { DongpoElement } from '../../../src/elements/core/feed-element.js';
import { waitForBehaviours } from '../../controllers/fake-time.js';
import { jsonFeed } from '../../mocks/feeds.js';
import {
  LISTS,
  mount,
  mountWithFeed,
  onCleanup,
  query,
  queryAll,
  textsOf,
  useCleanPage,
  waitFor,
} from '../helpers.js';

type Item = ReturnType<typeof jsonFeed>['items'][number];

const fresh = (id: string, title = `소식 ${id}`): Item => ({
  ...jsonFeed(1).items[0]!,
  id,
  url: `https://feeds.test/${id}`,
  title,
});

/** Its feed's items, to be changed and shown anew. */
const itemsOf = (element: DongpoElement): Item[] => (element.feed as { items: Item[] }).items;

async function list(tag: string, count: number, attributes = `limit="${count}"`): Promise<DongpoElement> {
  const element = await mountWithFeed(tag, jsonFeed(count), attributes);
  await waitForBehaviours(element);
  return element;
}

async function update(element: DongpoElement, change: (items: Item[]) => unknown): Promise<void> {
  change(itemsOf(element));
  await element.reload();
  await element.updateComplete;
}

const rows = (element: Element): HTMLElement[] => queryAll(element, 'item');
const links = (element: Element): HTMLElement[] => queryAll(element, '[part~=title] a');
/** Lit marks the place of each row by comments. */
const isElement = (node: Node): boolean => node.nodeType === Node.ELEMENT_NODE;
const focused = (element: Element): Element | null => element.shadowRoot!.activeElement;

/** What a change does to the nodes of an element. */
async function touched(element: DongpoElement, change: () => Promise<void>): Promise<MutationRecord[]> {
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => void seen.push(...records));
  observer.observe(element.shadowRoot!, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  await change();
  await nextFrame();
  seen.push(...observer.takeRecords());
  observer.disconnect();
  return seen;
}

describe('an update of a list', () => {
  useCleanPage();

  /** One new item on top: the records, and those of the list's own children. */
  async function cost(count: number): Promise<{ records: number; nodes: number; rows: number }> {
    const element = await list('dongpo-headlines', count);
    expect(rows(element).length).to.equal(count);
    const seen = await touched(element, () => update(element, (items) => items.unshift(fresh('new'))));
    expect(textsOf(element, 'title')[0]).to.equal('소식 new');
    expect(rows(element).length).to.equal(count);
    const changes = ({ addedNodes, removedNodes }: MutationRecord): number =>
      [...addedNodes, ...removedNodes].filter(isElement).length;
    const top = seen.filter(({ target }) => target.nodeName === 'OL');
    return {
      records: seen.length,
      nodes: seen.reduce((sum, record) => sum + changes(record), 0),
      rows: top.reduce((sum, record) => sum + changes(record), 0),
    };
  }

  it('that brings one item touches no more of a hundred rows than of ten', async () => {
    const ten = await cost(10);
    const hundred = await cost(100);
    // One row comes, one goes.
    expect(hundred.rows).to.equal(2);
    expect(hundred.records).to.be.within(2, 12);
    expect(hundred.nodes).to.be.within(2, 12);
    expect(hundred).to.deep.equal(ten);
  });

  for (const tag of LISTS) {
    it(`that brings nothing touches nothing in ${tag}`, async () => {
      const element = await list(tag, 20);
      const records = await touched(element, () => update(element, () => {}));
      expect(records.map(({ type, target }) => `${type} ${target.nodeName}`)).to.deep.equal([]);
    });

    it(`leaves each item its row in ${tag}`, async () => {
      const element = await list(tag, 5, 'limit="8"');
      const before = rows(element);
      await update(element, (items) => items.unshift(fresh('new')));
      expect(rows(element).length).to.equal(6);
      expect(rows(element).slice(1)).to.deep.equal(before);

      await update(element, (items) => items.shift());
      expect(rows(element)).to.deep.equal(before);

      await update(element, (items) => items.reverse());
      expect(rows(element)).to.deep.equal([...before].reverse());
      expect(textsOf(element, 'title')).to.deep.equal(itemsOf(element).map(({ title }) => title));

      await update(element, (items) => {
        items[2]!.title = '고친 제목';
      });
      expect(rows(element)).to.deep.equal([...before].reverse());
      expect(textsOf(element, 'title')[2]).to.equal('고친 제목');

      await update(element, (items) => items.splice(1, 2));
      expect(rows(element)).to.deep.equal([before[4], before[1], before[0]]);
    });
  }

  it('that changes a title touches that row only', async () => {
    const element = await list('dongpo-headlines', 10);
    const row = rows(element)[4]!;
    const records = await touched(element, () =>
      update(element, (items) => {
        items[4]!.title = '고친 제목';
      }),
    );
    expect(records.length).to.be.within(1, 3);
    for (const { target } of records) expect(row.contains(target)).to.equal(true);
  });

  it('that moves the last item up moves one row', async () => {
    const element = await list('dongpo-headlines', 10);
    const records = await touched(element, () => update(element, (items) => items.unshift(items.pop()!)));
    const moved = new Set(records.flatMap(({ addedNodes }) => [...addedNodes].filter(isElement)));
    expect(moved.size).to.equal(1);
    expect(moved.has(rows(element)[0]!)).to.equal(true);
  });

  for (const ids of [
    ['a', 'a', 'b'],
    ['a', 'b', 'a', 'a'],
    // As a key of ours may look.
    ['a 2', 'a', 'a'],
    ['a', 'a', 'a 1', 'a '],
  ])
    it(`shows all items with the ids ${ids.join(', ')}`, async () => {
      const element = await list('dongpo-headlines', 1, 'limit="10"');
      const titles = ids.map((_, index) => `제목 ${index}`);
      await update(element, (items) =>
        items.splice(0, 1, ...ids.map((id, index) => ({ ...fresh(`${index}`, titles[index]), id }))),
      );
      expect(textsOf(element, 'title')).to.deep.equal(titles);
      await update(element, (items) => items.reverse());
      expect(textsOf(element, 'title')).to.deep.equal([...titles].reverse());
      await update(element, (items) => items.unshift(fresh('new', '새 제목')));
      expect(textsOf(element, 'title')).to.deep.equal(['새 제목', ...[...titles].reverse()]);
      await update(element, (items) => items.splice(1, ids.length - 1));
      expect(textsOf(element, 'title')).to.deep.equal(['새 제목', titles[0]]);
    });

  for (const tag of LISTS) {
    it(`leaves the focus where it is in ${tag}`, async () => {
      const element = await list(tag, 5, 'limit="20"');
      const link = links(element)[2]!;
      link.focus();
      expect(focused(element)).to.equal(link);
      const { title } = itemsOf(element)[2]!;
      for (const change of [
        (items: Item[]) => items.unshift(fresh('1'), fresh('2')),
        (items: Item[]) => items.reverse(),
        (items: Item[]) => items.push(items.shift()!),
        (items: Item[]) => items.sort((a, b) => a.id.localeCompare(b.id)),
        (items: Item[]) => items.splice(0, items.length, ...items.filter((item) => item.title === title)),
      ]) {
        await update(element, change);
        expect(focused(element)).to.equal(link);
        expect(link.textContent).to.equal(title);
      }
    });

    it(`keeps the focus in ${tag} when its item vanishes`, async () => {
      const element = await list(tag, 5, 'limit="20"');
      links(element)[2]!.focus();
      await update(element, (items) => items.splice(2, 1));
      expect(focused(element)).to.equal(links(element)[0]);
    });
  }

  it('takes no focus that is elsewhere', async () => {
    const page = await mount('<div><button></button><dongpo-headlines></dongpo-headlines></div>');
    const element = page.querySelector('dongpo-headlines')!;
    element.feed = jsonFeed();
    await waitForBehaviours(element);
    const button = page.querySelector('button')!;
    button.focus();
    await update(element, (items) => items.splice(0, 3, fresh('new')));
    expect(document.activeElement).to.equal(button);
    expect(focused(element)).to.equal(null);
  });

  for (const [what, focus] of [
    ['', false],
    [', with the focus inside', true],
  ] as const)
    it(`moves nothing on the page${what}`, async () => {
      const page = await mount(
        '<div><div style="height:3000px"></div><dongpo-headlines limit="10"></dongpo-headlines><p>끝</p><div style="height:3000px"></div></div>',
      );
      const element = page.querySelector('dongpo-headlines')!;
      element.feed = jsonFeed();
      await waitForBehaviours(element);
      scrollTo(0, element.getBoundingClientRect().top + scrollY - 100);
      onCleanup(() => scrollTo(0, 0));
      if (focus) links(element)[9]!.focus({ preventScroll: true });
      await nextFrame();
      const places = (): number[] => [
        scrollY,
        query(element, 'list')!.getBoundingClientRect().top,
        page.querySelector('p')!.getBoundingClientRect().top,
      ];
      const before = places();
      expect(before[0]).to.be.above(2000);
      await update(element, (items) => items.unshift(fresh('1'), fresh('2')));
      await waitFor(() => textsOf(element, 'title')[0] === '소식 1', 'the new items');
      await nextFrame();
      await nextFrame();
      expect(places()).to.deep.equal(before);
      await update(element, (items) => items.reverse());
      await nextFrame();
      expect(places()).to.deep.equal(before);
    });
});
