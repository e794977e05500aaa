/**
 * The demo as files for any static host and any folder of it:
 *
 *     npm run build:demo -- --base=https://news.example/widgets/ --out=public
 *
 * Writes the responses of the demo server as files, with relative addresses. A page for each article replaces
 * `article.html?no=…`, which needs a server. With `--base`, the feeds and the snippets on the pages have absolute
 * addresses, as on a real host.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openFeeds } from './feeds.mjs';
import { write } from './formats.mjs';
import { readNews } from './news.mjs';
import { startDemo } from './server.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const usualOut = fileURLToPath(new URL('dist/', import.meta.url));
/** The feed that is written in other formats too, for the gallery. */
const formatsOf = { latest: ['rss', 'atom', 'rdf'] };

/** Replaces addresses of the demo server, in the content of `path`, by those of the folder. */
export function localiser({ origin, feedsOrigin }, base) {
  const literal = (text) => text.replaceAll('.', '\\.');
  const own = new RegExp(`(?:${literal(origin)}|${literal(feedsOrigin)})(/[^\\s"'<>&#]*|)`, 'g');
  const inFolder = (address) =>
    address.replace(/^\/article\.html\?no=([\w-]+)/, '/article/$1.html').replace(/^\/*/, '');
  const up = (path) => '../'.repeat(path.split('/').length - 1) || './';
  /** Absolute addresses of the server become absolute with `base`, else relative. */
  const text = (content, path) => content.replace(own, (_, to) => (base || up(path)) + inFolder(to));
  return {
    text,
    /** Replaces addresses relative to the root too, in attributes and in snippets that the page shows. */
    html: (content, path) =>
      text(content, path)
        .replace(/<!--server-->[\s\S]*?<!--\/server-->/g, '')
        .replace(
          /\b((?:href|src|best-src)=)("|&quot;)(\/(?!\/)[^"&]*)/g,
          (_, name, quote, to) => `${name}${quote}${up(path)}${inFolder(to)}`,
        ),
    /** Addresses of an item become relative to its article's page, as readers complete them, all others to the feed. */
    feed(feed, path) {
      const walk = (value, name, from) => {
        if (typeof value === 'string') return text(value, from);
        if (!value || typeof value !== 'object') return value;
        if (Array.isArray(value)) return value.map((each) => walk(each, name, from));
        const base = (key) => (name === 'items' && key !== 'url' ? 'article/of.html' : from);
        return Object.fromEntries(
          Object.entries(value).map(([key, each]) => [key, walk(each, key, base(key))]),
        );
      };
      return walk(feed, '', path);
    },
  };
}

/** Paths of a module and of all modules that it imports, relative to the project's root. */
function modulesFrom(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, to] of readFileSync(join(root, path), 'utf8').matchAll(/\bfrom\s*['"](\.[^'"]+)['"]/g))
    modulesFrom(posix.join(posix.dirname(path), to), found);
  return found;
}

/**
 * @param {{ out?: string, base?: string }} [options] `base`: where the folder will be, ending in `/`
 * @returns the folder
 */
export async function buildDemo({ out = usualOut, base = '' } = {}) {
  const demo = await startDemo({ port: 0, quiet: true });
  const feeds = openFeeds(demo);
  try {
    await feeds.bake();
    const local = localiser(demo, base);
    const written = new Set();
    rmSync(out, { recursive: true, force: true });
    const save = (path, content) => {
      if (/\.(html|json|rss|atom|rdf|txt)$/.test(path) && /127\.0\.0\.1/.test(content))
        throw new Error(`${path} holds an address of this machine`);
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), content);
      written.add(path);
    };
    const ask = async (address) => {
      const response = await fetch(demo.origin + address);
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      return response.text();
    };
    const page = async (address, path = address.slice(1).replace(/(^|\/)$/, '$1index.html')) => {
      let html = local.html(await ask(address), path);
      if (/^(index|bench)\.html$/.test(path))
        html = html.replace('<script type="module"', '<script src="./faults.js"></script>\n$&');
      save(path, html);
    };

    const list = (folder, pattern) =>
      readdirSync(new URL(folder, import.meta.url)).filter((name) => pattern.test(name));
    const docs = new Set((await ask('/api/')).match(/(?<=href=")\/(?:api|guide)\/[^"#]*/g));
    for (const address of ['/', '/bench.html', '/benchmark/', '/configurator/', ...docs]) await page(address);
    for (const name of list('partners/', /\.html$/)) await page(`/partners/${name}`);

    // Articles are read from the news files, since some feeds hold only a part of them.
    const news = readNews({ origin: demo.origin, now: Date.now() });
    const feed = (name, value) => {
      const localised = local.feed(value, `feeds/${name}.json`);
      for (const format of ['json', ...(formatsOf[name] ?? [])])
        save(
          `feeds/${name}.${format}`,
          write(format, {
            ...localised,
            feed_url: local.text(`${demo.origin}/feeds/${name}.${format}`, `feeds/${name}`),
          }),
        );
    };
    for (const path of feeds.files()) {
      const body = feeds.file(path);
      if (/^widgets\/.*\.json$/.test(path) || !/\.(json|html|txt)$|^[._]/.test(path))
        save(`feeds/${path}`, body);
      else if (path.endsWith('.json')) feed(path.replace(/\.json$/, ''), JSON.parse(body));
      else {
        // Without an icon, browsers request /favicon.ico, which is outside of the folder.
        const icon = `<link rel="icon" href="${'../'.repeat(path.split('/').length)}images/mark.svg" type="image/svg+xml">`;
        const text = local.text(body.toString(), `feeds/${path}`);
        save(`feeds/${path}`, text.replace('</title>', `$&\n${icon}`));
      }
    }
    for (const name of news.feeds.filter((each) => /^(mixed|world\.)/.test(each)))
      feed(name, news.feed(name));
    for (const id of news.ids) {
      await page(`/article.html?no=${id}`, `article/${id}.html`);
      if (!written.has(`feeds/article/${id}.json`)) feed(`article/${id}`, news.article(id));
    }

    for (const name of list('./', /\.(css|js)$/)) save(name, readFileSync(new URL(name, import.meta.url)));
    for (const folder of ['partners', 'configurator', 'benchmark'])
      for (const name of list(`${folder}/`, /\.css$/))
        save(`${folder}/${name}`, readFileSync(new URL(`${folder}/${name}`, import.meta.url)));
    const linked = ['custom-elements.json', 'dist/feed.schema.json'];
    for (const path of [...linked, ...modulesFrom('dist/elements/core/reserve.js')])
      save(path, readFileSync(join(root, path)));
    cpSync(new URL('images/', import.meta.url), join(out, 'images'), { recursive: true });
    for (const folder of ['dist/cdn', 'dist/demo'])
      cpSync(join(root, folder), join(out, folder), { recursive: true });
    return out;
  } finally {
    feeds.close();
    await demo.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: 'string' }, base: { type: 'string' } } });
  const base = values.base && new URL(values.base).href.replace(/\/*$/, '/');
  console.log(await buildDemo({ out: values.out && resolve(values.out), base }));
}
