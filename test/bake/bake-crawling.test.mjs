/** How `bake` treats the servers that it reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeArticles, setUpBake } from './bake-kit.mjs';

const current = setUpBake();

test('requests go one at a time, with the crawl delay between, a User-Agent with contact, and within robots.txt', async () => {
  const { site, workspace } = current;
  site.pages.set('/robots.txt', 'User-agent: *\nDisallow: /article.html?no=4\nCrawl-delay: 0.15\n');
  site.publish(makeArticles(5, 4, 3));
  workspace.configure({ delay: 0.1, contact: 'editor@news.example' });
  const { code, output } = await workspace.bake();
  assert.equal(code, 1);
  assert.match(output, /no=4: robots.txt does not allow it/);
  assert.deepEqual(site.requestedPaths(), ['/', '/article.html?no=5', '/article.html?no=3']);
  assert.equal(site.maxOpenRequests, 1);
  for (const { headers } of site.requests)
    assert.match(headers['user-agent'], /^dongpo-widgets-bake\/\d+\.\d+\.\d+ \(editor@news\.example\)$/);
  const [, , first, second] = site.requests.map(({ time }) => time);
  assert.ok(second - first >= 140, `${second - first} ms`);
  // The articles are listed by what the list's page says of them.
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3']);
});

test('parallel: 3 makes three requests at a time', async () => {
  const { site, workspace } = current;
  const waiting = [];
  site.publish(makeArticles(5, 4, 3));
  for (const [path, body] of site.pages)
    if (path !== '/')
      site.pages.set(path, async () => {
        await new Promise((go) => {
          waiting.push(go);
          if (waiting.length === 3) for (const each of waiting) each();
        });
        return { status: 200, body };
      });
  workspace.configure({ parallel: 3 });
  assert.equal((await workspace.bake()).code, 0);
  assert.equal(site.maxOpenRequests, 3);
});

test('an unreadable robots.txt forbids everything, unless robots is false', async () => {
  const { site, workspace } = current;
  site.pages.set('/robots.txt', { status: 500, body: '' });
  site.publish(makeArticles(5));
  const { code, output } = await workspace.bake();
  assert.equal(code, 2);
  assert.match(output, /robots.txt cannot be read/);
  assert.deepEqual(site.requestedPaths(), []);
  workspace.configure({ robots: false });
  assert.equal((await workspace.bake()).code, 0);
});

test('a server that answers 429 gets no further request in this run', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4, 3));
  site.pages.set('/article.html?no=5', { status: 429, body: '' });
  const { code } = await workspace.bake();
  assert.equal(code, 1);
  assert.deepEqual(site.requestedPaths(), ['/', '/article.html?no=5']);
  assert.deepEqual(workspace.ids('latest.json'), ['5', '4', '3']);
  site.publish(makeArticles(5, 4, 3));
  assert.equal((await workspace.bake()).code, 0);
  assert.match(workspace.read('article/5.json').items[0].content_html, /본문/);
});
