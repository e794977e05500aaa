/** Where the reader saves data, a picture is a button that fetches it. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import type { DongpoElement } from '../../src/elements/core/feed-element.js';
import { settleNetwork, stubProperty, waitForBehaviours } from '../controllers/fake-time.js';
import { mockFeeds } from '../mocks/feeds.js';
import {
  feedWith,
  LISTS,
  mountWithFeed,
  PIXEL_URL,
  query,
  queryAll,
  useCleanPage,
  waitFor,
} from './helpers.js';

const PICTURES = [1, 2, 3].map((number) => `https://feeds.test/photo-${number}.gif`);
const [FIRST, SECOND] = PICTURES;
/** Of articles only: the last test's picture may still be on its way. */
const [LEAD, INNER] = ['lead', 'inner'].map((name) => `https://feeds.test/photo-${name}.gif`);
const images = (element: Element): HTMLImageElement[] => [...element.shadowRoot!.querySelectorAll('img')];
const buttons = (element: Element): HTMLElement[] => queryAll(element, 'img[role=button]');

/** Whether an event of the reader's still does what the browser does of itself. */
const click = (target: Element): boolean =>
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
const press = (target: Element, key: string): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }),
  );

const BODY = `<p>글</p><p><a href="https://feeds.test/link"><img src="${INNER}" srcset="${SECOND} 2x" alt="시장"></a></p>`;

describe('a reader who saves data', () => {
  const feeds = mockFeeds();
  useCleanPage();
  const fetched = (): string[] => feeds.requests.filter((url) => url.includes('photo'));

  beforeEach(async () => {
    stubProperty(navigator, 'connection', { saveData: true });
    const gif = await (await fetch(PIXEL_URL)).arrayBuffer();
    feeds.use(
      http.get(
        'https://feeds.test/:name.gif',
        () => new HttpResponse(gif, { headers: { 'content-type': 'image/gif' } }),
      ),
    );
  });

  async function list(tag: string): Promise<DongpoElement> {
    const items = PICTURES.map((image) => ({ image }));
    const element = await mountWithFeed(tag, feedWith(items), 'show="image summary"');
    await waitForBehaviours(element);
    await waitFor(() => buttons(element).length, 'the buttons');
    return element;
  }

  // Elsewhere nobody says that data is to be saved, and generated words have no box in a picture.
  if (navigator.userAgent.includes('Chrome'))
    for (const tag of LISTS)
      it(`sees the words in the place of the pictures of ${tag}, no broken icon`, async () => {
        const element = await mountWithFeed(tag, feedWith([{ image: FIRST }]), 'show="image"');
        await waitFor(() => buttons(element)[0], 'the button');
        const image = buttons(element)[0]!;
        const { width, height } = getComputedStyle(image, ':after');
        const box = image.getBoundingClientRect();
        expect([width, height]).to.deep.equal([`${box.width}px`, `${box.height}px`]);
      });

  for (const tag of LISTS) {
    it(`gets no picture in ${tag}, but buttons`, async () => {
      const element = await list(tag);
      expect(images(element).length).to.equal(3);
      for (const image of images(element)) {
        expect(image.hasAttribute('src')).to.equal(false);
        expect(image.getAttribute('role')).to.equal('button');
        expect(image.alt).to.equal('사진 보기');
        expect(image.tabIndex).to.equal(0);
      }
      await settleNetwork();
      expect(fetched()).to.deep.equal([]);
    });

    it(`gets the picture of ${tag} by a click, which follows no link`, async () => {
      const element = await list(tag);
      const [first, second, third] = images(element);
      expect(click(second!)).to.equal(false);
      expect(second!.src).to.equal(SECOND);
      expect(second!.alt).to.equal('');
      expect(second!.hasAttribute('role')).to.equal(false);
      expect(second!.hasAttribute('tabindex')).to.equal(false);
      expect(buttons(element)).to.deep.equal([first, third]);
      await waitFor(() => second!.naturalWidth, 'the picture');
      // It stays, and the others wait, when the list is rendered anew.
      element.requestUpdate();
      await element.updateComplete;
      expect(second!.src).to.equal(SECOND);
      expect(buttons(element)).to.deep.equal([first, third]);
      expect(click(second!)).to.equal(true);
    });

    it(`hits the button of ${tag}, not the link that covers the row`, async () => {
      const element = await list(tag);
      const [image] = images(element);
      image!.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = image!.getBoundingClientRect();
      expect(width * height).to.be.above(1000);
      expect(element.shadowRoot!.elementFromPoint(left + width / 2, top + height / 2)).to.equal(image);
    });
  }

  for (const key of ['Enter', ' '])
    it(`gets a picture by the key "${key}", and by no other`, async () => {
      const element = await list('dongpo-headlines');
      const [image] = images(element);
      expect(press(image!, 'Tab')).to.equal(true);
      expect(press(image!, 'a')).to.equal(true);
      expect(image!.hasAttribute('src')).to.equal(false);
      expect(press(image!, key)).to.equal(false);
      expect(image!.src).to.equal(FIRST);
    });

  it('gets the picture of the item that a row shows by then', async () => {
    const element = await list('dongpo-headlines');
    (element.feed as { items: object[] }).items.reverse();
    await element.reload();
    await element.updateComplete;
    click(images(element)[0]!);
    expect(images(element)[0]!.src).to.equal(PICTURES[2]);
  });

  it('is told so in the language of the block', async () => {
    const element = await list('dongpo-headlines');
    element.lang = 'zh-CN';
    await waitFor(() => images(element)[0]!.alt === '显示图片', 'Chinese');
    click(images(element)[0]!);
    expect(images(element)[0]!.alt).to.equal('');
  });

  it("gets an article's pictures by a click, with their own words", async () => {
    const element = await mountWithFeed(
      'dongpo-article',
      feedWith([
        {
          image: LEAD,
          content_html: BODY,
          _dongpo: { images: [{ url: LEAD, caption: '광장' }] },
        },
      ]),
    );
    await waitForBehaviours(element);
    await waitFor(() => buttons(element).length === 2, 'the buttons');
    const [lead, inner] = images(element);
    await waitFor(
      () => lead!.dataset.altFixed !== undefined,
      'the tools, which empty what the caption says too',
    );
    for (const image of [lead!, inner!]) {
      expect(image.alt).to.equal('사진 보기');
      expect(image.hasAttribute('src')).to.equal(false);
      expect(image.hasAttribute('srcset')).to.equal(false);
    }
    await settleNetwork();
    expect(fetched().filter((url) => url === LEAD || url === INNER)).to.deep.equal([]);
    // It stands in a link, which is for the next click.
    expect(inner!.closest('a')).to.not.equal(null);
    expect(click(inner!)).to.equal(false);
    expect([inner!.src, inner!.alt]).to.deep.equal([INNER, '시장']);
    expect(press(lead!, 'Enter')).to.equal(false);
    expect([lead!.src, lead!.alt]).to.deep.equal([LEAD, '']);
    await waitFor(() => lead!.naturalWidth && inner!.naturalWidth, 'the pictures');
  });

  it("does not get an article's picture twice", async () => {
    const element = await mountWithFeed('dongpo-article', feedWith([{ image: INNER, content_html: BODY }]));
    await waitForBehaviours(element);
    expect(images(element).length).to.equal(1);
    expect(query(element, 'image')).to.equal(undefined);
  });
});

