/** The page of results, a part of the demo: `demo/benchmark/index.html`. Its style sheet stands beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEASURES } from './cold.mjs';
import { scaleGoals, secondVisitGoals } from './goals.mjs';
import { escapeHtml } from './references.mjs';
import { ratioTo } from './report.mjs';
import { ROOT } from './subjects.mjs';
import { number } from './table.mjs';

const FOLDER = join(ROOT, 'demo/benchmark');
/** What is plotted, with its heading in Korean. */
const PLOTS = {
  headline: '첫 제목이 보일 때까지, ms',
  mainThread: '그때까지 주 스레드가 바빴던 시간, ms',
  shift: '화면이 밀린 정도',
};

/** @param {object} results of .cache/bench-embed.json @returns the page's path */
export function writeResultsPage(results) {
  if (!results.cold) throw new Error('There are no results of cold loads to write: npm run bench:embed');
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, 'index.html');
  writeFileSync(path, page(results));
  return path;
}

const page = ({ cold, scale, secondVisit }) => `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>속도 비교 · 동포투데이 위젯</title>
<meta name="description" content="남의 페이지에 붙인 뉴스 목록의 첫 제목이 언제 보이는지, 동포투데이 위젯과 다른 위젯을 한 자리에서 쟀습니다.">
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/gallery.css">
<script src="/scheme.js"></script>
<link rel="stylesheet" href="/benchmark/benchmark.css">
</head>
<body>
<header class="masthead"><p class="folio"><a href="/">동포투데이 위젯</a></p>
<h1>속도 비교</h1>
<div class="standfirst">
<p>손전화에서 남의 페이지를 처음 열 때, 거기 붙은 뉴스 목록의 첫 제목이 언제 보이는가. 같은 기사 열 건을 여러 방법으로 보이고 쟀습니다.</p>
<p lang="en">When is the first headline of an embedded list seen on a phone that has never been on the page? The same ten items, shown in many ways, measured in one interleaved run.</p>
</div>
</header>
<main>
${Object.entries(PLOTS)
  .map(([measure, title]) => plot(cold.results, measure, title))
  .join('\n')}
${coldSection(cold)}
${scale ? scaleSection(scale) : ''}
${secondVisit ? secondVisitSection(secondVisit) : ''}
${aboutSection(cold)}
</main>
</body>
</html>
`;

/** A section of the page with its heading in both languages. */
const section = (id, ko, en, content) => `<section aria-labelledby="${id}">
<header><h2 id="${id}">${ko}</h2><p lang="en">${en}</p></header>
<div class="results">
${content}
</div>
</section>`;

/** Bars, longest = all of the room; soonest first. */
function plot(results, measure, title) {
  const { digits } = MEASURES[measure];
  const most = Math.max(...results.map((result) => result[measure])) || 1;
  const rows = results
    .toSorted((a, b) => a[measure] - b[measure])
    .map(
      ({ kind, name, [measure]: value }) =>
        `<dt lang="en"${kind === 'ours' ? ' class="ours"' : ''}>${escapeHtml(name)}</dt><dd><span style="width:${((value / most) * 80).toFixed(1)}%"></span>${number(value, digits)}</dd>`,
    );
  return section(
    `plot-${measure}`,
    title,
    MEASURES[measure].title,
    `<dl class="plot">
${rows.join('\n')}
</dl>`,
  );
}

function htmlTable(label, [head, ...rows]) {
  const cells = (row, tag) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  return `<div class="benchmark-table" tabindex="0" role="group" aria-label="${label}"><table lang="en">
<thead><tr>${cells(head, 'th')}</tr></thead>
<tbody>
${rows.map((row) => `<tr${/class="ours"/.test(row[0]) ? ' class="ours"' : ''}>${cells(row, 'td')}</tr>`).join('\n')}
</tbody></table></div>`;
}

function coldSection({ results, missing, runs }) {
  const head = [
    'subject',
    ...Object.values(MEASURES).map(({ title }) => title),
    'headline / hand-written',
    'headline / bare Lit',
    'main thread / bare Lit',
  ];
  const rows = results.map((result) => [
    `<span${result.kind === 'ours' ? ' class="ours"' : ''}>${escapeHtml(result.name)}</span><small>${escapeHtml(result.about)}</small>`,
    ...Object.entries(MEASURES).map(([name, { digits }]) => number(result[name], digits)),
    ratioTo(results, 'hand-written', 'headline', result.headline),
    ratioTo(results, 'bare-lit', 'headline', result.headline),
    ratioTo(results, 'bare-lit', 'mainThread', result.mainThread),
  ]);
  const absent = missing.map(
    ({ name, reason }) => `<li>${escapeHtml(name)}: ${escapeHtml(withoutAddresses(reason))}</li>`,
  );
  const list = `<p lang="en">Could not be measured:</p><ul lang="en">${absent.join('')}</ul>`;
  return section(
    'cold',
    '처음 열 때',
    `Cold loads, medians of ${runs}`,
    htmlTable('처음 열 때', [head, ...rows]) + (absent.length ? list : ''),
  );
}

