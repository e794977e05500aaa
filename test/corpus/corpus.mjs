/**
 * `npm run corpus`: our reader, feedsmith and rss-parser in one Chromium page, over the public corpora of
 * ../shared and over test/fixtures/feeds; prints a scoreboard. Fails where one of them is ahead of ours in a
 * column, or where ours throws at a feed that another one reads an item of.
 *
 *   --show=5       what ours missed, at most so many of each corpus
 *   --only=gofeed  one corpus
 *
 * Values are compared by the corpora's own `score/lib.mjs`, so that figures compare with others'.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openPage } from './open.mjs';

const shared = new URL('../../../shared/corpora/', import.meta.url);
const fixtures = new URL('../fixtures/feeds/', import.meta.url);

const { values: options } = parseArgs({
  options: { show: { type: 'string', default: '0' }, only: { type: 'string' } },
});

/** The corpora's decoder and comparison; they ask for `entities`, which stands in our node_modules. */
async function comparison() {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-corpus-'));
  const file = join(folder, 'lib.mjs');
  const text = readFileSync(new URL('score/lib.mjs', shared), 'utf8');
  writeFileSync(file, text.replace("'entities'", `'${import.meta.resolve('entities')}'`));
  try {
    return await import(pathToFileURL(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The assertions of a fixture's JSON Feed, in the form of the corpora. */
function fixtureCase(file) {
  const { _test = {}, ...feed } = JSON.parse(readFileSync(new URL(file, fixtures), 'utf8'));
  const source = [file.replace('.json', '.xml'), file.replace('.json', '.input.json')].find((name) =>
    existsSync(new URL(name, fixtures)),
  );
  return {
    id: basename(file, '.json'),
    base64: readFileSync(new URL(source, fixtures)).toString('base64'),
    url: 'https://news.example/feed.xml',
    ..._test,
    expect: {
      title: feed.title,
      link: feed.home_page_url,
      description: feed.description,
      count: feed.items?.length,
      items: feed.items?.map((item) => ({
        title: item.title,
        link: item.url,
        id: item.id,
        published: item.date_published,
        content: item.content_html ?? item.content_text,
        author: item.authors?.[0]?.name,
      })),
    },
  };
}

/** Dates are asserted of an item. Those without a zone are of the place whose form they have. */
const dateCase = ({ text, kind, expect }, index) => ({
  id: `${kind}/${index}: ${text}`,
  text: `<rss><channel><item><title>${expect}</title><pubDate>${text}</pubDate></item></channel></rss>`,
  timeZone: /onblog|nate|mssql/.test(kind) ? 'Asia/Seoul' : 'UTC',
  expect: { items: [{ published: expect }] },
  none: expect === null,
});

const jsonl = (name) =>
  readFileSync(new URL(`feeds/${name}.jsonl`, shared), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const COLUMNS = ['count', 'feedTitle', 'title', 'link', 'date', 'content', 'id', 'author'];

function score(cases, results, compare) {
  const row = { cases: cases.length, parsed: 0, right: 0, asserted: 0, ms: 0, fields: {}, misses: [] };
  cases.forEach((each, index) => {
    const { feed, error, ms } = results[index];
    row.ms += ms;
    if (feed) row.parsed++;
    const { r: fields, miss } = compare(each, feed);
    if (each.none) {
      fields.date = [1, feed?.items[0]?.published ? 0 : 1];
      if (!fields.date[1]) miss.push({ f: 'date', exp: 'none', got: feed.items[0].published });
    }
    for (const [name, [asserted, right]] of Object.entries(fields)) {
      const [all, good] = row.fields[name] ?? [0, 0];
      row.fields[name] = [all + asserted, good + right];
    }
    if (Object.keys(fields).length) {
      row.asserted++;
      if (feed && !miss.length) row.right++;
    }
    if (error || miss.length) row.misses.push({ id: each.id, error, miss: miss.slice(0, 6) });
  });
  return row;
}

if (!existsSync(shared)) {
  console.log(
    '../shared is not here: nothing to score with. test/feed/fixtures.test.mjs reads the fixtures.',
  );
  process.exit(0);
}
const { compare, decode } = await comparison();
const disputes = JSON.parse(readFileSync(new URL('score/disputes.json', shared), 'utf8'));
const corpora = {
  ...Object.fromEntries(
    ['gofeed', 'fp-wellformed', 'fp-amp', 'fp-entities', 'fp-encoding', 'feedsmith'].map((name) => [
      name,
      () => jsonl(name).filter(({ id }) => !(id in disputes)),
    ]),
  ),
  dates: () => JSON.parse(readFileSync(new URL('feeds/dates.json', shared), 'utf8')).map(dateCase),
  fixtures: () =>
    readdirSync(fixtures)
      .filter((file) => /^(?!.*\.input\.json$).*\.json$/.test(file))
      .map(fixtureCase),
};

const { page, close } = await openPage();
const names = await page.evaluate(() => window.corpus.names);
const [ours] = names;
let behind = 0;
for (const [corpus, load] of Object.entries(corpora)) {
  if (options.only && options.only !== corpus) continue;
  const cases = load().map((each) => ({
    ...each,
    decoded: each.text ?? decode(new Uint8Array(Buffer.from(each.base64, 'base64')), each.contentType),
  }));
  const rows = {};
  for (const name of names) {
    const results = await page.evaluate((...args) => window.corpus.readAll(...args), name, cases);
    rows[name] = score(cases, results, compare);
    rows[name].unread = new Set(cases.filter((_, i) => !results[i].feed?.items?.length).map(({ id }) => id));
  }
  const columns = COLUMNS.filter((column) => names.some((name) => rows[name].fields[column]));
  console.log(`\n${corpus}: ${cases.length} feeds`);
  console.log(['', 'parsed', 'all right', ...columns].map((head) => head.padEnd(12)).join(''));
  for (const name of names) {
    const { parsed, right, asserted, fields } = rows[name];
    const cells = columns.map((column) =>
      fields[column] ? `${fields[column][1]}/${fields[column][0]}` : '-',
    );
    console.log(
      [name, `${parsed}`, `${right}/${asserted}`, ...cells].map((cell) => cell.padEnd(12)).join(''),
    );
    if (name === ours) continue;
    const lost = columns.filter((column) => rows[name].fields[column]?.[1] > rows[ours].fields[column]?.[1]);
    if (rows[name].parsed > rows[ours].parsed) lost.unshift('parsed');
    if (right > rows[ours].right) lost.unshift('all right');
    if (lost.length) console.log(`  ahead of ours: ${lost.join(', ')}`);
    behind += lost.length;
  }
  const thrown = rows[ours].misses.filter(
    ({ id, error }) => error && names.some((name) => name !== ours && !rows[name].unread.has(id)),
  );
  for (const { id, error } of thrown) console.log(`  threw, where another reads an item: ${id}: ${error}`);
  behind += thrown.length;
  for (const miss of rows[ours].misses.slice(0, +options.show)) console.log('  ', JSON.stringify(miss));
}
await close();
console.log(`\n${behind ? `${behind} columns or feeds behind` : 'Ahead of both, or level, in every column'}`);
process.exitCode = behind ? 1 : 0;
