import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from '../../dist/text/plain.js';
import { stripTags } from '../../dist/text/strip-tags.js';

/** @param {[string, string][]} rows what is written, and what a reader should see */
function reads(title, rows) {
  test(title, async (t) => {
    for (const [html, text] of rows) {
      await t.test(`plainText of ${JSON.stringify(html)}`, () => assert.equal(plainText(html), text));
    }
  });
}

reads('plainText decodes references once and only once', [
  ['AT&amp;T', 'AT&T'],
  ['&amp;amp;', '&amp;'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['&amp;nbsp;', '&nbsp;'],
  ['&#38;amp;', '&amp;'],
  ['&#x26;lt;', '&lt;'],
  ['&lt;b&gt;굵게&lt;/b&gt;', '<b>굵게</b>'],
  ['&lt;script&gt;', '<script>'],
  ['&ldquo;인용&rdquo; &lsquo;말&rsquo;', '“인용” ‘말’'],
  ['하나&nbsp;둘', '하나 둘'],
  ['연길&middot;장춘', '연길·장춘'],
  ['&copy; 동포투데이', '© 동포투데이'],
  ['&#44032;&#xB098;', '가나'],
  ['&#128512;', '😀'],
  ['&bogus; 그대로', '&bogus; 그대로'],
  ['&constructor; &toString; &__proto__;', '&constructor; &toString; &__proto__;'],
  ['가 & 나', '가 & 나'],
  ['&#0;가&#xD800;나&#x110000;', '가나'],
]);

reads('plainText strips tags', [
  ['<b>굵</b>게', '굵게'],
  ['a<o:p></o:p>b', 'ab'],
  ['<font-awesome>x</font-awesome>', 'x'],
  ['<a href="x">링크</a>를', '링크를'],
  ['<p>하나</p><p>둘</p>', '하나 둘'],
  ['하나<br>둘<BR/>셋', '하나 둘 셋'],
  ['<td>하나</td><td>둘</td>', '하나 둘'],
  ['<h1>제목</h1>본문', '제목 본문'],
  ['<ruby>漢<rt>한</rt></ruby>', '漢한'],
  ['x<!-- c -->y', 'xy'],
  ['x<!-- a > b -->y', 'xy'],
  ['<?xml x?>가<!doctype html>나', '가나'],
  ['x<script>alert(1)</script>y', 'xy'],
  ['x<SCRIPT src="a">alert("</b>")</SCRIPT >y', 'xy'],
  ['x<style>p{}</style>y', 'xy'],
  ['<noscript><img></noscript>가', '가'],
  ['<svg><text>x</text></svg>가', '가'],
  ['<iframe src="x">없음</iframe>가', '가'],
  ['<script>끝없이', ''],
  ['</script>가', '가'],
  ['가 <p class="', '가'],
  ['가 <a href="http://x', '가'],
]);

reads('plainText keeps angle brackets that begin no HTML element', [
  ['<121 코커스 만세> 공연', '<121 코커스 만세> 공연'],
  ['‹고맙습니다› 출간', '‹고맙습니다› 출간'],
  ['<고맙습니다> 출간', '<고맙습니다> 출간'],
  ['<abc 만세> 합창', '<abc 만세> 합창'],
  ['<a만세>', '<a만세>'],
  ['</고맙습니다>', '</고맙습니다>'],
  ['<<동포>>', '<<동포>>'],
  ['a < b, c > d', 'a < b, c > d'],
  ['1<2', '1<2'],
  ['<3', '<3'],
  ['&lt;고맙습니다&gt;', '<고맙습니다>'],
]);

reads('plainText does not end a tag at a bracket in an attribute', [
  ['<img alt="a>b">가', '가'],
  ['<img src="/1.jpg" alt="영화 <아리랑> 포스터">가', '가'],
  ["<a title='<아리랑>'>가</a>", '가'],
]);

reads('plainText removes a reference that is cut in half at the end', [
  ['가나다 &n...', '가나다…'],
  ['가나다. &n...', '가나다. …'],
  ['가나다 &nbs…', '가나다…'],
  ['가나다&quo...', '가나다…'],
  ['가나다 &amp', '가나다'],
  ['가나다 &nbsp', '가나다'],
  ['가나다 &#4', '가나다'],
  ['가나다 &#x', '가나다'],
  ['가나다 &#', '가나다'],
  ['가나다 &#8230', '가나다'],
  ['가나다 &...', '가나다…'],
  ['가나다 &nbsp;&n...', '가나다…'],
  ['가나다 &n... -', '가나다…'],
]);

const words = ['AT&T', 'Q&A', 'R&D', 'M&A', 'S&P', 'Q&a'];
reads(
  'words with an ampersand stay',
  words.map((word) => [word, word]),
);
const cutWords = ['AT&T', 'Q&A', 'R&D', 'H&M', 'B&B'].map((word) => [`${word}...`, `${word}…`]);
reads('plainText keeps words that look like a cut reference, also before an ellipsis', cutWords);

reads('plainText makes the marks of a cut one ellipsis', [
  ['가...', '가…'],
  ['가…', '가…'],
  ['가 …', '가…'],
  ['가.....', '가…'],
  ['가……', '가…'],
  ['가…...', '가…'],
  ['가[…]', '가…'],
  ['가 [...]', '가…'],
  ['가 [&hellip;]', '가…'],
  ['가&hellip;', '가…'],
  ['가&#8230;', '가…'],
  ['<p>가...</p>', '가…'],
  ['가... -', '가…'],
  ['가다. ...', '가다. …'],
  ['가요?...', '가요? …'],
  ['...', ''],
  ['[…]', ''],
]);

reads('plainText keeps an ellipsis inside the text as written', [
  ['가... 나', '가... 나'],
  ['가…나', '가…나'],
  ['“모스… 탄”', '“모스… 탄”'],
  ['가[...]나', '가[...]나'],
]);

reads('plainText removes invisible characters', [
  ['가\u0000\u0007나\u001b', '가나'],
  ['가\u0080나\u009f\u0081', '가€나Ÿ'],
  ['\ufeff가\u200b나\u2060', '가나'],
  ['가\u202e나\u202c \u2066다\u2069', '가나 다'],
  ['하\u00ad이픈', '하이픈'],
  ['가\ud800나', '가나'],
  ['가\udc00', '가'],
  ['가\ufffd나', '가나'],
  ['가\ufff9\uffff나', '가나'],
  ['가\u200c나\u200d', '가나'],
  ['a\u200db', 'ab'],
  ['&#8203;가&#xFEFF;', '가'],
  ['&#7;가', '가'],
]);

reads('plainText keeps joiners that a script or an emoji needs', [
  ['👨‍👩‍👧 가족', '👨‍👩‍👧 가족'],
  ['🏳️‍🌈', '🏳️‍🌈'],
  ['👩🏽‍🚀', '👩🏽‍🚀'],
  ['❤️‍🔥', '❤️‍🔥'],
  ['🇰🇷', '🇰🇷'],
  ['𠮷野家', '𠮷野家'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['क्\u200dष', 'क्\u200dष'],
  ['한글'.normalize('NFD'), '한글'.normalize('NFD')],
]);

reads('plainText collapses white space', [
  ['  가  ', '가'],
  ['가\u3000\u3000나\u00a0\u00a0다', '가 나 다'],
  ['가\n\t\r\n나', '가 나'],
  ['가\u2028나\u2009다', '가 나 다'],
  ['\u3000가&nbsp;', '가'],
  ['   ', ''],
  ['', ''],
]);

test('plainText reads a text of any length', () => {
  assert.ok(plainText('가'.repeat(1e6)).length >= 10_000);
  assert.equal(plainText(`${'가'.repeat(100)}<!-- ${'x'.repeat(1000)} -->끝`), `${'가'.repeat(100)}끝`);
});

test('stripTags leaves references as they are', () => {
  assert.equal(stripTags('<b>&lt;b&gt;</b> &amp;'), '&lt;b&gt; &amp;');
});
