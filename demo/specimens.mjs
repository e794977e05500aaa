/**
 * The specimens of the gallery. The snippet that a reader copies and the widget above it are made of one string, so
 * that they cannot differ.
 */
import { reserve } from '../dist/elements/core/reserve.js';
import { escapeXml } from './formats.mjs';

const reserveOf = ({ tag, attributes }) => reserve(`dongpo-${tag}`, attributes);

const widget = (tag, attributes, children = '') => ({ tag, attributes, children });
const link = (text, path = '/') => `<a href="{origin}${path}">${text}</a>`;
const formats = (format) =>
  widget(
    'headlines',
    { src: `{feeds}/feeds/latest.${format}`, limit: 4, heading: '최신 뉴스' },
    link('동포투데이 최신 뉴스'),
  );
const fault = (name) => `{feeds}/feeds/faults/${name}`;

const specimens = {
  json: { title: 'JSON Feed 1.1', ...formats('json') },
  rss: { title: 'RSS 2.0', ...formats('rss') },
  atom: { title: 'Atom 1.0', ...formats('atom') },
  rdf: { title: 'RSS 1.0 (RDF)', ...formats('rdf') },
  lead: {
    title: '머리기사 (lead)',
    ...widget(
      'headlines',
      { src: '/feeds/latest.json', layout: 'lead', limit: 5 },
      link('동포투데이 최신 뉴스'),
    ),
  },
  cards: {
    title: '카드 (cards)',
    ...widget(
      'headlines',
      { src: '/feeds/latest.json', layout: 'cards', limit: 4, heading: '오늘의 사진' },
      link('동포투데이 최신 뉴스'),
    ),
  },
  compact: {
    title: '제목 줄 (compact)',
    ...widget(
      'headlines',
      { src: '/feeds/latest.json', layout: 'compact', limit: 8, heading: '최신 뉴스' },
      link('동포투데이 최신 뉴스'),
    ),
  },
  newsprint: {
    title: '신문지 (theme="newsprint")',
    ...widget(
      'headlines',
      { src: '/feeds/latest.json', theme: 'newsprint', limit: 3, heading: '최신 뉴스' },
      link('동포투데이 최신 뉴스'),
    ),
  },
  ticker: {
    title: '실시간뉴스',
    ...widget('ticker', { src: '/feeds/latest.json' }, link('동포투데이 최신 뉴스')),
  },
  sections: {
    title: '한 피드의 분야',
    ...widget('sections', { src: '/feeds/latest.json', limit: 4 }, link('동포투데이 최신 뉴스')),
  },
  tabs: {
    title: '여러 피드',
    ...widget(
      'sections',
      { limit: 4 },
      `<dongpo-headlines heading="최신 뉴스" src="/feeds/latest.json" limit="4"></dongpo-headlines>
  <dongpo-best heading="많이 본 뉴스" src="/feeds/best.json" limit="4" hidden></dongpo-best>
  <dongpo-headlines heading="中文" lang="zh-CN" src="/feeds/feed.zh-CN.json" limit="4" hidden></dongpo-headlines>`,
    ),
  },
  best: {
    title: 'BEST 뉴스',
    note: '순위와 오르내림은 피드가 줄 때만 보입니다.',
    ...widget('best', { src: '/feeds/best.json', limit: 8 }, link('동포투데이 BEST 뉴스')),
  },
  titles: {
    title: '제목만',
    note: '<code>show=""</code>이면 제목과 순위만.',
    ...widget('best', { src: '/feeds/best.json', limit: 8, show: '' }, link('동포투데이 BEST 뉴스')),
  },
  article: {
    title: '기사 한 편과 BEST 뉴스',
    ...widget(
      'article',
      { src: '/feeds/article/{item}.json', item: 20131, 'best-src': '/feeds/best.json' },
      link('새벽 네 시 반, 연길 서시장의 김장철', '/article.html?no=20131'),
    ),
  },
  'width-280': {
    title: '280 px',
    ...widget('best', { src: '/feeds/best.json', limit: 5 }, link('동포투데이 BEST 뉴스')),
  },
  'width-480': {
    title: '480 px',
    ...widget('headlines', { src: '/feeds/latest.json', limit: 6 }, link('동포투데이 최신 뉴스')),
  },
  'width-full': {
    title: '남는 너비',
    ...widget('headlines', { src: '/feeds/latest.json', limit: 6 }, link('동포투데이 최신 뉴스')),
  },
  slider: {
    title: '너비를 바꾸어 보기',
    ...widget('headlines', { src: '/feeds/latest.json', limit: 5 }, link('동포투데이 최신 뉴스')),
  },
  'lang-ko': {
    title: '한국어',
    ...widget('headlines', { lang: 'ko', src: '/feeds/latest.json', limit: 5 }, link('동포투데이 최신 뉴스')),
  },
  'lang-zh': {
    title: '简体中文',
    lang: 'zh-CN',
    ...widget('headlines', { lang: 'zh-CN', src: '/feeds/feed.zh-CN.json', limit: 5 }, link('东胞今日')),
  },
  'lang-en': {
    title: 'English',
    lang: 'en',
    ...widget('headlines', { lang: 'en', src: '/feeds/feed.en.json', limit: 5 }, link('Dongpo Today')),
  },
  'lang-mixed': {
    title: '한 목록의 네 언어',
    note: '제목마다 자기 언어로 읽히고 줄이 나뉩니다.',
    ...widget('headlines', { src: '/feeds/mixed.json', limit: 5 }, link('동포투데이 세계')),
  },
  loading: {
    title: '불러오는 중',
    note: '답하지 않는 서버. 길어야 10초 뒤에는 안내문이 대신합니다.',
    replay: true,
    ...widget('headlines', { src: fault('hang'), limit: 3, heading: '최신 뉴스' }),
  },
  empty: {
    title: '기사 없음',
    note: '기사가 하나도 없는 피드.',
    ...widget('headlines', { src: fault('empty.json'), limit: 3, heading: '최신 뉴스' }),
  },
  error: {
    title: '오류',
    note: '500을 돌려주는 서버.',
    ...widget('headlines', { src: fault('500'), limit: 3, heading: '최신 뉴스' }),
  },
  fallback: {
    title: '오류와 대체 내용',
    note: '피드 대신 점검 안내 쪽이 온 경우. 요소 안에 넣어 둔 링크가 그대로 남습니다.',
    ...widget(
      'headlines',
      { src: fault('html'), limit: 3, heading: '최신 뉴스' },
      link('동포투데이에서 최신 뉴스 보기'),
    ),
  },
};

