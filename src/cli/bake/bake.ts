import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { decode } from '../../feed/encoding/decode.js';
import type { FeedTerms } from '../../feed/model/types.js';
import { isArticle } from '../../publish/article-name.js';
import { packageVersion } from '../version.js';
import { compose, type Editorial } from './build-edition.js';
import { gather, type Run } from './collect-articles.js';
import { type Config, ConfigError, loadConfig } from './config.js';
import { Polite } from './crawl-client.js';
import { holds, sweep, writeWhole } from './files.js';
import { pageFiles, widgetFiles } from './pages.js';
import { Store } from './state.js';
import { type Words, wordsIn } from './words.js';

/** What a call asks for. */
interface Call {
  config: Config;
  /** Where the editors' files are. */
  folder: string;
  out: string;
  state: string;
  dry: boolean;
  words: Words;
}

/** Bytes of an editor's file, whatever program wrote them; nothing where there is none. */
async function editorsText(folder: string, name: string): Promise<string | undefined> {
  try {
    return decode(await readFile(join(folder, name))).text.replace(/^\ufeff/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new ConfigError(`${name}: ${(error as Error).message}`);
  }
}

/** One article a line: its number, id or address; `#` begins a remark. */
async function editorsList(folder: string, name: string): Promise<string[] | undefined> {
  const text = await editorsText(folder, name);
  return text
    ?.split(/\r\n?|\n/)
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter(Boolean);
}

const fields = 'image summary date author section source content'.split(' ');

async function editorsTerms(folder: string): Promise<FeedTerms | undefined> {
  const text = await editorsText(folder, 'terms.json');
  if (text === undefined) return;
  let terms: FeedTerms;
  try {
    terms = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`terms.json: ${(error as Error).message}`);
  }
  const wrong = (Array.isArray(terms.show) ? terms.show : []).filter((field) => !fields.includes(field));
  if (wrong[0])
    throw new ConfigError(`terms.json: show: there is no ${wrong.join(', ')} (${fields.join(' ')})`);
  for (const name in terms)
    if (!/^(show|max_items|max_age_days|rights|terms_url)$/.test(name))
      throw new ConfigError(
        `terms.json: ${name}: not known (show, max_items, max_age_days, rights, terms_url)`,
      );
  return terms;
}

/** The editors' will, as it is at this moment. */
async function readEditorial(folder: string): Promise<Editorial> {
  const [removed, corrected, pinned, ranked, terms] = await Promise.all([
    editorsList(folder, 'removed.txt'),
    editorsList(folder, 'corrected.txt'),
    editorsList(folder, 'pinned.txt'),
    editorsList(folder, 'best.txt'),
    editorsTerms(folder),
  ]);
  return {
    ...(removed && { removed }),
    ...(corrected && { corrected }),
    ...(pinned && { pinned }),
    ...(ranked && { ranked }),
    ...(terms && { terms }),
  };
}

/** Writes what has changed, in an order in which no list ever names an article that is not there. */
async function write(
  files: Iterable<[string, string | Uint8Array]>,
  { out, dry }: Call,
): Promise<[number, number]> {
  let written = 0;
  let same = 0;
  for (const [name, content] of files) {
    const path = join(out, name);
    if (await holds(path, content)) {
      same++;
      continue;
    }
    written++;
    if (dry) console.log(name);
    else await writeWhole(path, content);
  }
  return [written, same];
}

const asJson = (feeds: Map<string, unknown>): [string, string][] =>
  [...feeds].map(([path, feed]) => [path, `${JSON.stringify(feed)}\n`]);

