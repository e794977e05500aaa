/** The tools over an article's text: its size, its address for others, the printer. */
import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { stubProperty } from '../controllers/fake-time.js';
import {
  containerOf,
  feedWith,
  mount,
  mountWithFeed,
  onCleanup,
  query,
  queryAll,
  textOf,
  useCleanPage,
  waitFor,
} from './helpers.js';

const YOUTUBE = '<iframe src="https://www.youtube.com/embed/abc"></iframe>';
const KEY = 'dongpo-widgets.text-size';
const LONG = Array.from({ length: 12 }, () => '<p>주말마다 야시장이 선다. 상인들은 반겼다.</p>').join('');

const article = async (
  attributes = '',
  item: Record<string, unknown> = {},
): Promise<HTMLElementTagNameMap['dongpo-article']> => {
  const element = await mountWithFeed(
    'dongpo-article',
    feedWith([{ content_html: LONG, _dongpo: { subtitle: '주말마다' }, ...item }]),
    attributes,
  );
  return element as HTMLElementTagNameMap['dongpo-article'];
};
const tools = (element: Element): HTMLElement[] => queryAll(element, 'tool');
const signs = (element: Element): string[] => tools(element).map((each) => each.dataset.sign ?? textOf(each));
const equipped = async (element: Element): Promise<void> =>
  waitFor(() => query(element, '.tools [role=status]'), 'the tools');
const size = (element: Element, part: string): number =>
  parseFloat(getComputedStyle(query(element, part)!).fontSize);
const focused = (element: Element): Element | null => element.shadowRoot!.activeElement;
const press = (key: string): Promise<void> => sendKeys({ press: key });

