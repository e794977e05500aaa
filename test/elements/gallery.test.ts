/** Galleries of an article, and the view of one picture: shown, by keys and by fingers, for everybody. */
import 'axe-core/axe.min.js';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type axe from 'axe-core';
import { HttpResponse, http } from 'msw';
import { stubProperty } from '../controllers/fake-time.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  feedWith,
  mountWithFeed,
  PIXEL_URL,
  query,
  queryAll,
  textOf,
  useCleanPage,
  waitFor,
} from './helpers.js';

const picture = (index: number, more: object = {}): object => ({
  url: `https://feeds.test/${index}.gif`,
  caption: `장면 ${index}`,
  credit: '김하늘',
  width: 900,
  height: 600,
  ...more,
});
const photoNews = (count: number, members: object = {}): object =>
  feedWith([
    {
      image: 'https://feeds.test/0.gif',
      content_html: '<p>포토뉴스입니다.</p>',
      _dongpo: { images: Array.from({ length: count }, (_, index) => picture(index)) },
      ...members,
    },
  ]);
const tiles = (element: Element): HTMLElement[] => queryAll(element, '[part~=gallery] > li');
const links = (element: Element): HTMLAnchorElement[] =>
  queryAll(element, 'a[data-picture][role=button]') as HTMLAnchorElement[];
const dialog = (element: Element): HTMLDialogElement => query(element, 'dialog[part]') as HTMLDialogElement;
const count = (element: Element): string =>
  textOf(dialog(element)?.querySelector('.count')?.firstChild?.parentElement);
const shownUrl = (element: Element): string | undefined =>
  dialog(element)?.querySelector('img')?.getAttribute('src')?.replace('https://feeds.test/', '');

