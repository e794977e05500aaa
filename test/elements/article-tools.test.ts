/** The tools over an article's text: its size, its address for others, the printer. */
import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { pretend } from '../controllers/time.js';
import { all, box, clean, feedWith, later, make, one, said, until, withFeed } from './helpers.js';

const YOUTUBE = '<iframe src="https://www.youtube.com/embed/abc"></iframe>';
const KEY = 'dongpo-widgets.text-size';
const LONG = Array.from({ length: 12 }, () => '<p>주말마다 야시장이 선다. 상인들은 반겼다.</p>').join('');

const article = async (
  attributes = '',
  item: Record<string, unknown> = {},
): Promise<HTMLElementTagNameMap['dongpo-article']> => {
  const element = await withFeed(
    'dongpo-article',
    feedWith([{ content_html: LONG, _dongpo: { subtitle: '주말마다' }, ...item }]),
    attributes,
  );
  return element as HTMLElementTagNameMap['dongpo-article'];
};
const tools = (element: Element): HTMLElement[] => all(element, 'tool');
const signs = (element: Element): string[] => tools(element).map((each) => each.dataset.sign ?? said(each));
const equipped = async (element: Element): Promise<void> =>
  until(() => one(element, '.tools [role=status]'), 'the tools');
const size = (element: Element, part: string): number =>
  parseFloat(getComputedStyle(one(element, part)!).fontSize);
const focused = (element: Element): Element | null => element.shadowRoot!.activeElement;
const press = (key: string): Promise<void> => sendKeys({ press: key });