describe('the tools of an article', () => {
  useCleanPage();
  beforeEach(() => {
    localStorage.removeItem(KEY);
    stubProperty(navigator, 'share', undefined);
  });

  for (const [attributes, expected] of [
    ['', ['가-', '가+', '링크 복사']],
    ['controls="print share"', ['링크 복사', '인쇄']],
    ['controls="text-size,print" lang="en"', ['A-', 'A+', 'Print']],
    ['controls="other"', []],
  ] as const)
    it(`the tools of an article with "${attributes}" are: ${expected.join(' ') || 'none'}`, async () => {
      const element = await article(attributes);
      await equipped(element);
      await waitFor(() => signs(element).join() === expected.join(), signs(element).join());
    });

  after(() => localStorage.removeItem(KEY));

  it('an article with empty controls has no tools, and follows changes of controls', async () => {
    const element = await article('controls=""');
    expect(query(element, 'tools')).to.equal(undefined);
    element.controls = 'print';
    await waitFor(() => signs(element).join() === '인쇄', 'the printer');
    element.controls = '';
    await element.updateComplete;
    expect(query(element, 'tools')).to.equal(undefined);
  });

  for (const width of [320, 480, 1000])
    it(`the tools of an article shift nothing when they are loaded, at ${width} px`, async () => {
      const element = await mount('<dongpo-article controls="text-size share print"></dongpo-article>');
      element.style.width = `${width}px`;
      const tops = (): number[] =>
        [
          ...queryAll(element, 'body'),
          ...queryAll(element, '.body > div > *'),
          ...queryAll(element, 'original'),
        ].map((each) => Math.round(each.getBoundingClientRect().top));
      let before: number[] = [];
      element.addController({
        hostUpdated() {
          if (query(element, 'tools') && !tools(element)[0]) before = tops();
        },
      });
      element.feed = feedWith([
        {
          content_html: `<p>${YOUTUBE}</p>${LONG}${YOUTUBE}<table><tr><td>칸</td></tr></table><ol><li>하나</li></ol><p>끝</p>`,
        },
      ]);
      await equipped(element);
      await waitFor(() => query(element, '.scroll'), 'the rest');
      expect(before.length).to.be.greaterThan(15);
      // Borders of a table fall between pixels.
      for (const [index, top] of tops().entries()) expect(top, `${index}`).to.be.closeTo(before[index]!, 1);
    });

  it('the text size changes for all articles of the page, by keyboard, and is stored', async () => {
    const [first, second] = [await article(), await article()];
    await equipped(first);
    await equipped(second);
    const base = size(first, 'body');
    const meta = size(first, 'meta');
    const [smaller, larger] = tools(first);
    expect([smaller, larger].map((each) => each!.getAttribute('aria-label'))).to.deep.equal([
      '글자 작게',
      '글자 크게',
    ]);
    expect(smaller!.parentElement!.getAttribute('aria-label')).to.equal('글자 크기');
    larger!.focus();
    await press('Enter');
    await waitFor(() => Math.abs(size(second, 'body') - base * 1.125) < 0.1, 'the second article');
    expect(size(first, 'body')).to.be.closeTo(base * 1.125, 0.1);
    for (let step = 0; step < 6; step++) await press(' ');
    expect(size(first, 'body')).to.be.closeTo(base * 2, 0.1);
    expect(size(first, 'meta')).to.equal(meta);
    expect(larger!.getAttribute('aria-disabled')).to.equal('true');
    expect(focused(first)).to.equal(larger);
    expect(localStorage.getItem(KEY)).to.equal('2');

    const third = await article();
    await waitFor(() => query(third, 'body'), 'the text');
    expect(size(third, 'body'), 'at once').to.be.closeTo(base * 2, 0.1);

    smaller!.focus();
    for (let step = 0; step < 8; step++) await press('Enter');
    expect(size(first, 'body')).to.be.closeTo(base * 0.875, 0.1);
    expect(smaller!.getAttribute('aria-disabled')).to.equal('true');
    expect(localStorage.getItem(KEY)).to.equal('0.875');
  });

  it('the text size changes where the page has no storage', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    onCleanup(() => Object.defineProperty(window, 'localStorage', own));
    const element = await article();
    await equipped(element);
    const base = size(element, 'title');
    tools(element)[1]!.click();
    await waitFor(() => size(element, 'title') > base, 'a larger title');
    element.requestUpdate();
    await element.updateComplete;
    await nextFrame();
    expect(size(element, 'title')).to.be.greaterThan(base);
    tools(element)[0]!.click();
  });

  it('an invalid stored text size is ignored', async () => {
    localStorage.setItem(KEY, '99');
    const element = await article();
    await equipped(element);
    expect(size(element, 'body')).to.be.below(40);
  });

  it("the share tool uses the platform's share sheet", async () => {
    const asked: ShareData[] = [];
    let outcome = (): Promise<void> => Promise.resolve();
    stubProperty(navigator, 'share', (data: ShareData) => {
      asked.push(data);
      return outcome();
    });
    const element = await article('controls="share" link-params="utm_source=p"', { title: '야시장' });
    await equipped(element);
    const [button] = tools(element);
    expect(textOf(button)).to.equal('공유');
    button!.focus();
    await press('Enter');
    await waitFor(() => asked.length === 1, 'the sheet');
    expect(asked[0]).to.deep.equal({ title: '야시장', url: 'https://feeds.test/articles/1?utm_source=p' });
    const copied: string[] = [];
    stubProperty(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    outcome = () => Promise.reject(new DOMException('no', 'AbortError'));
    await press('Enter');
    await waitFor(() => asked.length === 2, 'the sheet again');
    await nextFrame();
    expect(textOf(query(element, '.tools [role=status]'))).to.equal('');
    expect(copied).to.deep.equal([]);
    // A frame that may not.
    outcome = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await press('Enter');
    await waitFor(() => copied.length, 'the copy');
  });

  it('the share tool copies the address and says so for two seconds', async () => {
    const copied: string[] = [];
    stubProperty(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    const element = await article('controls="share"');
    await equipped(element);
    const status = query(element, '.tools [role=status]');
    const [button] = tools(element);
    button!.focus();
    await press('Enter');
    await waitFor(() => textOf(status) === '복사했습니다', 'the news');
    expect(copied).to.deep.equal(['https://feeds.test/articles/1']);
    expect(textOf(button)).to.equal('복사했습니다');
    await waitFor(() => textOf(button) === '링크 복사', 'the label again');
    expect(textOf(status)).to.equal('');
    expect(focused(element)).to.equal(button);
  });

  it('the share tool copies a selection where there is no clipboard API', async () => {
    stubProperty(navigator, 'clipboard', undefined);
    let selected = '';
    stubProperty(document, 'execCommand', () => {
      selected = (focused(element) as HTMLTextAreaElement).value;
      return true;
    });
    const element = await article('controls="share"');
    await equipped(element);
    const [button] = tools(element);
    button!.focus();
    await press('Enter');
    await waitFor(() => textOf(button) === '복사했습니다', 'the news');
    expect(selected).to.equal('https://feeds.test/articles/1');
    expect(focused(element)).to.equal(button);
    expect(query(element, '.hidden:read-only:not(span)')).to.equal(undefined);
  });

  it('the share tool shows the address where copying is not allowed', async () => {
    stubProperty(navigator, 'clipboard', undefined);
    stubProperty(document, 'execCommand', () => false);
    const element = await article('controls="share"');
    await equipped(element);
    tools(element)[0]!.focus();
    await press('Enter');
    const field = (): HTMLInputElement => query(element, '.tools input') as HTMLInputElement;
    await waitFor(field, 'the address');
    expect(field().value).to.equal('https://feeds.test/articles/1');
    expect(field().readOnly).to.equal(true);
    expect([field().selectionStart, field().selectionEnd]).to.deep.equal([0, field().value.length]);
    expect(focused(element)).to.equal(field());
    await expect(element).to.be.accessible();
    await press('Escape');
    await waitFor(() => !field(), 'the button');
    expect(focused(element)).to.equal(tools(element)[0]);
  });

  it('the print tool prints the page', async () => {
    let printed = 0;
    stubProperty(window, 'print', () => void printed++);
    const element = await article('controls="print"');
    await equipped(element);
    tools(element)[0]!.focus();
    await press(' ');
    await waitFor(() => printed === 1, 'the printer');
  });

  it('an article without an address has no share tool', async () => {
    const element = await article('', { id: '7', url: undefined });
    await equipped(element);
    expect(signs(element)).to.deep.equal(['가-', '가+']);
  });

  for (const scheme of ['light', 'dark'])
    it(`the tools of an article pass axe, ${scheme}`, async () => {
      const background = scheme === 'dark' ? '#121212' : '#fff';
      document.body.style.background = background;
      onCleanup(() => document.body.removeAttribute('style'));
      const element = await article(`controls="text-size share print" color-scheme="${scheme}"`);
      await equipped(element);
      for (const tool of tools(element)) {
        const { width, height } = tool.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
      await expect(element).to.be.accessible();
    });
});

describe('scrollable content of an article', () => {
  useCleanPage();
  const cells = (count: number): string =>
    `<tr>${Array.from({ length: count }, (_, index) => `<td>${'칸'.repeat(8)}${index}</td>`).join('')}</tr>`;
  const regions = (element: Element): (string | null)[] =>
    queryAll(element, '[role=region]').map((each) => each.getAttribute('aria-label'));

  it('scrollable content is a named region in the tab order; other content is not', async () => {
    const element = await article('', {
      title: '물가',
      content_html: `<table><caption>배추 값</caption>${cells(4)}</table><table>${cells(1)}</table><pre>${'긴줄'.repeat(200)}</pre>`,
    });
    element.style.width = '400px';
    await waitFor(() => regions(element).join() === '배추 값,물가', 'two regions');
    expect(queryAll(element, ':is(table)').map((each) => each.getAttribute('role'))).to.deep.equal([
      null,
      null,
    ]);
    await expect(element).to.be.accessible();
    queryAll(element, 'tool').at(-1)!.focus();
    await press('Tab');
    expect(focused(element)).to.equal(queryAll(element, '[role=region]')[0]);
    expect(containerOf(element).scrollWidth).to.be.at.most(400);
    element.style.width = '1000px';
    await waitFor(() => regions(element).join() === '물가', 'room for the table');
  });
});
