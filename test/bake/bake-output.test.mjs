/** Files for static hosts, and pages that show the lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeArticles, setUpBake } from './bake-kit.mjs';

const current = setUpBake();

test('the folder has .htaccess, _headers, an index page with snippets, and a card for each list', async () => {
  const { site, workspace } = current;
  site.publish(makeArticles(5, 4));
  workspace.configure({ base_url: 'https://feeds.example/dongpo' });
  await workspace.bake();
  const htaccess = workspace.text('.htaccess');
  for (const line of [
    'Access-Control-Allow-Origin "*"',
    'application/feed+json; charset=utf-8',
    'max-age=60, stale',
  ])
    assert.ok(htaccess.includes(line), line);
  const headers = workspace.text('_headers');
  assert.match(headers, /^\/dongpo\/\*\n {2}Access-Control-Allow-Origin: \*$/m);
  assert.match(
    headers,
    /^\/dongpo\/latest\.json\n {2}Content-Type: application\/feed\+json; charset=utf-8$/m,
  );
  assert.match(headers, /^\/dongpo\/article\/\*\n/m);
  const page = workspace.text('index.html');
  assert.match(
    page,
    /<dongpo-headlines src="latest.json" limit="5" style="display:flow-root;font-size:medium;min-height:50.5em" data-server/,
  );
  assert.match(page, /<li><a href="[^"]+no=5">5번 기사: “연길의 겨울”<\/a>/);
  assert.match(page, /&lt;dongpo-headlines\n {2}src=&quot;https:\/\/feeds.example\/dongpo\/latest.json/);
  const card = workspace.text('latest.html');
  assert.match(card, /<meta property="og:description" content="1\. 5번 기사: “연길의 겨울” {2}2\. /);
  assert.match(card, /<meta property="og:url" content="https:\/\/feeds.example\/dongpo\/latest.html">/);
  assert.match(card, /<li><a href="[^"]+no=5">/);
  assert.match(workspace.text('section/sahoe.html'), /src="\.\.\/widgets\/[\d.]+\/dongpo\.js"/);
  const [, entry] = /src="(widgets\/[\d.]+\/dongpo\.js)"/.exec(page);
  assert.ok(workspace.has(entry));
  assert.equal(workspace.read('latest.json').feed_url, 'https://feeds.example/dongpo/latest.json');
});

test('the page for frames is bound to the host of the feeds, where that is known', async () => {
  const { site, workspace } = current;
  const embedPage = () => workspace.text(workspace.files().find((name) => name.endsWith('/embed.html')));
  site.publish(makeArticles(5, 4));
  await workspace.bake();
  assert.match(embedPage(), /<script [^>]*src="embed\.js" data-upgrade=""><\/script>/);
  workspace.configure({ base_url: 'https://feeds.example/dongpo' });
  await workspace.bake();
  assert.match(
    embedPage(),
    /<script [^>]*src="embed\.js" data-upgrade="https:\/\/feeds\.example\/dongpo\/"><\/script>/,
  );
});
