/** The row of tools of an article: text size, sharing, printing; videos; wide tables; pictures that fail. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DongpoArticle } from '../../src/elements/article/article.js';
import { all, box, clean, feedWith, later, make, one, said, settled, until } from './helpers.js';

const ADDRESS = 'https://feeds.test/1';
const feed = (content_html = '<p>본문</p>', more: Record<string, unknown> = {}): object =>
  feedWith([{ url: ADDRESS, title: '제목', content_html, ...more }]);

const tools = (element: Element): HTMLElement[] => all(element, 'tool');
/** Without what only the eye reads. */
const label = (node: Element): string => said(node.querySelector('.hidden') ?? node);
const labels = (element: Element): string[] => tools(element).map(label);
const size = (element: Element): number =>
  Number.parseFloat(getComputedStyle(one(element, 'body')!).fontSize);

/** Replaces a member of `navigator` for the test; undefined: it is not there. */
function pretend(name: 'share' | 'clipboard', value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true });
  later(() => {
    delete (navigator as unknown as Record<string, unknown>)[name];
  });
}

describe('tools of an article', () => {
  clean();
  // The test server makes it anew at the first request.
  before(() => import('../../src/elements/article/article-tools.js'));
  beforeEach(() => pretend('share', undefined));

  async function shown(content = feed(), attributes = ''): Promise<DongpoArticle> {
    const page = await make(
      `<div lang="ko"><input aria-label="앞"><dongpo-article ${attributes}></dongpo-article></div>`,
    );
    const element = page.querySelector('dongpo-article')!;
    element.feed = content;
    await settled(element);
    await until(() => one(element, 'body'), 'the body');
    return element;
  }
  async function withTools(content = feed(), attributes = ''): Promise<DongpoArticle> {
    const element = await shown(content, attributes);
    await until(() => tools(element)[0], 'tools');
    return element;
  }
  /** By Tab from the page's own field. */
  async function focusOn(element: DongpoArticle, name: string): Promise<void> {
    document.querySelector('input')!.focus();
    const focused = (): Element | null => element.shadowRoot!.activeElement;
    for (let presses = 0; presses < 9; presses++) {
      await sendKeys({ press: 'Tab' });
      if (focused() && label(focused()!) === name) return;
    }
    throw new Error(`Tab never came to ${name}`);
  }

  it('are those that controls names, in its order', async () => {
    expect(labels(await withTools())).to.deep.equal(['글자 작게', '글자 크게', '링크 복사']);
    expect(labels(await withTools(feed(), 'controls="print share"'))).to.deep.equal(['인쇄', '링크 복사']);
    const none = await shown(feed(), 'controls=""');
    expect(one(none, 'tools')).to.equal(undefined);
  });

  it('have their room before they come', async () => {
    const element = await shown();
    const before = one(element, 'body')!.getBoundingClientRect().top;
    await until(() => tools(element)[0], 'tools');
    expect(one(element, 'body')!.getBoundingClientRect().top).to.equal(before);
  });

  it('are large enough, on one line at 240 pixels', async () => {
    const page = await make(
      '<div style="width:240px"><dongpo-article controls="text-size share print"></dongpo-article></div>',
    );
    const element = page.querySelector('dongpo-article')!;
    element.feed = feed();
    await until(() => tools(element)[0], 'tools');
    const places = tools(element).map((tool) => tool.getBoundingClientRect());
    for (const { width, height, top, left, right } of places) {
      expect(Math.min(width, height)).to.be.at.least(24);
      expect(top).to.equal(places[0]!.top);
      expect(left).to.be.at.least(page.getBoundingClientRect().left);
      expect(right).to.be.at.most(page.getBoundingClientRect().right + 1);
    }
  });

  it('enlarge the text of all articles, by keys, and remember it', async () => {
    later(() => localStorage.removeItem('dongpo-widgets.text-size'));
    const element = await withTools();
    const usual = size(element);
    await focusOn(element, '글자 크게');
    await sendKeys({ press: 'Enter' });
    await until(() => size(element) > usual, 'larger text');
    expect(localStorage.getItem('dongpo-widgets.text-size')).to.equal('1.125');
    const other = await withTools();
    await until(() => size(other) === size(element), 'as large');
    for (let presses = 0; presses < 8; presses++) await sendKeys({ press: ' ' });
    await until(() => tools(element)[1]!.getAttribute('aria-disabled') === 'true', 'the end');
    expect(size(element)).to.be.closeTo(usual * 2, 0.1);
    expect(element.shadowRoot!.activeElement).to.equal(tools(element)[1]);
    for (let presses = 0; presses < 8; presses++) tools(element)[0]!.click();
    expect(size(element)).to.be.closeTo(usual * 0.875, 0.1);
    expect(tools(element)[0]!.getAttribute('aria-disabled')).to.equal('true');
    tools(element)[1]!.click();
  });

  it('copy the link, by keys, and say so once', async () => {
    const copied: string[] = [];
    pretend('clipboard', { writeText: async (text: string) => void copied.push(text) });
    const element = await withTools(feed(), 'link-params="utm_source=partner"');
    await focusOn(element, '링크 복사');
    await sendKeys({ press: 'Enter' });
    await until(() => labels(element).includes('복사했습니다'), 'the word');
    expect(copied).to.deep.equal([`${ADDRESS}?utm_source=partner`]);
    expect(said(one(element, '.tools [role=status]'))).to.equal('복사했습니다');
    await until(() => labels(element).includes('링크 복사'), 'the label again');
    expect(said(one(element, '.tools [role=status]'))).to.equal('');
  });

  it('copy by other ways where the clipboard is refused', async () => {
    pretend('clipboard', { writeText: () => Promise.reject(new Error('refused')) });
    let copied = '';
    const { execCommand } = document;
    document.execCommand = () => {
      const field = document.querySelector('dongpo-article')!.shadowRoot!.querySelector('textarea')!;
      copied = field.value.slice(field.selectionStart, field.selectionEnd);
      return true;
    };
    later(() => {
      document.execCommand = execCommand;
    });
    const element = await withTools();
    tools(element)[2]!.click();
    await until(() => labels(element).includes('복사했습니다'), 'the word');
    expect(copied).to.equal(ADDRESS);
    expect(element.shadowRoot!.querySelector('textarea')).to.equal(null);
  });

  it("open the platform's share sheet where there is one, and say nothing when it is closed", async () => {
    const shared: ShareData[] = [];
    pretend('share', (data: ShareData) => {
      shared.push(data);
      return Promise.reject(new DOMException('closed', 'AbortError'));
    });
    const element = await withTools();
    expect(labels(element)).to.include('공유');
    await focusOn(element, '공유');
    await sendKeys({ press: 'Enter' });
    await until(() => shared[0], 'the sheet');
    expect(shared).to.deep.equal([{ title: '제목', url: ADDRESS }]);
    expect(labels(element)).to.include('공유');
  });

  it('print the page', async () => {
    let printed = 0;
    const { print } = window;
    window.print = () => void printed++;
    later(() => {
      window.print = print;
    });
    const element = await withTools(feed(), 'controls="print"');
    tools(element)[0]!.click();
    expect(printed).to.equal(1);
  });

  describe('videos', () => {
    const FRAME = '<p>앞</p><iframe src="https://www.youtube.com/embed/abcdefghijk?x=1"></iframe><p>뒤</p>';
    const link = (element: Element): HTMLAnchorElement =>
      element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=body] a')!;
    const frame = (element: Element): HTMLElement | undefined => one(element, 'video');

    it('are links of their size until the reader starts one, which takes the very place', async () => {
      const element = await withTools(feed(FRAME));
      const { width, height, top } = link(element).getBoundingClientRect();
      expect(width / height).to.be.closeTo(16 / 9, 0.05);
      expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
      await focusOn(element, '동영상');
      await sendKeys({ press: 'Enter' });
      await until(() => frame(element), 'the player');
      const player = frame(element) as HTMLIFrameElement;
      expect(player.src).to.equal('https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1');
      expect(player.title).to.equal('동영상');
      expect(`${player.sandbox}`).to.equal('allow-scripts allow-same-origin allow-presentation allow-popups');
      const place = player.getBoundingClientRect();
      expect([place.width, place.height]).to.deep.equal([width, height]);
      expect(place.top - one(element, 'body')!.getBoundingClientRect().top).to.be.closeTo(
        top - one(element, 'body')!.getBoundingClientRect().top,
        100,
      );
      expect(element.shadowRoot!.activeElement).to.equal(player);
      // For pages whose policy forbids frames.
      expect(link(element).href).to.equal('https://www.youtube.com/watch?v=abcdefghijk');
      player.remove();
    });

    it('of the feed itself play in a video element', async () => {
      const element = await withTools(feed('<video src="https://feeds.test/a.mp4"></video>'));
      link(element).click();
      await until(() => frame(element), 'the player');
      expect((frame(element) as HTMLVideoElement).src).to.equal('https://feeds.test/a.mp4');
      expect((frame(element) as HTMLVideoElement).controls).to.equal(true);
    });

    it('open elsewhere where the click asks for it', async () => {
      const element = await withTools(feed(FRAME));
      const stop = (event: Event): void => {
        expect(event.defaultPrevented).to.equal(false);
        event.preventDefault();
      };
      element.addEventListener('click', stop);
      link(element).dispatchEvent(
        new MouseEvent('click', { ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
      );
      expect(frame(element)).to.equal(undefined);
    });

    it('never are a player of a host that is not allowed', async () => {
      const element = await withTools(
        feed(
          '<a data-embed="iframe" href="https://evil.example/a">가</a><a data-embed="x" href="https://evil.example/b">나</a>',
        ),
      );
      for (const each of element.shadowRoot!.querySelectorAll<HTMLElement>('[part=body] a')) {
        each.addEventListener('click', (event) => event.preventDefault());
        each.click();
      }
      expect(element.shadowRoot!.querySelector('iframe, video')).to.equal(null);
    });
  });

  it('let a wide table be scrolled by the keyboard, and only that', async () => {
    const wide = `<table><caption>환율</caption><tr>${'<td>칸칸칸칸칸칸칸칸칸칸</td>'.repeat(20)}</tr></table><table><tr><td>칸</td></tr></table>`;
    const element = await withTools(feed(wide));
    const boxes = [...element.shadowRoot!.querySelectorAll('.scroll')];
    await until(() => boxes[0]!.hasAttribute('tabindex'), 'a stop of Tab');
    expect(boxes[0]!.getAttribute('aria-label')).to.equal('환율');
    expect(boxes[1]!.hasAttribute('tabindex')).to.equal(false);
    expect(box(element).scrollWidth).to.be.at.most(box(element).clientWidth);
  });

  it('pictures that fail leave their room and no broken icon', async () => {
    const missing = `${location.origin}/none.png`;
    const element = await shown(
      feed(`<p>본문</p><img src="${missing}" width="300" height="200">`, {
        image: `${location.origin}/no-lead.png`,
      }),
    );
    const pictures = [...element.shadowRoot!.querySelectorAll('img')];
    expect(pictures.length).to.equal(2);
    const heights = [Math.round((pictures[0]!.offsetWidth * 2) / 3), 200];
    for (const picture of pictures) {
      picture.loading = 'eager';
      await until(() => getComputedStyle(picture).visibility === 'hidden', 'hidden');
    }
    expect(pictures.map(({ offsetHeight }) => offsetHeight)).to.deep.equal(heights);
  });

  it('a picture of several sizes is told how large it is shown', async () => {
    const element = await shown(
      feed(
        '<img src="https://feeds.test/a.png" srcset="https://feeds.test/a.png 300w, https://feeds.test/b.png 900w">',
      ),
    );
    expect(element.shadowRoot!.querySelector('[part=body] img')!.getAttribute('sizes')).to.match(
      /^auto, .*680px$/,
    );
  });

  for (const [scheme, style] of [
    ['light', 'color-scheme:light;background:#fff;color:#111'],
    ['dark', 'color-scheme:dark;background:#111;color:#eee'],
  ] as const)
    it(`are accessible, ${scheme}`, async () => {
      later(() => document.body.removeAttribute('style'));
      document.body.style.cssText = style;
      const element = await withTools(
        feed(
          `<h2>소제목</h2><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe><table><tr>${'<td>칸칸칸칸칸칸칸칸칸칸</td>'.repeat(20)}</tr></table>`,
        ),
        'controls="text-size share print"',
      );
      await until(
        () => element.shadowRoot!.querySelector('.scroll')!.hasAttribute('tabindex'),
        'a wide table',
      );
      await expect(element).to.be.accessible();
    });
});
