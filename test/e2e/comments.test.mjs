/**
 * Strangers' markup on a page with the script: a comment that holds a link, in every form that the script upgrades.
 * Nothing happens but a link: no element, no request, no name of the page is taken.
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { inEngines, shown, wrongs } from './serve.mjs';

const FEED = (origin) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '소식',
  home_page_url: `${origin}/`,
  _dongpo: { terms: { rights: '© 신문', terms_url: `${origin}/terms` } },
  items: [
    {
      id: '1',
      title: '제목',
      url: `${origin}/1`,
      content_html: `<p>본문 <a href="${origin}/2">링크</a> 글자가 좀 더 있어야 합니다.</p>`,
    },
  ],
});

/** A server of a test: what it is asked for, with headers. */
async function startServer(answer) {
  const hits = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    if (pathname !== '/favicon.ico') hits.push({ path: request.url, headers: request.headers });
    const {
      status = 200,
      headers,
      body = '',
    } = answer(pathname, `http://${request.headers.host}`) ?? { status: 404 };
    response
      .writeHead(status, {
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
        'content-type': body.startsWith('{') ? 'application/feed+json' : 'text/html; charset=utf-8',
        ...headers,
      })
      .end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    hits,
    paths: () => hits.map(({ path }) => path),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const quiet = (ms = 1200) => new Promise((done) => setTimeout(done, ms));

inEngines('comments', (at, engine) => {
  let evil;
  let host;
  /** The page of the host, and its feed that is open to the logged-in only. */
  let html = '';
  const feed = (path, origin) => path.endsWith('.json') && { body: JSON.stringify(FEED(origin)) };

  before(async () => {
    evil = await startServer(feed);
    host = await startServer((path, origin) => {
      if (path === '/') return { body: html, headers: { 'set-cookie': 'session=secret; Path=/' } };
      if (path === '/away.json') return { status: 302, headers: { location: `${evil.origin}/f.json` } };
      if (path === '/login.json') return { status: 302, headers: { location: '/own.json' } };
      return feed(path, origin);
    });
  });
  after(() => {
    evil.close();
    host.close();
  });

  const open = async (body, tag) => {
    html = at.site.fill(
      `<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,">{{watch}}
      <style>.overlay { position: fixed !important; inset: 0; background: #fff }</style><body>${body}${tag}`,
    );
    host.hits.length = 0;
    evil.hits.length = 0;
    await at.page.goto(`${host.origin}/`);
  };
  const tags = {
    module: (data) => `<script type="module" src="{{cdn}}/dongpo.js" ${data}></script>`,
    classic: (data) => `<script src="{{cdn}}/dongpo.classic.js" ${data}></script>`,
  };
  const CONTROL = '<div id="control"><a href="{{feeds}}/best.json#dongpo-best">BEST 뉴스</a></div>';
  const QUERY =
    'limit=100&amp;class=overlay&amp;id=appConfig&amp;target=spam&amp;style=position:fixed&amp;loading=eager&amp;refresh=30&amp;onclick=x&amp;heading=Session%20expired';
  const DATA =
    'data-limit="100" data-class="overlay" data-id="appConfig" data-target="spam" data-loading="eager" data-refresh="30" data-heading="Session expired"';

  /** What a stranger leaves, with a feed at an address. */
  const FORMS = {
    link: (address, rel = '') => `<a ${rel} href="${address}#dongpo-best?${QUERY}">nice post</a>`,
    'class link': (address, rel = '') =>
      `<a ${rel} class="dongpo-widget" href="${address}" ${DATA} data-element="headlines">nice post</a>`,
    'class link with a fragment': (address, rel = '') =>
      `<a ${rel} class="dongpo-widget" href="${address}#dongpo-ticker?${QUERY}">nice post</a>`,
    div: (address, rel = '') =>
      `${rel ? `<a ${rel}>` : ''}<div class="dongpo-widget" data-element="best" data-src="${address}" ${DATA}>nice post</div>${rel ? '</a>' : ''}`,
    article: (address, rel = '') =>
      `<a ${rel} href="${address}#dongpo-article?best-src=${address}&amp;${QUERY}">nice post</a>`,
  };
  const ugc = 'rel="ugc nofollow"';
  /** Comments by their title. */
  const comments = () =>
    Object.entries(FORMS).flatMap(([form, write]) => [
      [`${form} to a stranger's feed`, write(`${evil.origin}/f.json`)],
      [`${form} to a stranger's feed, marked`, write(`${evil.origin}/f.json`, ugc)],
      [`${form} to the page`, write('/logout.json')],
      [`${form} to the page, by its whole address`, write(`${host.origin}/logout.json`)],
      [`${form} to the newspaper's feed, marked as a visitor's`, write('{{feeds}}/news.json', ugc)],
      [`${form} in an editor`, `<div contenteditable>${write('{{feeds}}/news.json')}</div>`],
      [`${form} in what the page marks`, `<div data-dongpo-ignore>${write('{{feeds}}/news.json')}</div>`],
    ]);

  const read = () =>
    at.page.evaluate(() =>
      [...document.querySelectorAll('.comment')].map((each) => ({
        title: each.title,
        html: each.innerHTML,
        elements: [...each.querySelectorAll('*')].map(({ localName }) => localName).join(' '),
      })),
    );

  /** Nothing of the comments has become more than a link. */
  async function assertPlain(written) {
    await at.page.waitFor("document.querySelector('#control dongpo-best')?.dataset.state === 'ready'");
    await quiet();
    const page = await at.page.evaluate(() => ({
      elements: [...document.querySelectorAll('*')].filter(({ localName }) => /^dongpo-/.test(localName))
        .length,
      clobbered: typeof window.appConfig,
      covered: !!document.elementFromPoint(400, 300)?.closest('.overlay'),
    }));
    assert.deepEqual(page, { elements: 1, clobbered: 'undefined', covered: false });
    for (const { title, html, elements } of await read()) {
      assert.doesNotMatch(elements, /dongpo|img|section/, title);
      assert.equal(html, written.get(title), title);
    }
    assert.deepEqual(evil.paths(), []);
    assert.deepEqual(
      host.paths().filter((path) => path !== '/'),
      [],
    );
    assert.deepEqual(await wrongs(at.page), []);
  }

  /** The comments as the parser reads them, before any script. */
  const parsed = (list) =>
    at.page.evaluate(
      (list) =>
        list.map(([title, html]) => {
          const template = document.createElement('template');
          template.innerHTML = `<div>${html}</div>`;
          return [title, template.content.firstChild.innerHTML];
        }),
      list.map(([title, each]) => [title, at.site.fill(each)]),
    );

  for (const form of engine === 'chromium' || process.env.WHOLE ? ['module', 'classic'] : ['module'])
    describe(`${form} script`, () => {
      for (const [named, data] of [
        ['the newspaper', 'data-upgrade="{{feeds}}"'],
        ["the newspaper's feed", 'data-src="{{feeds}}/best.json"'],
      ])
        it(`a comment stays a link where the page names ${named}`, async () => {
          const list = comments();
          const body = list.map(([title, each]) => `<div class="comment" title="${title}">${each}</div>`);
          await open(CONTROL + body.join('\n'), tags[form](data));
          await assertPlain(new Map(await parsed(list)));
        });

      it('a comment that is added later stays a link', async () => {
        const list = comments();
        await open(`${CONTROL}<div id="later"></div>`, tags[form]('data-upgrade="{{feeds}}"'));
        await at.page.evaluate(
          (list) => {
            for (const [title, html] of list) {
              const comment = document.createElement('div');
              comment.className = 'comment';
              comment.title = title;
              comment.innerHTML = html;
              document.querySelector('#later').append(comment);
            }
          },
          list.map(([title, each]) => [title, at.site.fill(each)]),
        );
        await assertPlain(new Map(await parsed(list)));
      });

      it('nothing is upgraded where the page says none, or names nobody', async () => {
        for (const data of ['data-upgrade="none" data-src="{{feeds}}/best.json"', '']) {
          await open(CONTROL, tags[form](data));
          await at.page.waitFor("!!customElements.get('dongpo-best')");
          await quiet(600);
          assert.equal(
            await at.page.evaluate("document.querySelector('#control').firstElementChild.localName"),
            'a',
          );
        }
      });
    });

  it("the link's own rel stands on each link of the block, and its windows have no opener", async () => {
    const rel = 'rel="nofollow opener external"';
    await open(
      `<a ${rel} href="${evil.origin}/f.json#dongpo-headlines">x</a>
      <a ${rel} href="${evil.origin}/f.json#dongpo-article">x</a>
      <a ${rel} href="${evil.origin}/f.json#dongpo-sections">x</a>
      <a ${rel} href="${evil.origin}/f.json#dongpo-ticker">x</a>`,
      tags.module(`data-upgrade="${evil.origin}" data-target="news"`),
    );
    await at.page.waitFor("document.querySelectorAll('[data-upgraded]').length === 4");
    await shown(at.page);
    const links = await at.page.evaluate(() => {
      const all = (root) =>
        [...root.querySelectorAll('*')].flatMap((each) => [
          ...(each.localName === 'a' && each.href ? [each.rel.split(' ').sort().join(' ')] : []),
          ...(each.shadowRoot ? all(each.shadowRoot) : []),
        ]);
      return all(document);
    });
    assert.ok(links.length >= 9, `${links}`);
    assert.deepEqual([...new Set(links)], ['external nofollow noopener']);
  });

  it('an upgraded block of the page itself is asked for without cookies, an element of its owner with them', async () => {
    await open(
      `<a href="/own.json#dongpo-best">x</a><dongpo-headlines src="/own.json"></dongpo-headlines>`,
      tags.module('data-upgrade="/ {{pages}}"').replace('/ {{pages}}', host.origin),
    );
    await at.page.waitFor("!!document.querySelector('dongpo-best')");
    await shown(at.page);
    const asked = host.hits.filter(({ path }) => path === '/own.json').map(({ headers }) => headers.cookie);
    assert.deepEqual(asked.sort(), ['session=secret', undefined]);
    // A copy of the markup is no element that its owner wrote.
    host.hits.length = 0;
    await at.page.evaluate(() => {
      const copy = document.createElement('div');
      copy.innerHTML = document.querySelector('dongpo-best').outerHTML;
      document.body.prepend(copy);
    });
    await at.page.waitFor("document.querySelector('div > dongpo-best')?.dataset.state === 'ready'");
    assert.deepEqual(
      host.hits.map(({ headers }) => headers.cookie),
      [undefined],
    );
  });

  it('a feed that redirects to a stranger is not shown, one that stays on its host is', async () => {
    await open(
      '<a href="/away.json#dongpo-best">x</a><a href="/login.json#dongpo-headlines">x</a>',
      tags.module(`data-upgrade="${host.origin}"`),
    );
    await at.page.waitFor("!!document.querySelector('dongpo-best')");
    await shown(at.page, 'dongpo-best', 'error');
    await shown(at.page, 'dongpo-headlines');
    assert.ok(evil.hits.every(({ headers }) => !headers.cookie && !headers.referer));
  });

  it('a page that adds 10,000 rows one by one is looked at now and then, not for each', async () => {
    await open(`${CONTROL}<ul id="list"></ul>`, tags.module('data-upgrade="{{feeds}}"'));
    await shown(at.page, 'dongpo-best');
    const { looks, spent, elapsed } = await at.page.evaluate(async () => {
      const { querySelectorAll } = Document.prototype;
      let looks = 0;
      let spent = 0;
      for (const { prototype } of [Document, Element]) {
        const own = prototype.querySelectorAll;
        prototype.querySelectorAll = function (selector) {
          const start = performance.now();
          const result = own.call(this, selector);
          spent += performance.now() - start;
          looks++;
          return result;
        };
      }
      const start = performance.now();
      const list = document.getElementById('list');
      const { port1, port2 } = new MessageChannel();
      for (let row = 0; row < 10_000; row++) {
        const item = document.createElement('li');
        item.textContent = row;
        list.append(item);
        // Each of the last 500 rows in a task of its own.
        if (row >= 9_500)
          await new Promise((next) => {
            port1.onmessage = next;
            port2.postMessage(0);
          });
      }
      await new Promise((next) => setTimeout(next, 300));
      Document.prototype.querySelectorAll = querySelectorAll;
      return { looks, spent, elapsed: performance.now() - start };
    });
    assert.ok(looks <= 2 + elapsed / 20, `${looks} looks in ${elapsed} ms`);
    assert.ok(spent <= 5 + elapsed / 20, `${spent} of ${elapsed} ms`);
  });

  it('snippets behind a form whose fields have names of members become elements', async () => {
    const fields = ['childNodes', 'dataset', 'isConnected', 'replaceWith', 'closest', 'classList', 'style']
      .map((name) => `<input name="${name}">`)
      .join('');
    await open(
      `<form class="dongpo-widget" data-src="{{feeds}}/best.json">${fields}</form>${CONTROL}`,
      tags.module('data-upgrade="{{feeds}}"'),
    );
    await shown(at.page, '#control dongpo-best');
    assert.equal(await at.page.evaluate("document.querySelectorAll('form.dongpo-widget').length"), 1);
    assert.deepEqual(await wrongs(at.page), []);
  });

  describe('embed.html', () => {
    it('resize.js fits the frames behind one whose address is none', async () => {
      const frame = `<iframe class="own" src="{{cdn}}/embed.html?src={{cdn}}/none.json"></iframe>`;
      const bad = [
        'https://[/embed.html',
        'data:text/html,/embed.html',
        'javascript:void"/embed.html"',
        'about:blank#/embed.html',
        'blob:x/embed.html',
      ]
        .map((src) => `<iframe src='${src}'></iframe>`)
        .join('');
      await open(`${bad}${frame}`, '');
      await quiet(500);
      await at.page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('script'), { src }));
      }, `${at.site.cdn.origin}/resize.js`);
      await at.page.waitFor("!!document.querySelector('.own').style.height");
      assert.equal(
        await at.page.evaluate(
          "[...document.querySelectorAll('iframe')].filter(({ style }) => style.height).length",
        ),
        1,
      );
      assert.deepEqual(await wrongs(at.page), []);
    });

    const embed = (query) => `${at.site.cdn.origin}/embed.html?${new URLSearchParams(query)}`;
    const attack = {
      class: 'overlay',
      id: 'appConfig',
      style: 'color:red',
      target: 'spam',
      refresh: '30',
      loading: 'eager',
      timeout: '1',
      'link-params': 'a=b',
      onclick: 'x',
      slot: 'x',
      debug: '',
      heading: 'Session expired',
    };

    it("a stranger's feed is a link that names its host", async () => {
      evil.hits.length = 0;
      for (const src of [
        `${evil.origin}/f.json`,
        `${evil.origin.slice(5)}/f.json`,
        `${at.site.cdn.origin.replace('//', '//x@')}/f.json`,
        `${at.site.cdn.origin}@${evil.origin.slice(7)}/f.json`,
        `\\\\${evil.origin.slice(7)}/f.json`,
      ])
        for (const element of ['best', 'article', 'ticker']) {
          await at.page.goto(embed({ ...attack, element, src, 'best-src': src }));
          await at.page.waitFor("!!document.querySelector('p a')");
          const page = await at.page.evaluate(() => ({
            names: [...document.body.querySelectorAll('*')].map(({ localName }) => localName).join(),
            rel: document.querySelector('a').rel,
            text: document.querySelector('a').textContent,
            host: new URL(document.querySelector('a').href).host,
            title: document.title,
            config: typeof window.appConfig,
          }));
          assert.deepEqual(page, {
            names: 'p,a',
            rel: 'noopener noreferrer nofollow ugc',
            text: page.host,
            host: page.host,
            title: page.host,
            config: 'undefined',
          });
        }
      for (const src of ['javascript:alert(1)', 'data:application/json,{}', 'blob:x', 'https://[', '']) {
        await at.page.goto(embed({ src }));
        await quiet(200);
        assert.equal(await at.page.evaluate('document.body.childElementCount'), 0, src);
      }
      await quiet(400);
      assert.deepEqual(evil.paths(), []);
    });

    /** Serves the page as an operator has written it. */
    async function bound(upgrade, test) {
      const { files } = at.site;
      const whole = files['embed.html'];
      files['embed.html'] = Buffer.from(`${whole}`.replace('data-upgrade=""', `data-upgrade="${upgrade}"`));
      try {
        await test();
      } finally {
        files['embed.html'] = whole;
      }
    }
    const isLink = async (query) => {
      await at.page.goto(embed(query));
      await at.page.waitFor("!!document.querySelector('p a, [data-upgraded]')");
      return at.page.evaluate("!document.querySelector('[data-upgraded]')");
    };

    it('the feed of an origin that the operator names is shown, with no more than what the list allows', async () => {
      const src = `${at.site.feeds.origin}/best.json`;
      await bound(at.site.feeds.origin, async () => {
        await at.page.goto(embed({ ...attack, element: 'best', src, limit: '3', theme: 'plain' }));
        await shown(at.page, 'dongpo-best');
        const names = await at.page.evaluate(
          "document.querySelector('dongpo-best').getAttributeNames().sort()",
        );
        // At the top, nobody heads the page but its feed.
        assert.deepEqual(names, ['data-plain', 'data-state', 'data-upgraded', 'limit', 'src', 'theme']);
        assert.notEqual(await at.page.evaluate('document.title'), 'Session expired');
      });
    });

    it('what the operator names is the whole list', async () => {
      const { feeds, cdn } = at.site;
      await bound(`${feeds.origin}/news/`, async () => {
        assert.equal(await isLink({ src: `${feeds.origin}/news/best.json` }), false);
        assert.equal(await isLink({ src: `${feeds.origin}/news/{lang}/best.json` }), false);
        for (const src of [
          `${feeds.origin}/best.json`,
          `${feeds.origin}/news/../best.json`,
          `${feeds.origin}/newsy/best.json`,
          `${feeds.origin}/best.json?/news/`,
          `${feeds.origin}/{item}/news/best.json`,
          `${cdn.origin}/best.json`,
          '/best.json',
          evil.origin,
        ])
          assert.equal(await isLink({ src, item: 'news' }), true, src);
      });
      await bound('none', async () => {
        assert.equal(await isLink({ src: '/best.json' }), true);
      });
    });
  });
});
