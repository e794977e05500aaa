import { expect } from '@open-wc/testing';
import type { SanitiseOptions } from '../../src/content/options.js';
import { sanitise } from '../../src/content/sanitise.js';
import { engines, isNative } from './engines.js';

/**
 * Bodies as newspapers write them. `text` is the expected visible text where a plain HTML parser would lose a part of
 * it; elsewhere that of the parser is expected.
 */
const newsFixtures: { name: string; html: string; text?: string }[] = await (
  await fetch(new URL('./news-html.json', import.meta.url))
).json();

const base = 'https://www.dongpo.example/news/view.php?no=15446';
const options: SanitiseOptions = { base, videoLabel: '영상 보기' };

function htmlOf(fragment: DocumentFragment): string {
  const holder = fragment.ownerDocument.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

const clean = async (html: string, more: SanitiseOptions = {}) =>
  htmlOf(await sanitise(html, { ...options, ...more }));
/** Text without white space. */
const withoutSpace = (text: string) => text.replace(/[\s\u200b]+/g, '');

/** The visible text of HTML, as a plain parser reads it. */
function visibleText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const invisible =
    'script,style,template,noscript,iframe,object,svg,math,select,button,textarea,video,audio,[hidden],[data-embed]';
  for (const element of body.querySelectorAll(invisible)) element.remove();
  return withoutSpace(body.textContent!);
}

