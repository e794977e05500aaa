/**
 * What reads outside data in `publish`, `gateway`, `bake` and `doctor` takes twice the time for twice the input: worst
 * inputs of 4, 8, 16 and 32 thousand characters. The whole code is loaded, not one pattern alone.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSource } from './doctor-kit.mjs';
import { loadReaders } from './growth-kit.mjs';

const [{ articleName }, { fileName }, { References, unknownReferences }, { publish }] = await Promise.all(
  ['article-name', 'file-name', 'references', 'publish'].map(
    (name) => import(`../../dist/publish/${name}.js`),
  ),
);
const readers = await loadReaders();
const { default: sentences } = await importSource('sentences-en.ts');

/** What is repeated, with a beginning and an end that let no pattern succeed early. */
const UNITS = [
  ...[
    '"',
    "'",
    '<',
    '>',
    '&',
    '=',
    '.',
    ' ',
    '\n',
    '\t',
    '/',
    '\\',
    '-',
    '_',
    ';',
    ',',
    ':',
    '#',
    '?',
    '0',
    '9',
    'a',
  ],
  ...[
    '&amp;',
    '&#',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<a ',
    '<b x="',
    "<i y='",
    '<a<a',
    '</b>',
    '<p>',
    '<div>',
  ],
  ...[
    '<table>',
    '<td>',
    '<svg>',
    '<script>',
    '<style>',
    '<title>',
    '<svg/>',
    '<a href=x>',
    'a="b" ',
    "a='b' ",
    'a=b ',
  ],
  ...[
    'xmlns:a="b" ',
    'no=',
    '?no=',
    '&no=',
    '?no=x&',
    'e\u0301',
    '\u0301',
    '가',
    '\u1100',
    '\u1161\u11a8',
    '\ud800',
    '👨\u200d',
  ],
  ...[
    '\u202e',
    '\u001b[',
    'http://',
    '//a',
    'a.',
    '1.',
    '0x',
    '::',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '*.',
    "'self' ",
  ],
  ...[
    'sha384-',
    'max-age ',
    'max-age=',
    'dongpo-',
    'dongpo-{',
    'class="dongpo-widget',
    '#dongpo-best?',
    'import ',
    'import"',
  ],
  ...[
    'dongpo.js',
    '&lt;dongpo-',
    '&lt;script ',
    'W/"',
    'gzip;q=',
    'img-src ',
    'a:',
    '뉴스',
    ', ',
    '▲',
    '.1-',
    '/1.1.1-',
  ],
];
const SIZES = [4000, 8000, 16_000, 32_000];
const inputs = UNITS.flatMap((unit) =>
  ['', '<div a="'].map((start) => ({
    name: JSON.stringify(start + unit),
    make: (size) => `${start}${unit.repeat(Math.ceil(size / unit.length))}\u0001!`,
  })),
);

const quiet = () => {};
const ADAPTER = {
  title: ['h1', 'title', ''],
  content_html: ['#b', 'body'],
  image: 'img@src',
  views: 'body',
  section: 'a',
};
const LIST = { item: 'a,li,td,div', title: '', views: '', rank_change: '', image: 'img@src' };
const feedOf = (text) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: text,
  items: [{ id: text, url: text, title: text, _dongpo: { section_path: [text] } }],
  _dongpo: { removed: [text] },
});
const response = (text) => ({ headers: { 'cache-control': text, expires: text, date: text } });

