/** `npx dongpo-widgets doctor` as a command: output, exit codes, wrong calls. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const fixture = (name) => fileURLToPath(new URL(`../fixtures/feeds/${name}`, import.meta.url));

const runCommand = (...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { env: { ...process.env, LC_ALL: 'en_US.UTF-8' } });
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    child.on('close', (code) => resolve({ code, out, err }));
  });

const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: '동포투데이',
  language: 'ko',
  items: [
    {
      id: '1',
      url: 'https://news.example/1',
      title: '제목',
      image: 'https://news.example/1.jpg',
      date_published: new Date().toISOString(),
    },
  ],
});
let server;
let origin;
before(async () => {
  server = createServer((request, response) => {
    if (request.url === '/none') response.writeHead(404);
    else
      response.writeHead(200, {
        'content-type': 'application/feed+json',
        'cache-control': 'max-age=60',
        etag: '"1"',
        ...(request.url === '/cors' && { 'access-control-allow-origin': '*' }),
      });
    response.end(request.url === '/none' ? '' : FEED);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test('a feed without faults: "Nothing to remark", exit 0', async () => {
  const { code, out } = await runCommand(
    'doctor',
    `${origin}/cors`,
    '--origin=https://partner.example',
    '--links=0',
    '--lang=en',
  );
  assert.equal(code, 0);
  assert.match(out, /동포투데이, 1 items\nNothing to remark\./);
});

test('a feed with warnings: printed in Korean with place, sample and advice, exit 1', async () => {
  const { code, out } = await runCommand(
    'doctor',
    fixture('zoneless-dates.xml').replace('zoneless-dates', 'dates-dotted'),
    '--lang=ko',
  );
  assert.equal(code, 1);
  assert.match(
    out,
    /주의 {2}시간대가 없는 날짜가 있어 .* ×3 \(기사 1, 2, 3\) {2}\[date-without-zone\]\n {4}2026/,
  );
  assert.match(out, /→ \+0900처럼 시차를 붙이세요/);
});

test('a feed with errors: exit 2, here with --json', async () => {
  const { code, out } = await runCommand('doctor', fixture('truncated.xml'), '--json', '--lang=en');
  assert.equal(code, 2);
  const { diagnostics, items } = JSON.parse(out);
  assert.equal(diagnostics[0].code, 'xml-cut-off');
  assert.equal(diagnostics[0].severity, 'error');
  assert.ok(items > 0);
});

test('a feed without CORS is an error only with --origin', async () => {
  const { code, out } = await runCommand(
    'doctor',
    `${origin}/feed`,
    '--origin=https://partner.example',
    '--lang=en',
  );
  assert.equal(code, 2);
  assert.match(out, /Access-Control-Allow-Origin/);
  assert.equal((await runCommand('doctor', `${origin}/feed`, '--links=0')).code, 0);
});

for (const [what, target, expected] of [
  ['a file that is not there', '/nowhere/feed.xml', /ENOENT/],
  ['a file that is no feed', fileURLToPath(import.meta.url), /format/],
]) {
  test(`${what}: one sentence, exit 2`, async () => {
    const { code, err } = await runCommand('doctor', target);
    assert.equal(code, 2);
    assert.match(err, expected);
    assert.doesNotMatch(err, /\n\s+at /);
  });
}

test('an address with an HTTP error: its status, exit 2', async () => {
  const { code, err } = await runCommand('doctor', `${origin}/none`);
  assert.equal(code, 2);
  assert.match(err, /HTTP 404/);
});

test('a wrong call prints the usage and exits 3', async () => {
  for (const args of [[], ['doctor'], ['doctor', 'a', 'b'], ['doctor', '--what'], ['nurse']]) {
    const { code, out, err } = await runCommand(...args);
    assert.equal(code, 3, args.join(' '));
    assert.match(out + err, /dongpo-widgets doctor <address or file>/);
  }
  assert.equal((await runCommand('--help')).code, 0);
});
