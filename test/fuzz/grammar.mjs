/** Feeds of a grammar: whole in their structure, with texts in any place that were made to break readers. */
import { UNITS } from '../bounds/inputs.mjs';

const MEMBERS = {
  text: ['title', 'summary', 'content_text', 'content_html'],
  address: ['id', 'url', 'external_url', 'image', 'banner_image'],
  date: ['date_published', 'date_modified'],
};
const ELEMENTS = {
  text: [
    'title',
    'description',
    'content:encoded',
    'dc:creator',
    'author',
    'category',
    'source',
    'media:description',
    'summary',
    'content',
    'itunes:summary',
    'rights',
  ],
  address: ['link', 'guid', 'id', 'comments', 'image', 'media:thumbnail'],
  date: ['pubDate', 'dc:date', 'updated', 'published'],
};
const WORDS = [
  '동포투데이',
  '연길',
  '뉴스',
  'Ferry returns',
  'the post',
  '기자',
  'Read more',
  '사진=',
  '[단독]',
  'a@b.cd',
  '무단 전재',
  'ⓒ',
  '|',
  '…',
  '<b>',
  '</b>',
  '<p>',
  '<img src="a.jpg">',
  '<a href="/b">c</a>',
  '&amp;',
  '&lt;p&gt;',
  '\u0301',
  '\u202e',
  '👩‍🚀',
  '\ud800',
];
const DATES = [
  '2026-11-23',
  '23 Nov 2026',
  '10:00',
  '오후 2시',
  '+09:00',
  'KST',
  '월요일',
  'ноября',
  '2026년 11월 23일',
  'Mon,',
  '입력',
  '수정',
  '0000-00-00',
  '1e9',
  '令和8年',
  '１２',
  '٢٣',
];
const ADDRESSES = [
  'https://a.bc/',
  '//',
  '/x',
  '?no=1',
  '#',
  'javascript:',
  'data:image/png;base64,',
  'www.a.bc',
  ' ',
  '가',
  '.jpg',
  ':',
  '@',
  '%',
  'mailto:a@b.cd',
  '\\',
];
const BODIES = [
  '<p>',
  '</p>',
  '<div class="caption">',
  '<script>x</script>',
  '<iframe src="https://www.youtube.com/embed/a"></iframe>',
  '<table><tr><td colspan=9999>',
  '<b 가>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">a</a>',
  '<svg><style>',
  '<math><mi>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<textarea>',
  '<noscript>',
  '<form><input name=childNodes>',
  '<p style="display:none">',
  '글',
  ' ',
  '"',
  "'",
  '<o:p>',
  '<x-y>',
];

const times = (random, most, make) => Array.from({ length: random(most) }, make).join('');
const pick = (random, list) => list[random(list.length)];

/** A piece of a kind of text; now and then one that is repeated. */
function piece(random, list) {
  const unit = pick(random, random(3) ? list : UNITS);
  return unit.repeat(random(40) ? 1 : random(2000));
}

export const textOf = (random, kind) => {
  const list = { text: random(2) ? WORDS : BODIES, address: ADDRESSES, date: DATES }[kind];
  return times(random, 12, () => piece(random, list) + (random(2) ? ' ' : ''));
};

/** A value of JSON: mostly of the kind, else of any type. */
function value(random, kind, depth = 0) {
  switch (random(depth > 2 ? 8 : 11)) {
    case 0:
      return pick(random, [null, true, 0, -1, 1e300, '', [], {}]);
    case 8:
      return Array.from({ length: random(4) }, () => value(random, kind, depth + 1));
    case 9:
      return {
        url: value(random, 'address', depth + 1),
        name: value(random, kind, depth + 1),
        [textOf(random, 'text')]: 1,
      };
    case 10:
      return { rendered: value(random, kind, depth + 1) };
    default:
      return textOf(random, kind);
  }
}

const kinds = Object.keys(MEMBERS);

function jsonItem(random, depth = 0) {
  const item = {};
  for (const kind of kinds) for (const name of MEMBERS[kind]) if (random(2)) item[name] = value(random, kind);
  if (random(3)) item.authors = [{ name: value(random, 'text') }];
  if (random(3)) item.tags = [value(random, 'text')];
  if (random(3)) item.attachments = [{ url: value(random, 'address'), mime_type: value(random, 'text') }];
  if (random(3))
    item._dongpo =
      depth < 3
        ? { ...jsonItem(random, depth + 1), source: value(random, 'text'), rank: value(random, 'text') }
        : 1;
  return item;
}

function xmlElement(random, depth = 0) {
  const kind = pick(random, kinds);
  const name = pick(random, ELEMENTS[kind]);
  const attributes = times(
    random,
    3,
    () =>
      ` ${pick(random, ['href', 'url', 'type', 'rel', 'xml:base', 'isPermaLink', 'xmlns:a', 'width'])}="${textOf(random, 'address').replace(/[<"]/g, '')}"`,
  );
  if (depth < 3 && !random(8))
    return `<${name}${attributes}>${times(random, 4, () => xmlElement(random, depth + 1))}</${name}>`;
  const text = textOf(random, kind);
  const written = random(2) ? `<![CDATA[${text}]]>` : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<${name}${attributes}>${random(9) ? written : text}</${name}>`;
}

/** A feed in JSON, RSS or Atom, as text. */
export function writeFeed(random) {
  const items = 1 + random(5);
  if (random(2)) {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: value(random, 'text'),
      language: pick(random, ['ko', 'th', value(random, 'text')]),
      items: Array.from({ length: items }, () => jsonItem(random)),
    };
    if (random(3) === 0)
      feed._dongpo = {
        removed: [value(random, 'address')],
        terms: { show: value(random, 'text'), max_items: value(random, 'text') },
      };
    return JSON.stringify(random(4) ? feed : feed.items);
  }
  const [root, item] = pick(random, [
    ['<rss version="2.0"><channel>', 'item'],
    ['<feed xmlns="http://www.w3.org/2005/Atom">', 'entry'],
    ['<rdf:RDF><channel></channel>', 'item'],
  ]);
  const close = root
    .replace(/<(\w[\w:]*)[^>]*>/g, '</$1>')
    .split(/(?=<)/)
    .reverse()
    .join('');
  return `<?xml version="1.0"?>${root}${times(random, 5, () => xmlElement(random))}${Array.from({ length: items }, () => `<${item}>${times(random, 12, () => xmlElement(random))}</${item}>`).join('')}${close}`;
}

/** Inputs for `measure`: pieces of one to three units, repeated between others. */
export const randomInputs = (random, count) =>
  Array.from({ length: count }, () => [
    Array.from({ length: 1 + random(3) }, () => pick(random, UNITS)).join(''),
    [random(2) ? pick(random, UNITS) : '', random(2) ? pick(random, UNITS) : ''],
  ]);