/** The demo's pages hold no address of the machine that made them. */
const withoutAddresses = (text) => text.replace(/http:\/\/127\.0\.0\.1:\d+/g, '');

function scaleSection(scale) {
  const fifty = scale.fifty.map(({ id, feedRequests, longestTask, blocking, ms }) => [
    id === 'ours' ? '<span class="ours">ours</span>' : id,
    ...[feedRequests, longestTask, blocking, ms].map((value) => number(value)),
  ]);
  const growth = scale.growth.flatMap(({ title, id, points }) =>
    points.map(({ count, ms, longestTask, blocking }) => [
      `${id === 'ours' ? '<span class="ours">ours</span>' : id}: ${title}`,
      ...[count, ms].map((value) => number(value)),
      number(ms / count, 2),
      ...[longestTask, blocking].map((value) => number(value)),
    ]),
  );
  return section(
    'scale',
    '한 페이지에 많이',
    `Many on one page: ${scale.widgets} lists of ${scale.rowsEach} rows, of ${scale.feeds} feeds; then one thing for growing counts. Milliseconds of the main thread at 1 x CPU, medians of ${scale.runs}, ${madeOn(scale)}`,
    [
      htmlTable('한 페이지에 쉰 개', [
        ['', 'requests of feeds', 'longest task', 'blocking time', 'main thread'],
        ...fifty,
      ]),
      htmlTable('늘어날 때', [['', 'n', 'main thread', 'each', 'longest task', 'blocking time'], ...growth]),
      goalsList(scaleGoals(scale)),
    ].join('\n'),
  );
}

function secondVisitSection(visit) {
  const { ours, yardstick } = visit;
  const rows = [
    [
      '<span class="ours">ours, from the stored copy</span>',
      number(ours.scriptRan),
      number(ours.headline),
      String(ours.framesAfterScript),
    ],
    ['static HTML + script', number(yardstick.scriptRan), number(yardstick.headline), '1'],
  ];
  return section(
    'second',
    '다시 열 때',
    `Second visit: the feed answers late, what is seen is the stored copy. Medians of ${visit.runs}, ${madeOn(visit)}`,
    `${htmlTable('다시 열 때', [['', 'script ran, ms', 'headline, ms', 'frames from script to headline'], ...rows])}
${goalsList(secondVisitGoals(visit))}`,
  );
}

const goalsList = (goals) =>
  `<ul class="goals" lang="en">${goals.map(({ title, value, most, missed }) => `<li>${missed ? '✗' : '✓'} ${escapeHtml(title)}: ${number(value, 2)}, goal at most ${most}</li>`).join('')}</ul>`;

const madeOn = ({ date }) => date.slice(0, 10);

function aboutSection({ date, machine, versions, phone, runs }) {
  const { latency, download } = phone.network;
  const facts = [
    ['날짜', 'Date', date.slice(0, 10)],
    [
      '기계',
      'Machine',
      `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, load ${machine.load.toFixed(1)}`,
    ],
    [
      '흉내 낸 손전화',
      'Emulated phone',
      `${phone.viewport.width} × ${phone.viewport.height}, ${latency} ms, ${(download * 8) / 1e6} Mbit/s, processor ${phone.cpu} times slower`,
    ],
    [
      '판',
      'Versions',
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
    [
      '되풀이',
      'Repeat',
      `<code>npm ci &amp;&amp; npm run build &amp;&amp; npm run bench:embed -- --runs=${runs} --write</code>`,
    ],
  ];
  const list = facts.map(
    ([ko, en, text]) =>
      `<dt>${ko} <span lang="en">${en}</span></dt><dd lang="en">${text.startsWith('<') ? text : escapeHtml(text)}</dd>`,
  );
  return section(
    'how',
    '어떻게 쟀나',
    'How it was measured',
    `<dl class="facts">${list.join('')}</dl>
<p>페이지, CDN, 피드는 이 기계의 세 출처이고, 파일은 CDN처럼 한 번 brotli 11로 눌러 둡니다. 방법마다 브라우저의 빈 문맥에서 열고, 차례를 섞어 되풀이한 뒤 가운데 값을 적었습니다. 첫 제목은 그 글이 든 요소가 그려진 프레임의 시각이며, 섀도 루트 안도 찾습니다.</p>
<p lang="en">Page, CDN and feed are three origins of one machine; files are compressed once by brotli 11, as a CDN does. Each load has an empty browser context; subjects take turns; medians are told. The first headline is the end of the frame that painted the element with its text, shadow roots searched. Each peer is its version on npm as its documentation says to embed it, with the same ten items in the format of its service, which answers from loopback. Absolute figures are those of this machine: compare within a table only.</p>`,
  );
}