for (const [what, connection] of [
  ['does not', { saveData: false }],
  ['has a browser that does not say', undefined],
] as const)
  describe(`a reader who ${what}`, () => {
    mockFeeds();
    useCleanPage();
    beforeEach(() => stubProperty(navigator, 'connection', connection));

    it('gets pictures', async () => {
      const element = await mountWithFeed(
        'dongpo-headlines',
        feedWith(PICTURES.map((image) => ({ image }))),
        'show="image"',
      );
      await waitForBehaviours(element);
      expect(images(element).map(({ src }) => src)).to.deep.equal(PICTURES);
      expect(images(element).map(({ alt, tabIndex }) => alt || tabIndex)).to.deep.equal([-1, -1, -1]);
      expect(buttons(element)).to.deep.equal([]);
      expect(click(images(element)[0]!)).to.equal(true);
    });

    it("gets an article's pictures", async () => {
      const element = await mountWithFeed(
        'dongpo-article',
        feedWith([{ image: LEAD, content_html: BODY.replace(/<\/?a[^>]*>/g, '') }]),
      );
      await waitForBehaviours(element);
      expect(images(element).map(({ src }) => src)).to.deep.equal([LEAD, INNER]);
      expect(images(element)[1]!.hasAttribute('srcset')).to.equal(true);
      expect(buttons(element)).to.deep.equal([]);
      expect(click(images(element)[1]!)).to.equal(true);
    });
  });