describe('galleries', () => {
  const feeds = mockFeeds();
  useCleanPage();
  beforeEach(async () => {
    const gif = await (await fetch(PIXEL_URL)).arrayBuffer();
    feeds.use(
      http.get(
        'https://feeds.test/:name.gif',
        () => new HttpResponse(gif, { headers: { 'content-type': 'image/gif' } }),
      ),
    );
  });

  async function opened(count_ = 10, attributes = '', index = 0): Promise<HTMLElement> {
    const element = await mountWithFeed('dongpo-article', photoNews(count_), attributes);
    await waitFor(() => links(element).length, 'the buttons');
    links(element)[index]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitFor(() => dialog(element)?.open && shownUrl(element), 'the view');
    return element;
  }

  it('a 포토뉴스 of ten pictures shows ten, with captions and credits', async () => {
    const element = await mountWithFeed('dongpo-article', photoNews(10));
    const images = queryAll(element, 'article img') as HTMLImageElement[];
    expect(images.map(({ src }) => /\d+/.exec(src)?.[0])).to.deep.equal([...'0123456789']);
    expect(tiles(element)).to.have.length(9);
    expect(textOf(tiles(element)[0]!.querySelector('figcaption'))).to.equal('▲ 장면 1 사진=김하늘');
    await waitFor(() => links(element).length === 10, 'the buttons');
    // A button keeps its name, though its caption says the same.
    expect(links(element).map((link) => link.querySelector('img')!.alt)[1]).to.equal('장면 1');
  });

  for (const [what, members, expected] of [
    [
      'the picture of the body is not shown again',
      { content_html: '<p>글</p><img src="https://feeds.test/2.gif?w=800">' },
      8,
    ],
    ['no pictures, no gallery', { _dongpo: { images: [] } }, 0],
    ['the item’s own picture alone is no gallery', { _dongpo: { images: [picture(0)] } }, 0],
    [
      'a picture that is listed twice is shown once',
      { _dongpo: { images: [picture(0), picture(1), picture(1)] } },
      1,
    ],
    [
      'pictures without addresses are none',
      { _dongpo: { images: [{ caption: '하나' }, { url: 'javascript:1' }, null, 5] } },
      0,
    ],
  ] as const)
    it(what, async () => {
      const element = await mountWithFeed('dongpo-article', photoNews(10, members));
      expect(tiles(element)).to.have.length(expected);
    });

  it('`show` without images shows no gallery', async () => {
    const element = await mountWithFeed('dongpo-article', photoNews(10), 'show="date"');
    expect(tiles(element)).to.have.length(0);
    element.setAttribute('show', 'image');
    await waitFor(() => tiles(element).length === 9, 'the gallery');
  });

  const image = (index: number): string => `<img src="https://feeds.test/${index}.gif" alt="">`;
  const own = (index: number): string =>
    `<figure>${image(index)}<figcaption>설명 ${index}</figcaption></figure>`;
  for (const [what, html, expected, caption] of [
    [
      "WordPress's block",
      `<figure class="wp-block-gallery">${own(1)}${own(2)}${own(3)}<figcaption>모두</figcaption></figure>`,
      3,
      '설명 1',
    ],
    [
      "WordPress's old editor",
      `<div class="gallery"><dl><dt><a href="https://feeds.test/big1.jpg">${image(1)}</a></dt><dd>설명 1</dd></dl><dl><dt>${image(2)}</dt><dd></dd></dl></div>`,
      2,
      '설명 1',
    ],
    ['a list', `<ul><li>${own(1)}</li><li>${own(2)}</li></ul>`, 2, '설명 1'],
    ['Ghost', `<figure><div><div><div>${image(1)}</div><div>${image(2)}</div></div></div></figure>`, 2, ''],
    ['pictures in one paragraph', `<p>${image(1)} <br>${image(2)}</p>`, 2, ''],
    ['one picture', `<figure>${image(1)}</figure>`, 0, ''],
    ['pictures with text', `<p>${image(1)} 그리고 ${image(2)}</p>`, 0, ''],
    ['paragraphs of pictures', `<div><p>${image(1)}</p><p>${image(2)}</p></div>`, 0, ''],
    [
      'linked banners',
      `<p><a href="https://shop.test/">${image(1)}</a><a href="https://shop.test/2">${image(2)}</a></p>`,
      0,
      '',
    ],
  ] as const)
    it(`a body’s group of pictures: ${what}`, async () => {
      const element = await mountWithFeed(
        'dongpo-article',
        feedWith([{ content_html: `<p>앞</p>${html}<p>뒤</p>` }]),
      );
      expect(tiles(element)).to.have.length(expected);
      expect(textOf(tiles(element)[0]?.querySelector('figcaption'))).to.equal(caption);
      expect(queryAll(element, '[part~=body] img')).to.have.length(
        what === 'one picture' ? 1 : Math.max(2, expected),
      );
      expect(textOf(query(element, 'body'))).to.match(/^앞.*뒤$/);
    });

  it('opens a picture by a key, turns by arrows, Home and End, and closes to the picture seen last', async () => {
    const element = await opened();
    expect(shownUrl(element)).to.equal('0.gif');
    expect(count(element)).to.match(/^1 \/ 10/);
    await sendKeys({ press: 'ArrowRight' });
    expect(shownUrl(element)).to.equal('1.gif');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    expect(shownUrl(element)).to.equal('9.gif');
    await sendKeys({ press: 'Home' });
    expect(shownUrl(element)).to.equal('0.gif');
    await sendKeys({ press: 'End' });
    expect(count(element)).to.match(/^10 \/ 10/);
    await sendKeys({ press: 'Escape' });
    await waitFor(() => !dialog(element).open, 'the end');
    await waitFor(() => element.shadowRoot!.activeElement === links(element)[9], 'the focus');
  });

  it('the space bar opens a picture, too, and buttons turn and close', async () => {
    const element = await mountWithFeed('dongpo-article', photoNews(3));
    await waitFor(() => links(element).length, 'the buttons');
    links(element)[1]!.focus();
    await sendKeys({ press: ' ' });
    await waitFor(() => dialog(element)?.open, 'the view');
    const button = (name: string): HTMLElement =>
      dialog(element).querySelector<HTMLElement>(`button[aria-label=${name}]`)!;
    button('다음').click();
    expect(shownUrl(element)).to.equal('2.gif');
    button('이전').click();
    button('이전').click();
    expect(shownUrl(element)).to.equal('0.gif');
    button('닫기').click();
    await waitFor(() => !dialog(element).open, 'the end');
  });

  it('a finger turns pictures, in the direction of the script', async () => {
    const element = await opened(3);
    const stage = (): Element => dialog(element).querySelector('.stage')!;
    const swipe = (x: number, y = 0, pointerType = 'touch'): void => {
      const at = (type: string, clientX: number, clientY: number): PointerEvent =>
        new PointerEvent(type, { clientX, clientY, pointerType, isPrimary: true, bubbles: true });
      stage().dispatchEvent(at('pointerdown', 200, 200));
      stage().dispatchEvent(at('pointerup', 200 + x, 200 + y));
    };
    swipe(-80);
    expect(shownUrl(element)).to.equal('1.gif');
    swipe(80, 10);
    expect(shownUrl(element)).to.equal('0.gif');
    swipe(-20);
    swipe(-80, 90);
    swipe(-80, 0, 'mouse');
    expect(shownUrl(element), 'a tap, a scroll, a mouse').to.equal('0.gif');
    dialog(element).close();
    await waitFor(() => !dialog(element).open, 'the end');
    element.dir = 'rtl';
    await waitFor(() => element.shadowRoot!.querySelector('section')!.dir === 'rtl', 'the direction');
    links(element)[0]!.click();
    await waitFor(() => dialog(element).open && dialog(element).dir === 'rtl', 'the view');
    swipe(80);
    expect(shownUrl(element)).to.equal('1.gif');
    await sendKeys({ press: 'ArrowLeft' });
    expect(shownUrl(element)).to.equal('2.gif');
  });

  it('a picture with a modifier key is a link', async () => {
    const element = await mountWithFeed('dongpo-article', photoNews(3));
    await waitFor(() => links(element).length, 'the buttons');
    const click = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true });
    element.addEventListener('click', (event) => {
      expect(event.defaultPrevented).to.equal(false);
      event.preventDefault();
    });
    links(element)[0]!.dispatchEvent(click);
    expect(query(element, 'dialog[part]')).to.equal(undefined);
  });

  it('a reader who saves data loads the pictures of a gallery by a tap, in a fitting width', async () => {
    stubProperty(navigator, 'connection', { saveData: true });
    const sizes = [{ url: 'https://feeds.test/small.gif', width: 300 }];
    const element = await mountWithFeed(
      'dongpo-article',
      photoNews(3, { _dongpo: { images: [picture(0), picture(1, { sizes }), picture(2)] } }),
    );
    await waitFor(() => query(element, '.gallery img[role=button]'), 'the buttons');
    expect(queryAll(element, 'article img[src]')).to.deep.equal([]);
    expect(queryAll(element, 'a[data-picture]')).to.deep.equal([]);
    const [first] = queryAll(element, '.gallery img') as HTMLImageElement[];
    first!.click();
    expect(first!.src).to.equal('https://feeds.test/1.gif');
    expect(first!.srcset).to.equal('https://feeds.test/small.gif 300w, https://feeds.test/1.gif 900w');
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(element);
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
  });

  for (const state of ['gallery', 'view'])
    it(`axe finds nothing in the ${state}`, async () => {
      const element =
        state === 'view' ? await opened(4) : await mountWithFeed('dongpo-article', photoNews(4));
      await waitFor(() => links(element).length, 'the buttons');
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(element);
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(found).to.deep.equal([]);
    });
});

