import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';
import { repairJson } from '../../../dist/feed/parse/repair-json.js';
import { random } from '../../random.mjs';

const V11 = 'https://jsonfeed.org/version/1.1';
const url = 'https://news.example/feeds/latest.json';
const write = (items) => JSON.stringify({ version: V11, title: '시험 신문', items });
const isFormat = (error) => error.name === 'FeedError' && error.code === 'format';

test('JSON that breaks off gives the items before the break', async () => {
  const whole = write([
    { id: '1', title: '하나 “따옴표\\” [괄호] {', tags: ['a', 'b'], authors: [{ name: 'x' }], url: '/1' },
    { id: '2', title: '둘', _dongpo: { images: [{ url: '/2.jpg' }] }, url: '/2' },
    { id: '3', title: '셋', url: '/3' },
  ]);
  const first = whole.indexOf('"id":"2"');
  for (let length = 1; length < whole.length; length++) {
    const feed = await parseFeed(whole.slice(0, length), { url }).catch((error) => {
      assert.ok(isFormat(error), `${length}: ${error}`);
      return undefined;
    });
    if (length > first)
      assert.equal(feed?.items[0]?.title, '하나 “따옴표\\” [괄호] {', `${length} characters`);
    for (const { url } of feed?.items ?? [])
      if (url) assert.match(url, /^https:\/\/news\.example\/[123]$/, `${length} characters`);
  }
  assert.equal((await parseFeed(whole.slice(0, -1), { url })).items.length, 3);
  assert.equal((await parseFeed('[{"title":"a"},{"title":"b"},{"ti')).items.length, 2);
});

test('text behind the JSON is ignored', async () => {
  const feed = JSON.stringify({ version: V11, items: [{ title: 'a' }], title: '뒤의 제목' });
  for (const junk of ['\n<!-- cached 0.1s -->', ';', '\0', ' \n', '{}'])
    assert.equal((await parseFeed(feed + junk)).title, '뒤의 제목', JSON.stringify(junk));
});

test('commas before a closing bracket are ignored', async () => {
  const { items } = await parseFeed('{"items":[{"title":"a, ]",},{"title":"b",} , ],}');
  assert.deepEqual(
    items.map(({ title }) => title),
    ['a, ]', 'b'],
  );
});

/** JSON with something that is forbidden in a string, and the text that is meant. */
const forbidden = {
  'a line break': ['가\n나', '가\n나'],
  'a line break of Windows': ['가\r\n나', '가\r\n나'],
  'a tab': ['가\t나', '가\t나'],
  'other controls': ['가\u0001\u001f나', '가\u0001\u001f나'],
  'an escaped apostrophe': ["Bob\\'s", "Bob's"],
  'a line that goes on': ['가\\\n나', '가\n나'],
  'a path of Windows': ['C:\\달\\xyz', 'C:\\달\\xyz'],
  'an escape cut short': ['\\u12 가', '\\u12 가'],
  'escapes that are right': ['\\u00e9\\n\\"\\\\\n\\/', '\u00e9\n"\\\n/'],
  'line breaks at both ends': ['\n가\n', '\n가\n'],
};
for (const [name, [written, meant]] of Object.entries(forbidden)) {
  test(`${name} in a string of JSON is read`, () => {
    assert.deepEqual(repairJson(`{"a":"${written}","b":[{"c":"${written}"}, "${written}",]}`), {
      a: meant,
      b: [{ c: meant }, meant],
    });
  });
}

