/** `dongpo-widgets/feed.schema.json`: what feeds are, to other people's tools, is what src/feed/model/types.ts says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startDemo } from '../../../demo/server.mjs';
import { parseFeed } from '../../../dist/feed/index.js';

const root = new URL('../../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const schema = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('dongpo-widgets/feed.schema.json'))),
);
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
addFormats(ajv);
const validate = ajv.compile(schema);
const errors = (feed) =>
  validate(feed) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);

const feed = (more = {}, item = {}) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '동포투데이',
  items: [{ id: '1', ...item }],
  ...more,
});

describe('the schema of feeds', () => {
  let demo;
  before(async () => {
    demo = await startDemo({ port: 0, quiet: true });
  });
  after(() => demo.close());

  it('the schema accepts the feeds that bake made for the demo', async () => {
    const index = await (await fetch(`${demo.origin}/feeds/`)).text();
    const sections = [...index.matchAll(/section\/[\w-]+\.json/g)].map(([path]) => path);
    const latest = await (await fetch(`${demo.origin}/feeds/latest.json`)).json();
    const articles = latest.items.slice(0, 3).map(({ id }) => `article/${id}.json`);
    const paths = ['latest.json', 'best.json', 'feed.en.json', 'feed.zh-CN.json', ...articles, ...sections];
    assert.ok(paths.length > 5, `${paths}`);
    for (const path of paths) {
      const response = await fetch(`${demo.origin}/feeds/${path}`);
      assert.equal(response.status, 200, path);
      assert.deepEqual(errors(await response.json()), [], path);
    }
  });

  it('the schema accepts the parsed feed of every fixture', async () => {
    const folder = new URL('test/fixtures/feeds/', root);
    const wrong = {};
    const names = readdirSync(folder).filter((name) => /\.(xml|input\.json)$/.test(name));
    for (const name of names) {
      const read = await parseFeed(readFileSync(new URL(name, folder)), {
        url: 'https://news.example/feed.xml',
        diagnostics: 'en',
      });
      const said = errors(read);
      if (said.length) wrong[name] = said;
    }
    assert.ok(names.length > 100);
    assert.deepEqual(wrong, {});
  });

  it("the schema accepts the README's sample, a foreign extension, and JSON Feed 1.0's author", () => {
    for (const [, sample] of read('README.md').matchAll(/^```json\n([\s\S]*?)^```$/gm))
      assert.deepEqual(errors(JSON.parse(sample)), []);
    assert.deepEqual(errors(feed({ _mine: { a: 1 } }, { _mine: 2, author: { name: '김' } })), []);
  });

  for (const [what, wrong, where] of [
    ['no title', feed({ title: undefined }), " must have required property 'title'"],
    ['no items', feed({ items: undefined }), " must have required property 'items'"],
    ['another version', feed({ version: '2' }), '/version '],
    ['a number as id', feed({}, { id: 1 }), '/items/0/id must be string'],
    ['an empty id', feed({}, { id: '' }), '/items/0/id '],
    ['a relative address', feed({}, { url: '/view.php?no=1' }), '/items/0/url '],
    ['an address that runs', feed({}, { url: 'javascript:alert(1)' }), '/items/0/url '],
    [
      'a date without an offset',
      feed({}, { date_published: '2026-11-23T14:05:00' }),
      '/items/0/date_published ',
    ],
    [
      'a date by RFC 822',
      feed({}, { date_published: 'Mon, 23 Nov 2026 14:05:00 +0900' }),
      '/items/0/date_published ',
    ],
    ['a misspelt member', feed({}, { sumary: '' }), '/items/0 must NOT have additional'],
    ['a misspelt member of _dongpo', feed({}, { _dongpo: { ranks: 1 } }), '/items/0/_dongpo must NOT'],
    ['rank 0', feed({}, { _dongpo: { rank: 0 } }), '/items/0/_dongpo/rank '],
    [
      'an unknown field in terms',
      feed({ _dongpo: { terms: { show: ['title'] } } }),
      '/_dongpo/terms/show/0 ',
    ],
    ['an author without anything', feed({ authors: [{}] }), '/authors/0 '],
  ])
    it(`the schema refuses ${what}`, () => {
      // As JSON has it: a member without a value is none.
      const said = errors(JSON.parse(JSON.stringify(wrong)));
      assert.ok(
        said.some((line) => line.startsWith(where)),
        `${where}: ${said}`,
      );
    });

  it('the schema has the members of the model, and requires the same ones', () => {
    const model = read('src/feed/model/types.ts').replace(/\/\*[\s\S]*?\*\//g, '');
    const members = Object.fromEntries(
      [...model.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => [
        name,
        [...body.matchAll(/^ {2}(\w+)(\??):/gm)].map(([, member, optional]) => member + optional),
      ]),
    );
    /** Members of JSON Feed that the model leaves out. */
    const more = { Feed: ['user_comment', 'author', 'hubs'], FeedItem: ['author'] };
    for (const [name, part] of [
      ['Feed', schema],
      ['FeedItem', schema.$defs.item],
      ['FeedAuthor', schema.$defs.author],
      ['FeedAttachment', schema.$defs.attachment],
      ['FeedExtension', schema.$defs.feedExtension],
      ['FeedDiagnostic', schema.$defs.diagnostic],
      ['FeedTerms', schema.$defs.terms],
      ['FeedSourceCredit', schema.$defs.source],
      ['ItemExtension', schema.$defs.itemExtension],
      ['ItemImage', schema.$defs.image],
      ['RelatedItem', schema.$defs.related],
    ]) {
      const names = Object.keys(part.properties)
        .filter((each) => !more[name]?.includes(each))
        .map((each) => (part.required?.includes(each) ? each : `${each}?`));
      assert.deepEqual(names.sort(), members[name].sort(), name);
    }
  });
});