for (const engine of engines) {
  describe(`sanitise (${engine})`, () => {
    const run = (html: string, more: SanitiseOptions = {}) => clean(html, { ...more, engine });

    describe('the visible text', () => {
      for (const { name, html, text } of newsFixtures) {
        it(`the sanitised body has the visible text of the original: ${name}`, async () => {
          expect(visibleText(await run(html))).to.equal(
            text === undefined ? visibleText(html) : withoutSpace(text),
          );
        });
      }
    });

    it('the sanitised body keeps elements and drops attributes that the policy does not name', async () => {
      expect(
        await run(
          '<p class="a" style="color:red" id="x" onclick="y()" data-z="1" lang="ko"><b title="t">가</b></p>',
        ),
      ).to.equal('<p lang="ko"><b>가</b></p>');
    });

    it('links become absolute and get the link parameters; in-page and script links become text', async () => {
      const html =
        '<a href="/a?x=1#y">1</a><a href="#n">2</a><a href="mailto:a@b.kr">3</a><a href=" java\nscript:alert(1)">4</a><a href="tel:119">5</a>';
      expect(await run(html, { linkParams: 'utm_source=p' })).to.equal(
        '<a href="https://www.dongpo.example/a?x=1&amp;utm_source=p#y">1</a>2<a href="mailto:a@b.kr">3</a>4<a href="tel:119">5</a>',
      );
    });

    it('a link that opens a new tab says so in a label', async () => {
      expect(
        await run('<a href="/a">글</a> <a href="mailto:a@b.kr">편지</a>', {
          target: '_blank',
          newTabLabel: '(새 창)',
        }),
      ).to.equal(
        '<a href="https://www.dongpo.example/a" target="_blank" rel="noopener">글<span class="hidden"> (새 창)</span></a> <a href="mailto:a@b.kr">편지</a>',
      );
    });

    it('a link opens a new tab without a label if none is given', async () => {
      expect(await run('<a href="/a">글</a>', { target: '_blank' })).to.equal(
        '<a href="https://www.dongpo.example/a" target="_blank" rel="noopener">글</a>',
      );
    });

    it('relative links and images are dropped without a base', async () => {
      expect(await run('<p><a href="/a">글</a><img src="/a.jpg"></p>', { base: undefined })).to.equal(
        '<p>글</p>',
      );
    });

    it('images load lazily and without a referrer; an alt that is a file name is emptied', async () => {
      expect(
        await run('<img src="a.jpg" alt="KakaoTalk_2024.JPG" width="640" height="50%" style="x">'),
      ).to.equal(
        '<img alt="" width="640" loading="lazy" decoding="async" referrerpolicy="no-referrer" src="https://www.dongpo.example/news/a.jpg">',
      );
      expect(await run('<img src="a.jpg" alt="연길시">')).to.contain('alt="연길시"');
    });

    it('the address of a lazy-load attribute replaces that of a placeholder only', async () => {
      const src = async (html: string) => /src="([^"]*)"/.exec(await run(html))?.[1];
      expect(await src('<img data-src="https://e.kr/real.jpg">')).to.equal('https://e.kr/real.jpg');
      expect(await src('<img src="/img/blank.gif" data-original="/real.jpg">')).to.equal(
        'https://www.dongpo.example/real.jpg',
      );
      expect(await src('<img src="/small.jpg" data-original="/huge.jpg">')).to.equal(
        'https://www.dongpo.example/small.jpg',
      );
      expect(await src('<img src="/img/loading.gif" data-src="javascript:alert(1)">')).to.equal(
        'https://www.dongpo.example/img/loading.gif',
      );
    });

    it('a srcset is dropped if one of its candidates is not an http address', async () => {
      expect(await run('<img src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x">')).to.contain(
        'srcset="https://www.dongpo.example/a.jpg 1x, https://www.dongpo.example/b.jpg 2x"',
      );
      expect(await run('<img src="/a.jpg" srcset="/a.jpg 1x, javascript:alert(1) 2x">')).not.to.contain(
        'srcset',
      );
      expect(await run('<img src="/a.jpg" srcset="data:image/svg+xml,x 1x">')).not.to.contain('srcset');
    });

    it('tracking pixels and hidden images are dropped', async () => {
      for (const attributes of [
        'width=1 height=1',
        'width="0"',
        'height="1px"',
        'hidden',
        'style="display:none"',
      ]) {
        expect(await run(`<img src="/t.gif" ${attributes}>`), attributes).to.equal('');
      }
    });

    it('data URLs are kept for small bitmaps and dropped for anything else', async () => {
      const png = `data:image/png;base64,${'A'.repeat(400)}`;
      expect(await run(`<img src="${png}">`)).to.contain(png);
      for (const src of [
        `data:image/svg+xml,${'A'.repeat(400)}`,
        `data:text/html,${'A'.repeat(400)}`,
        `data:image/png;base64,${'A'.repeat(70_000)}`,
      ]) {
        expect(await run(`<img src="${src}">`), src.slice(0, 30)).to.equal('');
      }
    });

    it('frames of known players become links, and other frames are dropped', async () => {
      expect(await run('<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0"></iframe>')).to.equal(
        '<a href="https://www.youtube.com/watch?v=abcdefghijk" data-embed="player">영상 보기</a>',
      );
      expect(
        await run('<iframe src="https://tv.naver.com/embed/1"></iframe>', { videoLabel: undefined }),
      ).to.equal('<a href="https://tv.naver.com/embed/1" data-embed="player">tv.naver.com</a>');
      for (const src of [
        'https://evil.example/',
        'https://www.youtube.com.evil.example/embed/a',
        'https://evil.example/www.youtube.com/embed/a',
        'https://www.youtube.com@evil.example/',
        'javascript:alert(1)//www.youtube.com/',
        'https://www.facebook.com/plugins/like.php',
      ]) {
        expect(await run(`가<iframe src="${src}"></iframe>나`), src).to.equal('가나');
      }
    });

    it('video and audio elements become links to their sources', async () => {
      expect(
        await run('<video><source src="/a.mp4">글</video><audio src="javascript:alert(1)"></audio>'),
      ).to.equal('<a href="https://www.dongpo.example/a.mp4" data-embed="">영상 보기</a>');
    });

    it('empty paragraphs are dropped, unless the words around them would be joined', async () => {
      expect(await run('<p>가</p><p>&nbsp;</p><p><br></p><h3> </h3><p>나</p>')).to.equal(
        '<p>가</p><p>나</p>',
      );
      expect(await run('가<p>&nbsp;</p>나')).to.equal('가<p></p>나');
    });

    it('the markers of the hardening pass are not taken from the body', async () => {
      expect(await run('<span class="hidden">숨김</span><p data-embed="x">글</p>')).to.equal('숨김<p>글</p>');
      expect(
        await run('<a href="https://www.youtube.com/watch?v=abcdefghijk" data-embed="iframe">글</a>'),
      ).to.equal('<a href="https://www.youtube.com/watch?v=abcdefghijk">글</a>');
    });

    it('the sanitised fragment is inert and requests nothing', async () => {
      const mark = `sanitise-${engine}-${Date.now()}`;
      const html = `<img src="/${mark}/1.jpg" srcset="/${mark}/2.jpg 2x"><p><img data-src="/${mark}/3.jpg" src="data:,"></p><video src="/${mark}/4.mp4" poster="/${mark}/5.jpg"></video><link rel=stylesheet href="/${mark}/6.css"><div style="background:url(/${mark}/7.png)">x</div><svg><image href="/${mark}/8.png"/></svg><object data="/${mark}/9"></object>`;
      const fragment = await sanitise(html, { base: location.href, engine });
      expect(fragment.ownerDocument).not.to.equal(document);
      expect(fragment.ownerDocument.defaultView).to.equal(null);
      expect(fragment.querySelectorAll('img').length).to.equal(2);
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes(mark))
          .map(({ name }) => name),
      ).to.deep.equal([]);
    });

    it('truncated markup gives an empty fragment or text', async () => {
      for (const html of ['', ' ', '<', '<!', '<!--', '<p', '<script>', '</', '<a href="']) {
        const fragment = await sanitise(html, { engine });
        expect(fragment.querySelector('*'), html).to.equal(null);
      }
    });
  });
}

describe('both engines', () => {
  for (const { name, html } of newsFixtures) {
    it(`both engines give the same body for: ${name}`, async function () {
      if (!isNative) this.skip();
      expect(await clean(html, { engine: 'purify' })).to.equal(await clean(html, { engine: 'native' }));
    });
  }
});