describe('recordings', () => {
  useCleanPage();
  const withFiles = (...attachments: unknown[]): object => feedWith([{ attachments }]);
  const players = (element: Element): HTMLAudioElement[] =>
    queryAll(element, 'audio[controls]') as HTMLAudioElement[];

  it('an audio attachment has a player that loads nothing before it is played', async () => {
    const element = await mountWithFeed(
      'dongpo-article',
      withFiles({
        url: 'https://feeds.test/a.mp3',
        mime_type: 'audio/mpeg',
        title: '인터뷰',
        duration_in_seconds: 3725,
      }),
    );
    const [player] = players(element);
    expect([player!.preload, player!.controls, player!.getAttribute('aria-label')]).to.deep.equal([
      'none',
      true,
      '인터뷰',
    ]);
    expect(textOf(query(element, '[part~=audio] figcaption'))).to.equal('인터뷰 · 1:02:05');
    expect(player!.querySelector('source')!.src).to.equal('https://feeds.test/a.mp3');
    expect(performance.getEntriesByName('https://feeds.test/a.mp3')).to.have.length(0);
    expect(player!.offsetHeight).to.equal(54);
  });

  for (const [what, files, sources] of [
    [
      'formats of one title',
      [
        { url: '/a.mp3', mime_type: 'audio/mpeg', title: '가' },
        { url: '/a.ogg', mime_type: 'audio/ogg', title: '가' },
      ],
      [2],
    ],
    ['two recordings', [{ url: '/a.mp3', mime_type: 'audio/mpeg' }, { url: '/b.mp3' }], [1, 1]],
    [
      'other files',
      [
        { url: '/a.pdf', mime_type: 'application/pdf' },
        { url: '/v.mp4', mime_type: 'video/mp4' },
        { url: '/x' },
        { mime_type: 'audio/mpeg' },
      ],
      [],
    ],
    ['a bad address', [{ url: 'javascript:alert(1)', mime_type: 'audio/mpeg' }], []],
  ] as const)
    it(`players of ${what}`, async () => {
      const absolute = (files as readonly { url?: string }[]).map((file) => ({
        ...file,
        ...(file.url?.startsWith('/') && { url: `https://feeds.test${file.url}` }),
      }));
      const element = await mountWithFeed('dongpo-article', withFiles(...absolute));
      expect(players(element).map((player) => player.querySelectorAll('source').length)).to.deep.equal(
        sources,
      );
    });
});