/** Each reader of a text of somebody else. */
const READERS = {
  articleName: (text) => articleName({ id: text, url: `https://a.example/${text}` }),
  fileName,
  references: (text) =>
    new References([text, `https://${text}`]).has({ id: text, url: `http://www.${text}` }),
  unknownReferences: (text) => unknownReferences([text], [{ id: text, url: text }]),
  publish: (text) => publish(feedOf(text), { pinned: [text], corrected: [text] }, 0),
  isPublic: readers.isPublic,
  refusalReason: (text) =>
    URL.canParse(`http://${text}`) && readers.refusalReason(new URL(`http://${text}`), new Set()),
  'refusalReason of a host of dots': (text) =>
    readers.refusalReason(
      { protocol: 'http:', hostname: text, username: '', password: '', port: '' },
      new Set(),
    ),
  parseAllowHosts: (text) => readers.parseAllowHosts([text]),
  OriginCounts: (text) => new readers.OriginCounts().count(text),
  acceptsGzip: readers.acceptsGzip,
  matchesEtag: (text) => readers.matchesEtag(text, '"x"'),
  readArticle: (text) => readers.readArticle(`<h1>x</h1><div id=b>${text}`, 'https://a.example/', ADAPTER),
  readList: (text) => readers.readList(text, 'https://a.example/', LIST),
  decodeHtml: (text) =>
    readers.decodeHtml(new TextEncoder().encode(text), `text/html; charset=${text.slice(0, 9)}`),
  pageOrFeed: readers.pageOrFeed,
  parsePage: readers.parsePage,
  toLine: readers.toLine,
  toPrintableJson: (text) => readers.toPrintableJson({ [text]: text }),
  policies: (text) => {
    const policies = readers.parsePolicies(text, [text, `img-src ${text}`, `script-src ${text}`]);
    readers.allowsLoad(policies, 'img-src', 'https://a.b.example/x', 'https://page.example');
    readers.allowsScript(policies, 'https://a.example/x', 'https://page.example', {
      nonce: text,
      integrity: text,
    });
    readers.allowsInline(policies, text, text);
    readers.refusedTrustedTypes(policies, ['dongpo']);
  },
  'allowsLoad of an address': (text) =>
    URL.canParse(`https://${text}`) &&
    readers.allowsLoad(
      readers.parsePolicies('img-src *.example https://a/b'),
      'img-src',
      `https://${text}`,
      'null',
    ),
  page: (text) => {
    const { $ } = readers.parsePage(`<script>${text}</script><style>${text}</style>${text}`);
    readers.findScripts($, { base: 'https://a.example/', self: 'https://a.example' }, [], quiet);
    readers.findWidgets($, text, new Map([['dongpo-best', ['src', 'limit', 'lang']]]), quiet, {
      base: 'https://a.example/',
      defaultSrc: text,
      places: ['https://a.example'],
    });
  },
  attributes: (text) => {
    for (const name of ['limit', 'show', 'time-zone', 'lang', 'theme', 'refresh'])
      readers.expectedValue(name, text);
    readers.closestWord(text, ['limit', 'layout']);
  },
  matchesIntegrity: (text) => readers.matchesIntegrity(text, new Uint8Array(1)),
  maxAgeOf: (text) => readers.maxAgeOf(response(text)),
  allowsOrigin: (text) => readers.allowsOrigin({ origin: 'https://a.example', isCrossOrigin: true }, text),
  report: (text) => {
    const { findings, report } = readers.collectFindings(sentences);
    report('link-dead', { sample: text, where: text, value: text });
    const facts = {
      url: text,
      time: 1,
      size: 1,
      wire: 1,
      etag: true,
      status: 200,
      cors: text,
      widgets: [text],
      scripts: [text],
    };
    readers.formatReport(
      { target: text, kind: 'page', title: text, facts, findings, feeds: [] },
      readers.MESSAGES.en,
    );
  },
};

/** Least CPU time of some runs, in milliseconds. */
function timeOf(read, text, times) {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < times; index++) {
    const start = process.cpuUsage();
    try {
      read(text);
    } catch {
      // A refusal is an answer, too.
    }
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Below this time nothing can be said of a growth, and nothing need be: of 200 kB, it would be half a second. */
const NEGLIGIBLE = 12;
const MAX_FACTOR = 2.6;

for (const [name, read] of Object.entries(READERS))
  test(`${name} grows with its input, not faster`, { timeout: 120_000 }, () => {
    const faults = [];
    for (const { name: input, make } of inputs) {
      if (timeOf(read, make(SIZES.at(-1)), 1) < NEGLIGIBLE) continue;
      const times = SIZES.map((size) => timeOf(read, make(size), 4));
      if (times.at(-1) < NEGLIGIBLE) continue;
      const factor = times.at(-1) / times.at(-2);
      const before = times.at(-2) / times.at(-3);
      // Twice in a row, since the collection of garbage makes a single factor.
      if (factor > MAX_FACTOR && before > MAX_FACTOR)
        faults.push(`${input}: ${times.map((each) => each.toFixed(1))} ms`);
    }
    assert.deepEqual(faults, []);
  });
