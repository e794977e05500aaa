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

    describe('pictures in place of characters', () => {
      const emoji = {
        'by its alt': '<img class="wp-smiley" src="https://e.kr/emoji/72x72/26f4.png" alt="⛴️">',
        'by an alt of references': '<img class="emoji" src="https://e.kr/e/1.svg" alt="&#x26f4;&#xfe0f;">',
        'by the name of its file':
          '<img src="https://e.kr/twemoji/72x72/26f4-fe0f.png" class="emoji" alt="">',
        'by the name of its file in capitals': '<img src="https://e.kr/noto-emoji/128/emoji_u26F4_fe0f.png">',
        'by the name of a file that is loaded late':
          '<img class="emoji" src="data:image/gif;base64,R0" data-src="https://e.kr/26f4-fe0f.png?v=14">',
        'without a class': '<img src="https://e.kr/x/26f4.png" alt="⛴️" width="18" height="18">',
      };
      for (const [name, html] of Object.entries(emoji))
        it(`an emoji becomes its character: ${name}`, async () => {
          expect(await run(`<p>배가 ${html} 떠났다</p>`)).to.equal('<p>배가 ⛴️ 떠났다</p>');
        });

      it('several emoji and a flag become their characters, in a link too', async () => {
        expect(
          await run(
            '<p><a href="https://e.kr/"><img class="emoji" src="/emoji/1f1f0-1f1f7.svg" alt=":kr:"></a><img class="emojione" src="/2.svg" alt="👩🏽‍🚀"></p>',
          ),
        ).to.equal('<p><a href="https://e.kr/">🇰🇷</a>👩🏽‍🚀</p>');
      });

      const inline = {
        'an emoji of a community': '<img class="custom-emoji" src="/blob.png" alt=":blob:">',
        'a smiley': '<img src="/wp-includes/images/smilies/icon_smile.gif" alt=":)">',
        'a height in letters': '<img src="/a.webp" alt="A" style="height: 1em; max-height: 1em">',
        'a height of 20 pixels': '<img src="/a.jpg" alt="A" height="20">',
        'an icon by its style': '<img src="/a.png" alt="A" style="width:16px;height:16px">',
        'no size, within a sentence': '<img src="/sign.png" alt="A">',
        'no size, within a sentence, in tags': '</b><i><img src="/sign.svg" alt="A"></i>',
        '64 pixels, within a sentence': '<img src="/sign.gif" alt="A" width="64" height="64">',
      };
      for (const [name, html] of Object.entries(inline))
        it(`a small picture stays inline: ${name}`, async () => {
          expect(await run(`<p><b>가격은</b> ${html} 표시를 보라.</p>`)).to.contain('data-inline="inline"');
        });

      const formulas = {
        'WordPress’s': '<img class="latex" src="https://s0.wp.example/latex.php?latex=x%5E2" alt="x^2">',
        'Wikipedia’s':
          '<img src="https://w.example/media/math/render/svg/5f" class="mwe-math-fallback-image-inline" style="vertical-align:-0.3ex;width:8.9ex;height:2.6ex" alt="{\\displaystyle E=mc^{2}}">',
        'CodeCogs’s': '<img src="https://latex.codecogs.com/svg.image?x" alt="">',
        'one with an alt in TeX': '<img src="/f/1.png" alt="$a^2 + b^2$" width="220" height="40">',
      };
      for (const [name, html] of Object.entries(formulas))
        it(`a formula stays inline: ${name}`, async () => {
          expect(await run(`<p>${html}</p>`)).to.contain('data-inline="formula"');
        });

      const blocks = {
        'alone in its paragraph': '<p>앞.</p><p><img src="/a.png"></p>',
        'after the end of a sentence': '<p>앞 문장이다. <img src="/a.png"> 뒤 문장이다.</p>',
        'after a line break': '<p>앞<br><img src="/a.png"> 뒤</p>',
        'a photograph': '<p>앞 <img src="/emoji-film.jpg"> 뒤</p>',
        'a large one': '<p>앞 <img src="/a.png" width="640" height="480"> 뒤</p>',
        'one beside the text': '<p>앞 <img src="/a.png" align="left"> 뒤</p>',
        'one with a thin border': '<p><img src="/a.png" style="border-width: 1px; line-height: 1em"></p>',
        'a large one with an emoji as its alt': '<p><img src="/a.png" alt="📷" width="800" height="600"></p>',
        'one that says of itself that it is inline':
          '<p><img src="/a.png" class="inline" data-inline="inline"></p>',
      };
      for (const [name, html] of Object.entries(blocks))
        it(`a picture stays a block: ${name}`, async () => {
          expect(await run(html))
            .to.contain('<img')
            .and.not.to.contain('data-inline');
        });
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