/** A line that is written over while there is a reader's terminal. */
function progressLine(): { show(text: string): void; clear(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  const clear = (): void => {
    stderr.write('\r\x1b[K');
  };
  return {
    show: (text) => {
      clear();
      stderr.write(text.slice(0, (stderr.columns || 80) - 1));
    },
    clear,
  };
}

/** One run. @returns the exit code */
async function bakeOnce(call: Call, signal: AbortSignal): Promise<number> {
  const { config, words, folder } = call;
  const editorial = await readEditorial(folder);
  const version = await packageVersion();
  const store = new Store(call.state);
  const other = call.dry ? undefined : await store.lock();
  if (other !== undefined) {
    console.error(words.running(other));
    return 1;
  }
  const line = progressLine();
  let failures = 0;
  const run: Run = {
    config,
    store,
    words,
    now: Date.now(),
    polite: new Polite(config, words, version, signal),
    fail: (message) => {
      failures++;
      line.clear();
      console.error(message);
    },
    progress: (done, all, url) => line.show(`[${done}/${all}] ${url}`),
  };
  try {
    await store.load();
    if (!call.dry) await sweep(call.out);
    try {
      await gather(run);
    } finally {
      line.clear();
      // What was read is read, even where a run ends early.
      if (!call.dry) await store.save();
    }
    if (!store.articles.size && failures) {
      console.error(words.nothing);
      return 2;
    }
    for (const word of editorial.ranked ?? [])
      if (![...store.articles.values()].some(({ item }) => isArticle(item, word)))
        run.fail(words.unknown('best.txt', word));
    const { articles, lists, tombstones } = compose(run, editorial);
    const [written, same] = await write(
      [
        ...asJson(articles),
        ...(await widgetFiles(version)),
        ...asJson(lists),
        ...(await pageFiles(config, lists, version)),
        ...asJson(tombstones),
      ],
      call,
    );
    if (!call.dry) await store.save();
    if (!lists.has('best.json')) console.log(words.noBest);
    console.log(words.counts(store.articles.size, run.polite.asked, Object.keys(store.state.gone).length));
    console.log((call.dry ? words.would : words.written)(written, same));
    return failures ? 1 : 0;
  } finally {
    await store.unlock();
  }
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'feeds' },
      state: { type: 'string' },
      watch: { type: 'boolean', default: false },
      every: { type: 'string', default: '600' },
      delay: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
  });

/**
 * `dongpo-widgets bake`: writes the feeds of a newspaper as plain files for any static host.
 *
 * @returns the exit code: 0 all read and written; 1 something could not be read, and what was there before stands;
 *   2 nothing could be read or written; 3 a wrong call or configuration
 */
export async function bake(args: string[], usage: string): Promise<number> {
  let every: number;
  let watch: boolean;
  let call: Call;
  try {
    const { values, positionals } = parse(args);
    if (positionals.length > 1) throw new ConfigError(usage);
    const [target = 'dongpo.json'] = positionals;
    every = Number(values.every);
    if (!(every >= 30)) throw new ConfigError('--every: seconds, at least 30');
    watch = values.watch;
    const out = resolve(values.out);
    const config = await loadConfig(target);
    if (values.delay !== undefined) config.delay = Number(values.delay);
    if (!(config.delay >= 0)) throw new ConfigError('--delay: seconds');
    const { lang = Intl.DateTimeFormat().resolvedOptions().locale } = values;
    call = {
      config,
      folder: /^https?:/i.test(target) ? process.cwd() : dirname(resolve(target)),
      out,
      // Beside it: what is withdrawn must not be uploaded with the folder.
      state: resolve(values.state ?? join(dirname(out), `${basename(out)}.bake`)),
      dry: values['dry-run'],
      words: wordsIn(lang),
    };
  } catch (error) {
    console.error((error as Error).message);
    return 3;
  }
  const end = new AbortController();
  const stop = (): void => end.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  try {
    for (;;) {
      const code = await attempt(call, end.signal);
      if (!watch || end.signal.aborted) return code;
      console.log(call.words.next(every));
      await wait(every * 1000, undefined, { signal: end.signal }).catch(() => {});
      if (end.signal.aborted) return code;
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
  }
}

async function attempt(call: Call, signal: AbortSignal): Promise<number> {
  try {
    return await bakeOnce(call, signal);
  } catch (error) {
    if (signal.aborted) {
      console.error(call.words.stopped);
      return 1;
    }
    console.error((error as Error).message);
    return error instanceof ConfigError ? 3 : 2;
  }
}
