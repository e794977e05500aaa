/** The body of an article: clean, its headings below the title, its picture once. */
import { expect } from '@open-wc/testing';
import {
  feedWith,
  mountWithFeed,
  query,
  queryAll,
  recordErrors,
  textOf,
  textsOf,
  useCleanPage,
  waitFor,
} from './helpers.js';

const article = (item: Record<string, unknown>, attributes = ''): Promise<HTMLElement> =>
  mountWithFeed('dongpo-article', feedWith([item]), attributes);
const PICTURE = 'https://feeds.test/photo.jpg';

describe('the body of an article', () => {
  useCleanPage();

  it('the body of an article keeps paragraphs, images, quotes, tables and links', async () => {
    const html =
      '<p>첫 <strong>문단</strong></p><blockquote>인용</blockquote><ul><li>하나</li></ul><table><tr><td>칸</td></tr></table><figure><img src="/a.jpg" alt="사진"><figcaption>설명</figcaption></figure>';
    const element = await article({ content_html: html });
    const body = query(element, 'body')!;
    for (const tag of ['p', 'strong', 'blockquote', 'li', 'td', 'figcaption'])
      expect(body.querySelector(tag), tag).to.not.equal(null);
    expect(body.querySelector('img')!.src).to.equal('https://feeds.test/a.jpg');
    expect(textOf(body)).to.equal('첫 문단인용하나칸설명');
  });

  it('the body of an article may be plain text', async () => {
    const element = await article({ content_html: undefined, content_text: '첫 문단 <b>\n\n둘째 문단' });
    expect(textsOf(element, '[part~=body] p')).to.deep.equal(['첫 문단 <b>', '둘째 문단']);
  });

  it('the body of an article runs no code', async () => {
    const errors = recordErrors();
    const html = `<p onclick="window.ran=1">글</p><script>window.ran=1</script><img src="${PICTURE}" onerror="window.ran=1">
      <svg onload="window.ran=1"><script>window.ran=1</script></svg><iframe srcdoc="<script>parent.ran=1</script>"></iframe>
      <a href="javascript:window.ran=1">눌러</a><a href=" java&#10;script:window.ran=1">눌러</a><form action="https://evil.test"><input autofocus onfocus="window.ran=1"></form>
      <style>* { display: none }</style><p style="position:fixed" id="x" class="y">끝</p><object data="javascript:ran=1"></object>`;
    const element = await article({ content_html: html });
    const body = query(element, 'body')!;
    // Another picture of that address fails later than the one in the body.
    const control = new Image();
    let failed = false;
    control.onerror = control.onload = () => {
      failed = true;
    };
    control.src = PICTURE;
    await waitFor(() => failed, 'the end of the picture');
    expect('ran' in window).to.equal(false);
    expect(body.querySelectorAll('script,svg,iframe,form,input,style,object').length).to.equal(0);
    // Ours, of a picture that failed.
    for (const node of body.querySelectorAll('*'))
      for (const { name, value } of node.attributes)
        if (
          name !== 'style' ||
          node.localName !== 'img' ||
          !value.startsWith('visibility: hidden; contain: size')
        )
          expect(name).to.not.match(/^on|^style$|^id$|^srcdoc$/);
    expect([...body.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal([]);
    expect(textOf(body)).to.contain('눌러').and.contain('끝');
    expect(errors).to.deep.equal([]);
  });

  for (const [level, heading, lowered] of [
    ['3', 'h3', 'h4 h5'],
    ['2', 'h2', 'h3 h4'],
    ['5', 'h5', 'h6 h6'],
    ['1', 'h2', 'h3 h4'],
    ['-5', 'h2', 'h3 h4'],
    ['abc', 'h3', 'h4 h5'],
    ['99', 'h6', 'h6 h6'],
  ] as const)
    it(`headings of a body are below the title of heading-level="${level}"`, async () => {
      const html = '<h1>큰 제목</h1><p>글</p><h4>작은 제목</h4><p>글</p>';
      const element = await article({ content_html: html }, `heading-level="${level}"`);
      expect(query(element, 'title')!.localName).to.equal(heading);
      const names = queryAll(element, '[part~=body] :is(h1,h2,h3,h4,h5,h6)').map(
        ({ localName }) => localName,
      );
      expect(names.join(' ')).to.equal(lowered);
    });

  it('an article shows its lead image once', async () => {
    const figure = (element: Element): HTMLImageElement | null =>
      query(element, '.lead')?.querySelector('img') ?? null;
    const _dongpo = {
      images: [{ url: PICTURE, caption: '야시장', credit: '김하늘', width: 600, height: 400 }],
    };
    const element = await article({ image: PICTURE, _dongpo });
    expect(figure(element)!.src).to.equal(PICTURE);
    expect(figure(element)!.alt).to.equal('야시장');
    expect(figure(element)!.width).to.equal(600);
    expect(textOf(query(element, '.lead figcaption'))).to.equal('▲ 야시장 사진=김하늘');

    const held = await article({
      image: `${PICTURE}?w=600`,
      content_html: `<p>글</p><img src="${PICTURE}">`,
      _dongpo,
    });
    expect(figure(held)).to.equal(null);
    expect(queryAll(held, 'img[src]').length).to.equal(1);

    const other = await article({ image: PICTURE, content_html: '<p>글</p><img src="/another.jpg">' });
    expect(figure(other)!.src).to.equal(PICTURE);
    expect(queryAll(other, 'img[src]').length).to.equal(2);
  });

  it('images that differ only in their query are different images', async () => {
    const image = (id: number): string => `https://feeds.test/image.php?id=${id}`;
    const element = await article({ image: image(1), content_html: `<p>글</p><img src="${image(2)}">` });
    expect(queryAll(element, 'img[src]').map((each) => (each as HTMLImageElement).src)).to.deep.equal([
      image(1),
      image(2),
    ]);
  });

  it('an article shows its section, subtitle and byline', async () => {
    const _dongpo = { section_path: ['국제', '중국'], subtitle: '주말마다 저녁 여섯 시부터' };
    const element = await article({ _dongpo, authors: [{ name: '김하늘 기자' }, { name: '이바다' }] });
    expect(textsOf(element, 'section')).to.deep.equal(['국제 › 중국']);
    expect(textsOf(element, 'subtitle')).to.deep.equal(['주말마다 저녁 여섯 시부터']);
    expect(textsOf(element, 'author')).to.deep.equal(['김하늘 기자, 이바다']);
  });

  it('an article shows the body that another feed has for the same item', async () => {
    const element = (await article({
      content_html: '<p>처음 글</p>',
    })) as HTMLElementTagNameMap['dongpo-article'];
    element.feed = feedWith([{ content_html: '<p>고친 글</p>' }]);
    await waitFor(() => textsOf(element, 'body')[0] === '고친 글', 'the corrected body');
  });

  it('the body of an article stays while it is sanitised again for other options', async () => {
    const element = (await article({
      content_html: '<p><a href="https://example.com/">자료</a></p>',
    })) as HTMLElementTagNameMap['dongpo-article'];
    const node = query(element, 'article');
    const link = (): HTMLAnchorElement | undefined => query(element, '[part~=body] a') as HTMLAnchorElement;
    element.linkParams = 'a=1';
    await waitFor(() => link()?.href === 'https://example.com/?a=1', 'the parameter');
    element.target = '_blank';
    await waitFor(() => link()?.target === '_blank', 'the target');
    element.lang = 'en';
    await waitFor(() => link()?.textContent?.includes('new window'), 'English');
    expect(query(element, 'article') === node, 'the same node').to.equal(true);
  });
});
