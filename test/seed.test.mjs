/**
 * The page of the newspaper as text (../shared/seed), turned into feeds as a CMS would write them; and a page of
 * our own sentences with its shape and its oddities, which is always there.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseFeed } from '../dist/feed/index.js';

const SEED = new URL('../../shared/seed/article-15446.txt', import.meta.url);
const PAGE = new URL('./fixtures/page/', import.meta.url);
const url = 'https://news.example/feeds/best.json';

/** Clean to a reader's eye, whatever the sentence. */
function assertClean({ title, summary }) {
  for (const text of [title, summary]) {
    assert.doesNotMatch(text, /&#?\w*;|&#|&(n|nbs|amp|#4)?(…|$)/, 'a broken or undecoded entity');
    assert.doesNotMatch(text, /^[-–—\s]|[-–—\s]$/, 'a stray dash or space');
    assert.doesNotMatch(text, /\s\s|[\u00a0\u3000\u200b\ufeff]/, 'white space');
    assert.ok(text.isWellFormed?.() ?? true);
  }
  assert.doesNotMatch(summary, /^\s*(\(|▲|△|사진=)|\[\s*동포투데이(?!포럼| 선정)/, 'a dateline or a caption');
  assert.doesNotMatch(summary, /\.{3}|…\]|[….]…/, 'one ellipsis, and no other mark of a cut');
}

const assertCut = (summary) => assert.match(summary, /[^…\s.]…$|[.?!] …$/, 'exactly one ellipsis at the end');

const escapeXml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The ways in which CMSs write a text into XML: properly, as CDATA, as it is. */
const WAYS = {
  escaped: escapeXml,
  CDATA: (text) => `<![CDATA[${text}]]>`,
  'as it is': (text) => text.replace(/<(?!\/?p>)/g, '&lt;'),
  'escaped twice': (text) => escapeXml(escapeXml(text)),
};

/** Feeds of `[title, excerpt]` pairs, with an item for each "-" of the list. */
function feedsOf(pairs) {
  const items = pairs.flatMap(([title, summary], index) => [
    { id: `-${index}`, title: '-' },
    { id: `${index}`, url: `/view.php?no=${index}`, title, summary },
  ]);
  const feeds = {
    'JSON Feed': JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '동포투데이', items }),
    'JSON Feed, excerpts as HTML': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '동포투데이',
      items: items.map(({ summary, ...item }) => ({ ...item, content_html: summary && `<p>${summary}</p>` })),
    }),
  };
  for (const [name, write] of Object.entries(WAYS)) {
    feeds[`RSS, ${name}`] = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
<title>동포투데이</title><link>https://news.example/</link>
${items
  .map(
    ({
      id,
      url,
      title,
      summary = '',
    }) => `<item><title>${write(title)}</title>${url ? `<link>${url}</link>` : ''}
<guid isPermaLink="false">${id}</guid><description>${write(summary)}</description></item>`,
  )
  .join('\n')}</channel></rss>`;
    feeds[`Atom, ${name}`] = `<feed xmlns="http://www.w3.org/2005/Atom"><title>동포투데이</title>
${items
  .map(
    ({ id, url, title, summary = '' }) => `<entry><id>${id}</id><title type="html">${write(title)}</title>
${url ? `<link href="${url}"/>` : ''}<summary type="html">${write(summary)}</summary></entry>`,
  )
  .join('\n')}</feed>`;
  }
  return feeds;
}

test("the newspaper's page becomes a feed and is shown", async (t) => {
  if (!existsSync(SEED)) return t.skip('../shared/seed is not here: its page is not tested');
  const [article, list] = readFileSync(SEED, 'utf8')
    .trim()
    .split(/\nBEST 뉴스\n/);
  // A "-" alone, or at the end of the excerpt before, opens an item.
  const pairs = list
    .replace(/^-\n/, '')
    .split(/(?<=\s-)\n/)
    .map((block) => block.split('\n'));
  assert.equal(pairs.length, 6);
  for (const pair of pairs) assert.equal(pair.length, 2, `title and excerpt: ${pair}`);

  for (const [name, text] of Object.entries(feedsOf(pairs))) {
    await t.test(name, async () => {
      const { items } = await parseFeed(text, { url });
      assert.deepEqual(
        items.map(({ title }) => title),
        pairs.map(([title]) => title),
        'six titles, word for word',
      );
      for (const [index, item] of items.entries()) {
        assertClean(item);
        assertCut(item.summary);
        const written = pairs[index][1].replace(/^\[동포투데이\]\s*/, '');
        const words = item.summary.replace(/\s*…$/, '');
        assert.ok(words.length > 50 && written.startsWith(words), 'the words of the page');
        assert.equal(item.authors, undefined);
        assert.equal(item.url, `https://news.example/view.php?no=${index}`);
      }
    });
  }

  await t.test('its article', async () => {
    const paragraphs = article.split('\n');
    const [item] = (
      await parseFeed(
        JSON.stringify({
          items: [
            { id: '15446', title: '제목', content_html: paragraphs.map((each) => `<p>${each}</p>`).join('') },
          ],
        }),
      )
    ).items;
    assertClean(item);
    assertCut(item.summary);
    assert.ok(article.replace(/^\[동포투데이\]\s*/, '').startsWith(item.summary.slice(0, 100)));
  });
});

