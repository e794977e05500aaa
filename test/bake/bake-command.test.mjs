/** `npx dongpo-widgets bake` as a command: options, signals, locks, configuration errors. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeArticles, setUpBake } from './bake-kit.mjs';

const current = setUpBake();

test('nothing to read and nothing from before: no file, exit 2', async () => {
  const { workspace } = current;
  const { code, output } = await workspace.bakeInProcess();
  assert.equal(code, 2);
  assert.match(output, /no file was written/);
  assert.deepEqual(workspace.files(), []);
});

test('--dry-run prints the files that it would write, and writes nothing', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5));
  const { code, output } = await workspace.bake('--dry-run');
  assert.equal(code, 0);
  assert.match(output, /^article\/5\.json$/m);
  assert.match(output, /files would be written/);
  assert.deepEqual(readdirSync(workspace.folder), ['dongpo.json']);
});

test('--watch repeats, ends on SIGTERM, and releases its lock', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5));
  const child = workspace.spawnBake('--watch', '--every=30');
  while (!/again in 30 s/.test(child.output)) await new Promise((go) => child.stdout.once('data', go));
  child.kill('SIGTERM');
  const { code, signal } = await child.ended;
  assert.deepEqual([code, signal], [0, null]);
  assert.deepEqual(workspace.ids('latest.json'), ['5']);
  // And leaves the workspace free.
  assert.equal((await workspace.bake()).code, 0);
});

test('on a terminal, progress is one line that is overwritten', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4));
  workspace.preload = 'data:text/javascript,process.stderr.isTTY=true;process.stderr.columns=60';
  const { code, output } = await workspace.bake();
  assert.equal(code, 0);
  const lines = output.split('\r\x1b[K').filter((line) => line.startsWith('['));
  assert.equal(lines.length, 2);
  assert.match(lines[0], /^\[1\/2\] http:.*no=5$/);
  assert.ok(lines.every((line) => line.length < 60 && !line.includes('\n')));
});

test('a run that SIGINT ends keeps what it has read', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3));
  const body = site.pages.get('/article.html?no=3');
  const arrived = new Promise((resolve) => {
    site.pages.set('/article.html?no=3', () => {
      resolve();
      // Never answered.
      return new Promise(() => {});
    });
  });
  const child = workspace.spawnBake();
  await arrived;
  child.kill('SIGINT');
  const { code, output } = await child.ended;
  assert.equal(code, 1);
  assert.match(output, /what was read is kept/);
  assert.deepEqual(readdirSync(`${workspace.out}.bake/articles`).sort(), ['4.json', '5.json']);
  site.pages.set('/article.html?no=3', body);
  site.requests.length = 0;
  assert.equal((await workspace.bakeInProcess()).code, 0);
  assert.deepEqual(site.requestedPaths(), ['/', '/article.html?no=3']);
});

test('a second run at the same time exits 1; the lock of a dead process is ignored', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5));
  let release;
  const list = site.pages.get('/');
  const arrived = new Promise((resolve) => {
    site.pages.set('/', () => {
      resolve();
      return new Promise((go) => {
        release = () => go({ status: 200, body: list });
      });
    });
  });
  const first = workspace.spawnBake();
  await arrived;
  const { code, output } = await workspace.bakeInProcess();
  assert.equal(code, 1);
  assert.match(output, new RegExp(`another run is under way \\(process ${first.pid}\\)`));
  release();
  assert.equal((await first.ended).code, 0);
  site.pages.set('/', list);
  workspace.write('feeds.bake/lock', '999999999');
  assert.equal((await workspace.bakeInProcess()).code, 0);
});

for (const [what, config, expected] of [
  ['no sources', { sources: [] }, /sources: at least one/],
  ['a slip of the pen', { sorces: ['/'] }, /sorces: not known/],
  ['an adapter without a body', { article: { title: 'h1' } }, /article\.content_html: a selector is needed/],
  ['an address of another kind', { sources: ['ftp://x/'] }, /sources\[0\]\.url/],
  ['a zone that is none', { time_zone: 'Asia/Yanbian' }, /time_zone: there is no zone/],
  ['a number that is none', { delay: '1' }, /delay: a number/],
  ['a source that is no object', { sources: [7] }, /sources\[0\]: \{ … \} is needed/],
  ['an empty selector', { list: { item: 'li', title: '' } }, /list\.title: a selector, or a list/],
  ['sections that are no object', { sections: [] }, /sections: \{/],
  ['a language that is none', { language: 'k' }, /language: /],
  ['a home page that is no address', { home_page_url: 'news' }, /home_page_url: an http/],
  ['a best list from nowhere', { best: {} }, /best: "url"/],
  ['a section file out of the folder', { sections: { x: '../x' } }, /sections/],
]) {
  test(`a configuration with ${what} exits 3 with one sentence`, async () => {
    const { workspace } = current;
    workspace.configure(config);
    const { code, output } = await workspace.bake();
    assert.equal(code, 3);
    assert.match(output, expected);
    assert.doesNotMatch(output, /\n\s+at /);
  });
}

for (const [name, text, expected] of [
  ['terms.json', '{ show', /terms\.json/],
  ['terms.json', '{ "show": ["pictures"] }', /there is no pictures/],
  ['terms.json', '{ "maxItems": 3 }', /maxItems: not known/],
  ['dongpo.json', '{', /dongpo\.json/],
]) {
  test(`${name} with ${text} exits 3 with one sentence`, async () => {
    const { site, workspace } = current;
    site.publish(makeArticles(5));
    workspace.write(name, text);
    const { code, output } = await workspace.bake();
    assert.equal(code, 3);
    assert.match(output, expected);
    assert.deepEqual(workspace.files(), []);
  });
}

for (const name of ['README.md', 'README.ko.md', 'demo/cms/dongpo.json'])
  test(`the configuration in ${name} is valid`, async () => {
    const { site, workspace } = current;
    const text = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
    const samples = name.endsWith('.json')
      ? [text.replace(/\{\{\w+\}\}/g, 'https://news.example')]
      : [...text.matchAll(/^```jsonc\n([\s\S]*?)^```$/gm)].map(([, sample]) => sample);
    assert.equal(samples.length, 1);
    for (const sample of samples) {
      const config = JSON.parse(sample);
      // Nobody is asked: that host is the only thing that is no good.
      config.home_page_url = `${site.origin}/`;
      config.delay = 0;
      workspace.write('dongpo.json', JSON.stringify(config));
      const { code, output } = await workspace.bake('--dry-run');
      assert.equal(code, 2, output);
      assert.match(output, /HTTP 404/);
    }
  });

for (const [args, expected] of [
  [['a.json', 'b.json'], /usage of bake/],
  [['none.json'], /none\.json: neither an http/],
  [['--every=5'], /--every: seconds, at least 30/],
  [['--delay=x'], /--delay: seconds/],
  [['--what'], /--what/],
])
  test(`the call ${args.join(' ')} exits 3 with one sentence`, async () => {
    const { code, output } = await current.workspace.bake(...args);
    assert.equal(code, 3);
    assert.match(output, expected);
    assert.doesNotMatch(output, /\n\s+at /);
  });

test("an editors' file that cannot be read exits 3", async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5));
  workspace.write('removed.txt/file', '');
  const { code, output } = await workspace.bake();
  assert.equal(code, 3);
  assert.match(output, /^removed\.txt: /);
});