describe('the tools of an article', () => {
  clean();
  beforeEach(() => {
    localStorage.removeItem(KEY);
    pretend(navigator, 'share', undefined);
  });

  for (const [attributes, expected] of [
    ['', ['가-', '가+', '링크 복사']],
    ['controls="print share"', ['링크 복사', '인쇄']],
    ['controls="text-size,print" lang="en"', ['A-', 'A+', 'Print']],
    ['controls="other"', []],
  ] as const)
    it(`are, with "${attributes}", ${expected.join(' ') || 'none'}`, async () => {
      const element = await article(attributes);
      await equipped(element);
      await until(() => signs(element).join() === expected.join(), signs(element).join());
    });

  after(() => localStorage.removeItem(KEY));

  it('are none where controls is empty, and change at run time', async () => {
    const element = await article('controls=""');
    expect(one(element, 'tools')).to.equal(undefined);
    element.controls = 'print';
    await until(() => signs(element).join() === '인쇄', 'the printer');
    element.controls = '';
    await element.updateComplete;
    expect(one(element, 'tools')).to.equal(undefined);
  });

  for (const width of [320, 480, 1000])
    it(`move nothing when they arrive, at ${width} px`, async () => {
      const element = await make('<dongpo-article controls="text-size share print"></dongpo-article>');
      element.style.width = `${width}px`;
      const tops = (): number[] =>
        [...all(element, 'body'), ...all(element, '.body > div > *'), ...all(element, 'original')].map(
          (each) => Math.round(each.getBoundingClientRect().top),
        );
      let before: number[] = [];
      element.addController({
        hostUpdated() {
          if (one(element, 'tools') && !tools(element)[0]) before = tops();
        },
      });
      element.feed = feedWith([
        {
          content_html: `<p>${YOUTUBE}</p>${LONG}${YOUTUBE}<table><tr><td>칸</td></tr></table><ol><li>하나</li></ol><p>끝</p>`,
        },
      ]);
      await equipped(element);
      await until(() => one(element, '.scroll'), 'the rest');
      expect(before.length).to.be.greaterThan(15);
      // Borders of a table fall between pixels.
      for (const [index, top] of tops().entries()) expect(top, `${index}`).to.be.closeTo(before[index]!, 1);
    });

  it('make the text larger and smaller for all articles on the page, by keyboard, and remember it', async () => {
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
    await until(() => Math.abs(size(second, 'body') - base * 1.125) < 0.1, 'the second article');
    expect(size(first, 'body')).to.be.closeTo(base * 1.125, 0.1);
    for (let step = 0; step < 6; step++) await press(' ');
    expect(size(first, 'body')).to.be.closeTo(base * 2, 0.1);
    expect(size(first, 'meta')).to.equal(meta);
    expect(larger!.getAttribute('aria-disabled')).to.equal('true');
    expect(focused(first)).to.equal(larger);
    expect(localStorage.getItem(KEY)).to.equal('2');

    const third = await article();
    await until(() => one(third, 'body'), 'the text');
    expect(size(third, 'body'), 'at once').to.be.closeTo(base * 2, 0.1);

    smaller!.focus();
    for (let step = 0; step < 8; step++) await press('Enter');
    expect(size(first, 'body')).to.be.closeTo(base * 0.875, 0.1);
    expect(smaller!.getAttribute('aria-disabled')).to.equal('true');
    expect(localStorage.getItem(KEY)).to.equal('0.875');
  });

  it('do without storage', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('no', 'SecurityError');
      },
    });
    later(() => Object.defineProperty(window, 'localStorage', own));
    const element = await article();
    await equipped(element);
    const base = size(element, 'title');
    tools(element)[1]!.click();
    await until(() => size(element, 'title') > base, 'a larger title');
    element.requestUpdate();
    await element.updateComplete;
    await nextFrame();
    expect(size(element, 'title')).to.be.greaterThan(base);
    tools(element)[0]!.click();
  });

  it('keep no nonsense from the storage', async () => {
    localStorage.setItem(KEY, '99');
    const element = await article();
    await equipped(element);
    expect(size(element, 'body')).to.be.below(40);
  });

  it('share the address by the platform', async () => {
    const asked: ShareData[] = [];
    let outcome = (): Promise<void> => Promise.resolve();
    pretend(navigator, 'share', (data: ShareData) => {
      asked.push(data);
      return outcome();
    });
    const element = await article('controls="share" link-params="utm_source=p"', { title: '야시장' });
    await equipped(element);
    const [button] = tools(element);
    expect(said(button)).to.equal('공유');
    button!.focus();
    await press('Enter');
    await until(() => asked.length === 1, 'the sheet');
    expect(asked[0]).to.deep.equal({ title: '야시장', url: 'https://feeds.test/articles/1?utm_source=p' });
    const copied: string[] = [];
    pretend(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    outcome = () => Promise.reject(new DOMException('no', 'AbortError'));
    await press('Enter');
    await until(() => asked.length === 2, 'the sheet again');
    await nextFrame();
    expect(said(one(element, '.tools [role=status]'))).to.equal('');
    expect(copied).to.deep.equal([]);
    // A frame that may not.
    outcome = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await press('Enter');
    await until(() => copied.length, 'the copy');
  });

  it('copy the address, and say so for two seconds', async () => {
    const copied: string[] = [];
    pretend(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    const element = await article('controls="share"');
    await equipped(element);
    const status = one(element, '.tools [role=status]');
    const [button] = tools(element);
    button!.focus();
    await press('Enter');
    await until(() => said(status) === '복사했습니다', 'the news');
    expect(copied).to.deep.equal(['https://feeds.test/articles/1']);
    expect(said(button)).to.equal('복사했습니다');
    await until(() => said(button) === '링크 복사', 'the label again');
    expect(said(status)).to.equal('');
    expect(focused(element)).to.equal(button);
  });

  it('copy by selection where there is no clipboard', async () => {
    pretend(navigator, 'clipboard', undefined);
    let selected = '';
    pretend(document, 'execCommand', () => {
      selected = (focused(element) as HTMLTextAreaElement).value;
      return true;
    });
    const element = await article('controls="share"');
    await equipped(element);
    const [button] = tools(element);
    button!.focus();
    await press('Enter');
    await until(() => said(button) === '복사했습니다', 'the news');
    expect(selected).to.equal('https://feeds.test/articles/1');
    expect(focused(element)).to.equal(button);
    expect(one(element, '.hidden:read-only:not(span)')).to.equal(undefined);
  });

  it('show the address where nothing may copy it', async () => {
    pretend(navigator, 'clipboard', undefined);
    pretend(document, 'execCommand', () => false);
    const element = await article('controls="share"');
    await equipped(element);
    tools(element)[0]!.focus();
    await press('Enter');
    const field = (): HTMLInputElement => one(element, '.tools input') as HTMLInputElement;
    await until(field, 'the address');
    expect(field().value).to.equal('https://feeds.test/articles/1');
    expect(field().readOnly).to.equal(true);
    expect([field().selectionStart, field().selectionEnd]).to.deep.equal([0, field().value.length]);
    expect(focused(element)).to.equal(field());
    await expect(element).to.be.accessible();
    await press('Escape');
    await until(() => !field(), 'the button');
    expect(focused(element)).to.equal(tools(element)[0]);
  });

  it('print the page', async () => {
    let printed = 0;
    pretend(window, 'print', () => void printed++);
    const element = await article('controls="print"');
    await equipped(element);
    tools(element)[0]!.focus();
    await press(' ');
    await until(() => printed === 1, 'the printer');
  });

  it('have no button for an article without an address', async () => {
    const element = await article('', { url: undefined });
    await equipped(element);
    expect(signs(element)).to.deep.equal(['가-', '가+']);
  });

  for (const scheme of ['light', 'dark'])
    it(`can be used by all, ${scheme}`, async () => {
      const background = scheme === 'dark' ? '#121212' : '#fff';
      document.body.style.background = background;
      later(() => document.body.removeAttribute('style'));
      const element = await article(`controls="text-size share print" color-scheme="${scheme}"`);
      await equipped(element);
      for (const tool of tools(element)) {
        const { width, height } = tool.getBoundingClientRect();
        expect(Math.min(width, height)).to.be.at.least(24);
      }
      await expect(element).to.be.accessible();
    });
});

describe('what is wider than its article', () => {
  clean();
  const cells = (count: number): string =>
    `<tr>${Array.from({ length: count }, (_, index) => `<td>${'칸'.repeat(8)}${index}</td>`).join('')}</tr>`;
  const regions = (element: Element): (string | null)[] =>
    all(element, '[role=region]').map((each) => each.getAttribute('aria-label'));

  it('is a region with a name that the keyboard reaches; what is not is none', async () => {
    const element = await article('', {
      title: '물가',
      content_html: `<table><caption>배추 값</caption>${cells(4)}</table><table>${cells(1)}</table><pre>${'긴줄'.repeat(200)}</pre>`,
    });
    element.style.width = '400px';
    await until(() => regions(element).join() === '배추 값,물가', 'two regions');
    expect(all(element, ':is(table)').map((each) => each.getAttribute('role'))).to.deep.equal([null, null]);
    await expect(element).to.be.accessible();
    all(element, 'tool').at(-1)!.focus();
    await press('Tab');
    expect(focused(element)).to.equal(all(element, '[role=region]')[0]);
    expect(box(element).scrollWidth).to.be.at.most(400);
    element.style.width = '1000px';
    await until(() => regions(element).join() === '물가', 'room for the table');
  });
});