/** What a reader should see of the items of test/fixtures/page, from its excerpts' beginnings and ends. */
const READ = [
  ['강변공원 야간 행진…주민·상인 “조용한 저녁을 돌려달라”', '강변공원 일대에서', '근처 상인들…'],
  ['"항구와 세계의 노래"…제12회 항구 합창 축제 개막', '바닷가 도시가', '빛과 소리의…'],
  ["'온누리글배움터모임' 제7회 발표회 성료", '온누리글배움터모임(공동대표', '주제로 열…'],
  ['“나루시 전 시장, 다시 출마”…통신 “선거전 뜨거워져”', '나루시 전 시장이', '전했다. …'],
  ['시민모임 “다리 공사로 강물 흐림? 가짜뉴스 그만해야”', '시민모임은 7일', '시민모임은…'],
  [
    '‘느림’ 외치는 거리, 빠름으로 돌아가는 공장… 우리 동네의 기묘한 역설',
    '동네에서 느리게 살자(慢生活)',
    '팔린다. …',
  ],
  ['허룽(和龙)시 Moonlight 시장, 주말에도 문 연다', '22일 열린 회의에서', '열기로 했다. …', '철민'],
  ['왕이(王毅) “이웃과 함께”', '왕이(王毅) 외교부장은', '밝혔다…'],
  ['두만강 나루터, 봄맞이 새 단장', '두만강 나루터가', '마쳤다…', '김철'],
  [
    '[대상] ‹고맙습니다› 글짓기 대회',
    '[대상] 김하늘 학생은 <고맙습니다>라는',
    '<121 코커스 만세> 이후 가장 좋은 글이라고 했다.',
  ],
  ['[단독] AT&T, R&D 센터 연길에', '[단독] AT&T가 연길에 R&D 센터를', 'Q&A'],
  ['올해의 뉴스', '[동포투데이 선정 10대 뉴스] 올해', '모았다'],
  ['동포포럼 개막', '[동포투데이포럼] 이번', '모였다'],
  [
    '[인터뷰] 가족 👨‍👩‍👧 셋이 여는 빵집',
    '[인터뷰] 세 식구 👨‍👩‍👧가 아침마다 빵을 굽는다.',
    '“늘 고맙습니다”…',
  ],
];

function assertPage({ items }) {
  assert.deepEqual(
    items.map(({ title }) => title),
    READ.map(([title]) => title),
  );
  for (const [index, item] of items.entries()) {
    const [, begins, ends, author] = READ[index];
    assertClean(item);
    assert.ok(item.summary.startsWith(begins), item.summary);
    assert.ok(item.summary.endsWith(ends), item.summary);
    assert.equal(item.authors?.[0].name, author);
  }
}

for (const file of ['best.json', 'best.rss']) {
  test(`a page shaped like the newspaper's becomes a feed: ${file}`, async () => {
    const bytes = readFileSync(new URL(file, PAGE));
    assertPage(await parseFeed(bytes, { url }));
    assertPage(await parseFeed(bytes.toString(), { url }));
  });
}

test("a page shaped like the newspaper's is shown in every form", async (t) => {
  const { items } = JSON.parse(readFileSync(new URL('best.json', PAGE), 'utf8'));
  const pairs = items.filter(({ url }) => url).map(({ title, summary }) => [title, summary]);
  assert.equal(pairs.length, READ.length);
  for (const [name, text] of Object.entries(feedsOf(pairs))) {
    await t.test(name, async () => assertPage(await parseFeed(text, { url })));
  }
});
