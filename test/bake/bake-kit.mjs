/** A newspaper's site on loopback that a test changes as it goes, and the workspace of who runs `bake` on it. */
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
import { afterEach, beforeEach } from 'node:test';
import { fileURLToPath } from 'node:url';
import { articlePage, encode, frontPage } from '../../demo/cms/cms.mjs';
import { COMMAND_LINE, runInProcess } from '../cli/run-in-process.mjs';

const adapters = JSON.parse(readFileSync(new URL('../../demo/cms/dongpo.json', import.meta.url), 'utf8'));

/** Articles with these numbers, an hour apart, the greater number the newer. */
export const makeArticles = (...numbers) =>
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

/** Starts the site. Without a page, an address is 404. */
export async function startSite() {
  /** By path: a body, `{ status, body, headers }`, or a function of the request that returns either. */
  const pages = new Map();
  const requests = [];
  let openRequests = 0;
  const site = {
    pages,
    requests,
    /** Paths that were requested, without `robots.txt`. */
    requestedPaths: () => requests.map(({ url }) => url).filter((url) => url !== '/robots.txt'),
    /** The most requests that were open at one time. */
    maxOpenRequests: 0,
    origin: '',
    /** Publishes the CMS's pages: the list at `path`, and a page for each article. */
    publish(articles, { language = 'ko', best, path = '/' } = {}) {
      const feed = { title: '동포투데이', language, items: articles };
      pages.set(path, encode(frontPage(feed, best && { items: best }), language));
      for (const article of articles) {
        const url = `${path}article.html?no=${article.id}`;
        const page = articlePage(feed, { ...article, url: site.origin + url }, site.origin);
        pages.set(url, encode(page, language));
      }
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (request, response) => {
    requests.push({ url: request.url, headers: request.headers, time: Date.now() });
    site.maxOpenRequests = Math.max(site.maxOpenRequests, ++openRequests);
    response.on('close', () => openRequests--);
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
    const extension = /\.(json|xml|txt)$/.exec(request.url)?.[1];
    const types = { json: 'application/json', xml: 'application/xml', txt: 'text/plain' };
    response.writeHead(status, {
      'content-type': types[extension] ?? 'text/html',
      ...(status === 200 && { etag }),
      ...headers,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  return site;
}

/** A folder with a configuration, in which `bake` is run. */
export function createWorkspace(site, config = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-bake-'));
  const { list, article } = adapters;
  const workspace = {
    folder,
    out: join(folder, 'feeds'),
    /** The date that the command sees. */
    now: undefined,
    /** A module that is loaded before the command. */
    preload: undefined,
    /** Writes `dongpo.json`. */
    configure(members) {
      const defaults = {
        title: '동포투데이',
        home_page_url: `${site.origin}/`,
        delay: 0,
        sources: ['/'],
        list,
        article,
      };
      workspace.write('dongpo.json', JSON.stringify({ ...defaults, ...members }));
    },
    write(name, content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    },
    /** Starts the command in a process. @returns the child, with its `output` so far and `ended` */
    spawnBake(...args) {
      const clock = `const real = Date.now; const start = real(); Date.now = () => real() - start + ${Date.parse(workspace.now)}`;
      const imports = [
        ...(workspace.now ? [`--import=data:text/javascript,${encodeURIComponent(clock)}`] : []),
        ...(workspace.preload ? [`--import=${workspace.preload}`] : []),
      ];
      const child = spawn(
        process.execPath,
        [...imports, fileURLToPath(COMMAND_LINE), 'bake', '--lang=en', ...args],
        { cwd: folder, env: { ...process.env, LC_ALL: 'en_US.UTF-8' } },
      );
      child.output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (part) => {
          child.output += part;
        });
      child.ended = new Promise((resolve) =>
        child.on('close', (code, signal) => resolve({ code, signal, output: child.output })),
      );
      return child;
    },
    /** Runs the command in a process of its own: nothing but files can pass from one run to the next. */
    bakeInProcess: (...args) => workspace.spawnBake(...args).ended,
    /** Runs the command in this process, which takes a tenth of the time; in one of its own if that is needed. */
    async bake(...args) {
      if (workspace.now || workspace.preload) return workspace.bakeInProcess(...args);
      const previousFolder = process.cwd();
      process.chdir(folder);
      try {
        const { code, all: output } = await runInProcess('bake', ['--lang=en', ...args]);
        return { code, output };
      } finally {
        process.chdir(previousFolder);
      }
    },
    files: () => (existsSync(workspace.out) ? listFiles(workspace.out) : []),
    read: (name) => JSON.parse(readFileSync(join(workspace.out, name), 'utf8')),
    text: (name) => readFileSync(join(workspace.out, name), 'utf8'),
    has: (name) => existsSync(join(workspace.out, name)),
    /** Ids of a list. */
    ids: (name) => workspace.read(name).items.map(({ id }) => id),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  workspace.configure(config);
  return workspace;
}

/** Gives each test of a file a `site` and a `workspace` of its own, as members of the result. */
export function setUpBake() {
  const current = {};
  beforeEach(async () => {
    current.site = await startSite();
    current.workspace = createWorkspace(current.site);
  });
  afterEach(async () => {
    current.workspace.remove();
    await current.site.close();
  });
  return current;
}

const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();

/** Faults of the published folder: feeds that are not whole, lists with articles that are not there. */
export function findFaults(workspace) {
  const faults = [];
  const read = (name) => {
    try {
      const feed = workspace.read(name);
      if (!/jsonfeed/.test(feed.version) || !Array.isArray(feed.items)) faults.push(`${name}: no feed`);
      return feed;
    } catch (error) {
      faults.push(`${name}: ${error.message}`);
      return { items: [] };
    }
  };
  const names = workspace.files().filter((name) => name.endsWith('.json') && !name.startsWith('widgets/'));
  const articles = new Map();
  for (const name of names)
    if (name.startsWith('article/')) articles.set(name.slice('article/'.length, -'.json'.length), read(name));
  for (const name of names) {
    if (name.startsWith('article/')) continue;
    for (const { id } of read(name).items)
      if (articles.get(id)?.items[0]?.id !== id) faults.push(`${name}: article ${id} is not there`);
  }
  if (names.includes('latest.json'))
    for (const [name, end] of [
      ['index.html', '</html>\n'],
      ['.htaccess', '</FilesMatch>\n'],
    ])
      if (workspace.has(name) && !workspace.text(name).endsWith(end)) faults.push(`${name}: cut`);
  return faults;
}