function markup(name, { origin, feedsOrigin }) {
  const { tag, attributes, children } = specimens[name];
  const style = `display:flow-root;font-size:medium;min-height:${reserveOf(specimens[name])}`;
  const written = Object.entries({ ...attributes, style })
    .map(([key, value]) => `\n  ${key}="${value}"`)
    .join('');
  return `<div style="container-type:inline-size">
<dongpo-${tag}${written}>${children && `\n  ${children}\n`}</dongpo-${tag}>
</div>`
    .replaceAll('{origin}', origin)
    .replaceAll('{feeds}', feedsOrigin);
}

/** The script tag that a page needs once for all snippets. */
export const scriptLine = ({ origin }) =>
  `<script type="module" src="${origin}/dist/cdn/dongpo.js"></script>`;

/** A snippet with its copy button. */
export const snippetHtml = (code, label) => `<div class="snippet">
  <pre><code>${escapeXml(code)}</code></pre>
  <button type="button" class="copy" data-label="${escapeXml(label)}" hidden>복사</button>
</div>`;

/** An element in the documentation: the widget, and its snippet. */
export function exampleHtml(tag, origins) {
  const code = markup({ 'dongpo-headlines': 'json' }[tag] ?? tag.replace('dongpo-', ''), origins);
  return `<div class="stage">\n${code}\n</div>\n<div class="snippet"><pre tabindex="0" role="group" aria-label="HTML"><code>${escapeXml(code)}</code></pre></div>`;
}

/** One specimen: label, live widget, snippet. `script`: the script tag only. */
export function specimenHtml(name, origins) {
  if (name === 'script') return snippetHtml(scriptLine(origins), '스크립트 한 줄');
  const { title, note, lang, replay } = specimens[name];
  const code = markup(name, origins);
  return `<figure class="specimen" id="specimen-${name}">
<figcaption>
  <h3${lang ? ` lang="${lang}"` : ''}>${title}</h3>
  ${note ? `<p>${note}</p>` : ''}${replay ? '<p><button type="button" class="replay" hidden>처음부터 다시</button></p>' : ''}
</figcaption>
<div class="stage">
${code}
</div>
${snippetHtml(code, title)}
</figure>`;
}
