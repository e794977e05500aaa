/** A video is a picture of one until it is asked for. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { playerUrl } from '../../src/elements/article/videos.js';
import {
  feedWith,
  mountWithFeed,
  onCleanup,
  query,
  queryAll,
  textOf,
  useCleanPage,
  waitFor,
} from './helpers.js';

const YOUTUBE = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?start=3"></iframe>';
const article = (content_html: string, attributes = ''): Promise<HTMLElement> =>
  mountWithFeed('dongpo-article', feedWith([{ content_html }]), attributes);
const facade = async (element: Element): Promise<HTMLAnchorElement> => {
  await waitFor(() => query(element, 'a[part=video]'), 'the facade');
  return query(element, 'a[part=video]') as HTMLAnchorElement;
};
const frames = (element: Element): HTMLIFrameElement[] =>
  queryAll(element, ':is(iframe)') as HTMLIFrameElement[];
/** No test goes to a player. */
const offline = (element: Element): void => {
  const { createElement } = document;
  document.createElement = function (this: Document, name: string, options?: ElementCreationOptions) {
    const node = createElement.call(this, name, options);
    if (name === 'iframe')
      Object.defineProperty(node, 'src', { set: (url) => node.setAttribute('data-to', url) });
    return node;
  } as typeof createElement;
  onCleanup(() => {
    document.createElement = createElement;
    for (const frame of frames(element)) frame.remove();
  });
};

describe('the frame of a video', () => {
  for (const [page, address] of [
    ['https://www.youtube.com/watch?v=abc-_1', 'https://www.youtube-nocookie.com/embed/abc-_1'],
    ['http://youtube.com/watch?a=1&v=abc', 'https://www.youtube-nocookie.com/embed/abc'],
    ['https://m.youtube.com/watch?v=abc', 'https://www.youtube-nocookie.com/embed/abc'],
    ['https://youtu.be/abc?t=3', 'https://www.youtube-nocookie.com/embed/abc'],
    [
      'https://www.youtube.com/embed/videoseries?list=x',
      'https://www.youtube-nocookie.com/embed/videoseries?list=x',
    ],
    ['http://player.vimeo.com/video/1?h=2', 'https://player.vimeo.com/video/1?h=2'],
    ['https://tv.naver.com/embed/1', 'https://tv.naver.com/embed/1'],
    ['https://www.youtube.com.evil.test/watch?v=a', undefined],
    ['https://evil.test/?https://youtu.be/a', undefined],
    ['javascript:alert(1)', undefined],
    ['https://feeds.test/a.mp4', undefined],
  ] as const)
    it(`of ${page} is ${address}`, () => expect(playerUrl(page)).to.equal(address));
});

describe('a video in an article', () => {
  useCleanPage();

  it('loads nothing before it is asked for', async () => {
    const element = await article(`<p>글</p>${YOUTUBE}`);
    const link = await facade(element);
    expect(textOf(link)).to.equal('동영상 · YouTube');
    expect(frames(element)).to.deep.equal([]);
    expect(performance.getEntriesByType('resource').filter(({ name }) => /youtu/.test(name))).to.deep.equal(
      [],
    );
    const { width, height } = link.getBoundingClientRect();
    expect(width / height).to.be.closeTo(16 / 9, 0.01);
    expect(textOf(query(element, '.page'))).to.equal('원문 보기');
    expect((query(element, '.page') as HTMLAnchorElement).href).to.equal(
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    );
  });

  for (const key of ['Enter', ' '])
    it(`plays in its place by "${key}"`, async () => {
      const element = await article(`<p>글 <a href="https://feeds.test/x">앞</a></p>${YOUTUBE}<p>끝</p>`);
      offline(element);
      const link = await facade(element);
      const place = JSON.stringify(link.getBoundingClientRect());
      query(element, '[part~=body] a')!.focus();
      await sendKeys({ press: 'Tab' });
      if (element.shadowRoot!.activeElement !== link) link.focus(); // Safari's Tab passes links over.
      await sendKeys({ press: key });
      await waitFor(() => frames(element).length, 'the frame');
      const [frame] = frames(element);
      expect(frame!.dataset.to).to.equal('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ');
      expect(JSON.stringify(frame!.getBoundingClientRect())).to.equal(place);
      expect(element.shadowRoot!.activeElement).to.equal(frame);
      expect(frame!.title).to.equal('동영상 · YouTube');
      expect(frame!.allow).to.equal('fullscreen; picture-in-picture; encrypted-media');
      expect(frame!.referrerPolicy).to.equal('strict-origin-when-cross-origin');
      expect(frame!.getAttribute('sandbox')).to.equal(
        'allow-scripts allow-same-origin allow-presentation allow-popups',
      );
      expect(frame!.hasAttribute('srcdoc')).to.equal(false);
      expect(textOf(query(element, '.page'))).to.equal('원문 보기');
      await expect(element).to.be.accessible();
    });

  it('is a link to its page for other clicks', async () => {
    const element = await article(YOUTUBE, 'target="_blank"');
    const link = await facade(element);
    for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey'] as const) {
      let followed = false;
      const stop = (event: Event): void => {
        followed = !event.defaultPrevented;
        event.preventDefault();
      };
      element.addEventListener('click', stop, { once: true });
      link.dispatchEvent(
        new MouseEvent('click', { [modifier]: true, bubbles: true, cancelable: true, composed: true }),
      );
      expect(followed, modifier).to.equal(true);
    }
    expect(frames(element)).to.deep.equal([]);
    expect(link.target).to.equal('_blank');
    expect(textOf(query(element, '.page'))).to.equal('원문 보기 새 창');
  });

  it('is made anew in another language', async () => {
    const element = (await article(`<p>${YOUTUBE}</p>`)) as HTMLElementTagNameMap['dongpo-article'];
    await facade(element);
    element.lang = 'en';
    await waitFor(() => textOf(query(element, 'a[part=video]')) === 'Watch the video · YouTube', 'English');
    expect(queryAll(element, 'a[part=video]').length).to.equal(1);
  });

  it('of nobody that is known stays a link', async () => {
    const element = await article(`<video src="https://feeds.test/a.mp4"></video><p>글</p>${YOUTUBE}`);
    await facade(element);
    expect(queryAll(element, '.video').length).to.equal(1);
    expect(query(element, 'a[href$=mp4]')!.getBoundingClientRect().height).to.be.below(60);
  });

  for (const scheme of ['light', 'dark'])
    it(`can be used by all, ${scheme}`, async () => {
      document.body.style.background = scheme === 'dark' ? '#121212' : '#fff';
      onCleanup(() => document.body.removeAttribute('style'));
      const element = await article(`<p>글</p>${YOUTUBE}`, `color-scheme="${scheme}"`);
      await facade(element);
      await expect(element).to.be.accessible();
    });
});