describe('what belongs to an article', () => {
  useCleanPage();

  it('related articles stand under it, each once, without itself', async () => {
    const related = [
      { url: 'https://feeds.test/r/1', title: '하나' },
      { url: 'https://feeds.test/r/2' },
      { url: 'https://feeds.test/r/1', title: '하나' },
      { url: 'http://www.feeds.test/articles/1?utm_source=x', title: '자신' },
      { url: 'javascript:1', title: '나쁨' },
    ];
    const element = await mountWithFeed(
      'dongpo-article',
      feedWith([{ _dongpo: { related } }]),
      'link-params="a=b"',
    );
    const shown = queryAll(element, '[part~=related] a') as HTMLAnchorElement[];
    expect(shown.map((link) => [textOf(link), link.href])).to.deep.equal([
      ['하나', 'https://feeds.test/r/1?a=b'],
      ['feeds.test/r/2', 'https://feeds.test/r/2?a=b'],
    ]);
    expect(query(element, '[part~=related]')!.getAttribute('aria-label')).to.equal('관련 기사');
  });

  it('the list below an article leaves out the article, keeps ranks, and takes the next item', async () => {
    const feeds = await mountWithFeed(
      'dongpo-article',
      feedWith([{}], {}, 8),
      'item="https://feeds.test/articles/2" best-src="https://feeds.test/latest.json" limit="3"',
    );
    await waitFor(() => query(feeds, 'dongpo-best'), 'the list');
    const best = query(feeds, 'dongpo-best') as HTMLElementTagNameMap['dongpo-best'];
    best.removeAttribute('src');
    Object.assign(best, { src: undefined, feed: feedWith([{}], {}, 8) });
    await waitFor(() => queryAll(best, 'item').length === 3, 'the rows');
    const hrefs = (queryAll(best, '[part~=title] a') as HTMLAnchorElement[]).map(({ href }) => href.at(-1));
    expect(hrefs).to.deep.equal(['1', '3', '4']);
    best.feed = feedWith([{ url: 'https://feeds.test/articles/2' }], {}, 1);
    await waitFor(() => query(best, 'status'), 'the sentence for nothing');
    best.feed = feedWith([{}], {}, 8);
    await waitFor(() => queryAll(best, 'item').length === 3, 'the rows again');
    expect(queryAll(best, '[part~=rank] > [aria-hidden]').map(textOf)).to.deep.equal(['1', '3', '4']);
  });
});
