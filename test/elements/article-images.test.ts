/** Pictures of an article: their words, their room, and those that never come. */
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
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

const article = (item: Record<string, unknown>, attributes = ''): Promise<HTMLElement> =>
  mountWithFeed('dongpo-article', feedWith([item]), attributes);
const bodyImages = (element: Element): HTMLImageElement[] =>
  queryAll(element, '[part~=body] img') as HTMLImageElement[];
const figure = (alt: string, caption: string): string =>
  `<figure><img src="https://feeds.test/a.gif"${alt}><figcaption>${caption}</figcaption></figure>`;

describe('images of an article', () => {
  const feeds = mockFeeds();
  useCleanPage();
  const picture = async (): Promise<void> => {
    const gif = await (await fetch(PIXEL_URL)).arrayBuffer();
    feeds.use(
      http.get(
        'https://feeds.test/:name.gif',
        () => new HttpResponse(gif, { headers: { 'content-type': 'image/gif' } }),
      ),
    );
  };

  for (const [alt, caption, expected] of [
    [' alt="야시장"', '▲ 야시장', ''],
    [' alt="밤의 시장"', '▲ 야시장', '밤의 시장'],
    ['', '야시장', '야시장'],
    [' alt="IMG_0123.jpg"', '야시장', '야시장'],
  ] as const)
    it(`an image with alt "${alt}" and the caption "${caption}" has the alt "${expected}"`, async () => {
      await picture();
      const element = await article({ content_html: `<p>글</p>${figure(alt, caption)}` });
      await waitFor(() => bodyImages(element)[0]?.alt === expected, bodyImages(element)[0]?.alt ?? '');
      await waitFor(() => query(element, '.tools [role=status]'), 'the tools');
      expect(bodyImages(element)[0]!.alt).to.equal(expected);
      element.lang = 'en';
      await waitFor(() => query(element, '[data-sign="A+"]'), 'English');
      await waitFor(() => bodyImages(element)[0]!.alt === expected, 'the same');
    });

  it('images of an article load lazily, in the size that is shown', async () => {
    await picture();
    const element = await article({
      content_html:
        '<p>글</p><img src="https://feeds.test/a.gif" srcset="/a.gif 400w, /b.gif 800w"><img src="https://feeds.test/c.gif">',
    });
    const [one_, two] = bodyImages(element);
    expect([one_!.loading, one_!.decoding]).to.deep.equal(['lazy', 'async']);
    expect(one_!.sizes).to.equal('auto, (max-width: 680px) 100vw, 680px');
    expect(two!.hasAttribute('sizes')).to.equal(false);
  });

  for (const attributes of ['', ' width="600" height="200"', ' height="200"'])
    for (const set of ['', ' srcset="https://feeds.test/no.gif 400w"'])
      it(`a failed image keeps its box:${attributes}${set}`, async () => {
        let answer = (): void => {};
        const asked = new Promise<void>((resolve) => {
          answer = resolve;
        });
        feeds.use(
          http.get('https://feeds.test/:name.gif', async () => {
            await asked;
            return new HttpResponse(null, { status: 404 });
          }),
        );
        const element = await article({
          content_html: `<p>글</p><img src="https://feeds.test/no.gif" alt=""${attributes}${set}><p>끝</p>`,
        });
        element.style.width = '480px';
        await waitFor(() => query(element, '.tools [role=status]'), 'the tools');
        const [image] = bodyImages(element);
        const height = (): number => Math.round(image!.getBoundingClientRect().height);
        const before = height();
        expect(before).to.equal(attributes.includes('width') ? 160 : 320);
        answer();
        await waitFor(() => getComputedStyle(image!).visibility === 'hidden', 'the failure');
        expect(height()).to.equal(before);
      });

  for (const [name, sign] of [
    ['a sign without a size', '<img class="emoji" src="https://feeds.test/a.gif" alt=":a:">'],
    [
      'a sign of 72 pixels',
      '<img class="emoji" src="https://feeds.test/a.gif" alt="" width="72" height="72">',
    ],
    ['a sign within a sentence', '<img src="https://feeds.test/a.gif" alt="A">'],
    ['a formula', '<img class="latex" src="https://feeds.test/a.gif" alt="x">'],
  ])
    it(`${name} stands in its line`, async () => {
      await picture();
      const element = await article({ content_html: `<p>앞의 말 ${sign} 뒤의 말</p><p>앞의 말 뒤의 말</p>` });
      element.style.width = '600px';
      const [image] = bodyImages(element);
      await waitFor(() => image!.complete, 'the sign');
      const [paragraph, other] = queryAll(element, '[part~=body] p');
      expect(image!.getBoundingClientRect().width).to.be.below(40);
      expect(paragraph!.getBoundingClientRect().height).to.be.closeTo(
        other!.getBoundingClientRect().height,
        1,
      );
    });

  it('an image that failed before the article observed it is hidden too', async () => {
    feeds.use(http.get('https://feeds.test/:name.gif', () => new HttpResponse(null, { status: 404 })));
    const element = await article({
      image: 'https://feeds.test/lead.gif',
      _dongpo: { images: [{ url: 'https://feeds.test/lead.gif', width: 300, height: 200 }] },
    });
    await waitFor(() => query(element, '.lead img'), 'the picture');
    const image = query(element, '.lead img')!;
    await waitFor(() => getComputedStyle(image).visibility === 'hidden', 'the failure');
    expect(Math.round(image.getBoundingClientRect().height)).to.equal(200);
  });

  for (const [caption, credit, lang, expected] of [
    ['야시장', '김하늘', 'ko', '▲ 야시장 사진=김하늘'],
    ['▲ 야시장', '사진 김하늘', 'ko', '▲ 야시장 사진 김하늘'],
    ['야시장', '© Reuters', 'ko', '▲ 야시장 © Reuters'],
    ['야시장', 'Photo: Kim', 'ko', '▲ 야시장 Photo: Kim'],
    [undefined, '김하늘', 'ko', '사진=김하늘'],
    ['야시장', undefined, 'ko', '▲ 야시장'],
    ['夜市', '新华社', 'zh-CN', '▲ 夜市 新华社'],
  ] as const)
    it(`the lead image has the caption "${expected}"`, async () => {
      await picture();
      const url = 'https://feeds.test/lead.gif';
      const element = await article({
        image: url,
        language: lang,
        _dongpo: { images: [{ url, caption, credit }] },
      });
      await waitFor(() => query(element, '.lead'), 'the picture');
      expect(textOf(query(element, '.lead figcaption'))).to.equal(expected);
    });
});