/** JSON that is written by hand, and what is meant. */
const written = {
  comments: [
    '{/* 하나 */"a": 1, // 둘, }\n"b": "// no /* comment */" # 셋\n}',
    { a: 1, b: '// no /* comment */' },
  ],
  'commas too many': ['[,{"a":1,,"b":2,},,{"a":3},]', [{ a: 1, b: 2 }, { a: 3 }]],
  'commas too few': [
    '[{"a":1\n"b":"가"\n"c":[]}{"a":3}\n{"a":4}]',
    [{ a: 1, b: '가', c: [] }, { a: 3 }, { a: 4 }],
  ],
  'apostrophes as quotes': [
    `{'a':'Bob\\'s "boat"','b':['가', "Ann's"]}`,
    { a: 'Bob\'s "boat"', b: ['가', "Ann's"] },
  ],
  'names without quotes': ['{a: 1, b_2: {c: "x"}, $d: []}', { a: 1, b_2: { c: 'x' }, $d: [] }],
  'literals of Python': ['{"a": True, "b": False, "c": None}', { a: true, b: false, c: null }],
  'literals of JavaScript': [
    '{"a": undefined, "b": NaN, "c": .5, "d": +1}',
    { a: null, b: null, c: 0.5, d: 1 },
  ],
  'a member without a value': ['{"a": , "b": 1, "c": }', { b: 1 }],
  'escapes of JavaScript': ['{"a": "\\x27\\u{1f389}\\v"}', { a: "'🎉\\v" }],
  'quotes that are not escaped': [
    '{"a":"<a href="#x">가</a><img src="//나">","b":""나", 다 "라"","c":["하"나"","다"]}',
    { a: '<a href="#x">가</a><img src="//나">', b: '"나", 다 "라"', c: ['하"나"', '다'] },
  ],
  'brackets too few': ['{"a":[{"b":1},{"b":2}', { a: [{ b: 1 }, { b: 2 }] }],
  'a bracket of another kind': ['{"a":[{"b":1],"c":2}', { a: [{ b: 1 }], c: 2 }],
  'controls between values': ['{"a":1,\u001f"b":\u00002}', { a: 1, b: 2 }],
  'junk within': ['{"a":[{"b":1},{"b":2}],"c":=5}', { a: [{ b: 1 }, { b: 2 }] }],
  'text in brackets': ['[Warning] in {main}', undefined],
};
for (const [name, [text, meant]] of Object.entries(written))
  test(`JSON with ${name} is read`, () => assert.deepEqual(repairJson(text), meant));

test('JSON nested too deep is none', () => assert.equal(repairJson('[{"a":'.repeat(1e5)), undefined));

const next = random(22);
const integer = (least, most) => least + Math.floor(next() * (most - least + 1));

test('JSON that is written by hand, with any character in its strings, is read whole', () => {
  const characters = [...'가a"\\\n\r\t\b\f\0\u001f\u2028{}[],: 😀'];
  for (let round = 0; round < 300; round++) {
    const any = () =>
      Array.from({ length: integer(0, 9) }, () => characters[integer(0, characters.length - 1)]).join('');
    const value = Array.from({ length: 4 }, () => ({ title: any(), tags: [any(), any()] }));
    // Controls are written raw, quotes and backslashes are escaped.
    const written = JSON.stringify(value, undefined, round % 2).replace(
      /\\(?:u00([01][\da-f])|([nrtbf]))|\\\\|\\"/g,
      (written) => (/["\\]$/.test(written) ? written : JSON.parse(`"${written}"`)),
    );
    assert.deepEqual(repairJson(written), value, JSON.stringify(written));
  }
});

test('JSON with raw line breaks that breaks off gives the items before the break', async () => {
  const { items } = await parseFeed(
    '{"items":[{"title":"하나","content_html":"<p>가\n</p>"},\n{"title":"둘","summary":"나\t다"},{"title":"셋","summary":"라\n',
  );
  assert.deepEqual(
    items.map(({ title }) => title),
    ['하나', '둘'],
  );
});

test('repairJson takes linear time on 1 MB of raw line breaks and of backslashes', () => {
  for (const unit of ['\n', '\\', '\\u', '"\n', '" ,', "' ", '/*', ',\n', '","'])
    for (const end of ['', '"]']) {
      const start = performance.now();
      repairJson(`["${unit.repeat(1e6)}${end}`);
      assert.ok(performance.now() - start < 6000, JSON.stringify(unit));
    }
});
