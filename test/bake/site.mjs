/** A newspaper's site on loopback that a test changes as it goes, and the command that reads it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { articlePage, encode, frontPage } from '../../demo/cms/cms.mjs';

export const BIN = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const adapters = JSON.parse(readFileSync(new URL('../../demo/cms/dongpo.json', import.meta.url), 'utf8'));

/** Articles of a list: numbers, the newest first, an hour apart. */
export const articles = (...numbers) =>
  numbers.map((number) => ({
    id: `${number}`,
    title: `${number}번 기사: “연길의 겨울”`,
    summary: `[동포투데이] ${number}번 기사의 첫 문장이다.`,
    content_html: `<p>${number}번 기사의 본문이다. 둘째 문장은 조금 더 길게 이어진다.</p>`,
    date_published: new Date(Date.UTC(2026, 10, 20) + number * 3_600_000).toISOString(),
    authors: [{ name: '김향란 기자' }],
    views: number * 10,
    _dongpo: { section_path: ['뉴스홈', number % 2 ? '사회' : '경제'] },
  }));

export async function openSite() {
  /** By path: a body, or `{ status, body, headers }`, or a function of the request to either. */
  const pages = new Map();
  const requests = [];
  let open = 0;
  const site = {
    pages,
    requests,
    /** The most requests that were under way at one time. */
    most: 0,
    origin: '',
    /** Puts pages of the CMS in place: the list, and a page for each article. */
    cms(items, { language = 'ko', best, path = '/' } = {}) {
      const feed = { title: '동포투데이', language, items };
      const whole = items.map((item) => ({
        ...item,
        url: `${site.origin}${path}article.html?no=${item.id}`,
      }));
      pages.set(path, encode(frontPage(feed, best && { items: best }), language));
      for (const item of whole) {
        const page = encode(articlePage(feed, item, site.origin), language);
        pages.set(`${path}article.html?no=${item.id}`, page);
      }
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
  const server = createServer(async (request, response) => {
    requests.push({ url: request.url, headers: request.headers, time: Date.now() });
    site.most = Math.max(site.most, ++open);
    response.on('close', () => open--);
    let page = pages.get(request.url);
    if (typeof page === 'function') page = await page(request, response);
    if (response.writableEnded || response.destroyed) return;
    const {
      status = page === undefined ? 404 : 200,
      body = page ?? '',
      headers = {},
    } = page?.status ? page : {};
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const type = /\.(json|xml|txt)$/.exec(request.url)?.[1];
    response.writeHead(status, {
      'content-type': type
        ? { json: 'application/json', xml: 'application/xml', txt: 'text/plain' }[type]
        : 'text/html',
      ...(status === 200 && { etag }),
      ...headers,
    });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  return site;
}

/** A folder with a configuration, as an operator has it. */
export function openDesk(site, config = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-bake-'));
  const { list, article } = adapters;
  const desk = {
    folder,
    out: join(folder, 'feeds'),
    /** The date that the command believes. */
    now: undefined,
    /** A module that it loads first. */
    preload: undefined,
    configure(more) {
      desk.config = {
        title: '동포투데이',
        home_page_url: `${site.origin}/`,
        delay: 0,
        sources: ['/'],
        list,
        article,
        ...more,
      };
      desk.write('dongpo.json', JSON.stringify(desk.config));
    },
    write(name, content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    },
    start(...args) {
      const clock = `const real = Date.now; const start = real(); Date.now = () => real() - start + ${Date.parse(desk.now)}`;
      const before = [
        ...(desk.now ? [`--import=data:text/javascript,${encodeURIComponent(clock)}`] : []),
        ...(desk.preload ? [`--import=${desk.preload}`] : []),
      ];
      const child = spawn(process.execPath, [...before, BIN, 'bake', '--lang=en', ...args], {
        cwd: folder,
        env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
      });
      child.said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (part) => {
          child.said += part;
        });
      child.ended = new Promise((done) =>
        child.on('close', (code, signal) => done({ code, signal, said: child.said })),
      );
      return child;
    },
    bake: (...args) => desk.start(...args).ended,
    files: () => (existsSync(desk.out) ? listFiles(desk.out) : []),
    read: (name) => JSON.parse(readFileSync(join(desk.out, name), 'utf8')),
    text: (name) => readFileSync(join(desk.out, name), 'utf8'),
    has: (name) => existsSync(join(desk.out, name)),
    ids: (name) => desk.read(name).items.map(({ id }) => id),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  desk.configure(config);
  return desk;
}

const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();

/** What is wrong with a folder of feeds, if anything: each file whole, each list's articles there. */
export function faultsOf(desk) {
  const faults = [];
  const read = (name) => {
    try {
      const feed = desk.read(name);
      if (!/jsonfeed/.test(feed.version) || !Array.isArray(feed.items)) faults.push(`${name}: no feed`);
      return feed;
    } catch (error) {
      faults.push(`${name}: ${error.message}`);
      return { items: [] };
    }
  };
  const names = desk.files().filter((name) => name.endsWith('.json') && !name.startsWith('widgets/'));
  const articles = new Map();
  for (const name of names)
    if (name.startsWith('article/')) articles.set(name.slice('article/'.length, -'.json'.length), read(name));
  for (const name of names) {
    if (name.startsWith('article/')) continue;
    for (const { id } of read(name).items) {
      const own = articles.get(id)?.items[0];
      if (own?.id !== id) faults.push(`${name}: article ${id} is not there`);
    }
  }
  for (const name of ['index.html', '.htaccess', '_headers']) {
    if (!names.includes('latest.json')) continue;
    if (name === 'index.html' && desk.has(name) && !desk.text(name).endsWith('</html>\n'))
      faults.push(`${name}: cut`);
    if (name === '.htaccess' && desk.has(name) && !desk.text(name).endsWith('</FilesMatch>\n'))
      faults.push(`${name}: cut`);
  }
  return faults;
}
