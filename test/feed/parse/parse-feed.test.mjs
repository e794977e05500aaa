import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseFeed } from '../../../dist/feed/index.js';

const V11 = 'https://jsonfeed.org/version/1.1';
const url = 'https://news.example/feeds/latest.json';
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LAST = JSON.stringify({ version: V11, items: [{ title: '가나다 뷁' }], title: '시험 신문' });

const isFormat = (error) => error.name === 'FeedError' && error.code === 'format';

for (const text of [
  '',
  ' \n',
  '42',
  'null',
  'true',
  '"feed"',
  '{}',
  '{"version":1}',
  '{"items":{}}',
  '{"error":"not found"}',
  '{',
  '[',
  '<!doctype html><html><head><title>로그인</title></head><body>로그인이 필요합니다</body></html>',
  '로그인이 필요합니다',
  '\0\0\0',
]) {
  test(`parseFeed refuses ${JSON.stringify(text)} as no feed`, async () => {
    await assert.rejects(parseFeed(text, { url }), (error) => isFormat(error) && error.url === url);
    await assert.rejects(parseFeed(new TextEncoder().encode(text)), isFormat);
  });
}

const utf16 = (text, big) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

for (const [name, input] of Object.entries({
  text: LAST,
  'text with a byte order mark': `\ufeff${LAST}`,
  'bytes, UTF-8': new TextEncoder().encode(LAST),
  'an ArrayBuffer': new TextEncoder().encode(LAST).buffer,
  'a part of a buffer': Buffer.from(`xx${LAST}`).subarray(2),
  'UTF-8 with a byte order mark': new TextEncoder().encode(`\ufeff${LAST}`),
  'UTF-16, little end first': utf16(LAST, false),
  'UTF-16, big end first': utf16(LAST, true),
})) {
  test(`parseFeed reads ${name}`, async () => {
    const feed = await parseFeed(input);
    assert.equal(feed.items[0].title, '가나다 뷁');
    assert.equal(feed.title, '시험 신문');
  });
}

/** What `parseFeed` imports, as paths in dist. */
async function imports(feed) {
  const script = `import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(\`
      import { writeSync } from 'node:fs';
      export const resolve = async (name, context, next) => {
        const found = await next(name, context);
        writeSync(2, found.url + '\\\\n');
        return found;
      };\`));
    const { parseFeed } = await import('./dist/feed/index.js');
    console.log(JSON.stringify(await parseFeed(${JSON.stringify(feed)})));`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', script],
    {
      cwd: ROOT,
    },
  );
  const modules = [...stderr.matchAll(/^file:\S*?\/dist\/(\S+)\.js$/gm)].map(([, path]) => path);
  assert.ok(modules.includes('feed/parse/parse-feed'));
  return { modules, feed: JSON.parse(stdout) };
}

test('a feed in UTF-8 is read without the code for other encodings and for diagnostics', async () => {
  const { modules, feed } = await imports(LAST);
  assert.equal(feed.items[0].title, '가나다 뷁');
  assert.ok(!modules.some((path) => /encoding|diagnose/.test(path)), `${modules}`);
});
