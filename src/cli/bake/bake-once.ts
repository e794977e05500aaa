import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { unknownReferences } from '../../publish/references.js';
import { toLine } from '../printable.js';
import { packageVersion } from '../version.js';
import { buildEdition } from './build-edition.js';
import { collectArticles } from './collect-articles.js';
import type { Config } from './config.js';
import { CrawlClient } from './crawl-client.js';
import { readEditorsFiles } from './editors-files.js';
import { hasContent, removeUnfinished, writeAtomically } from './files.js';
import { hostFiles, widgetFiles } from './host-files.js';
import type { BakeMessages } from './messages.js';
import { pages } from './pages.js';
import type { BakeRun } from './run.js';
import { SnapshotStore } from './snapshot-store.js';

/** The arguments of a call, with the configuration. Paths are absolute. */
export interface BakeCall {
  config: Config;
  /** Folder of the editors' files. */
  folder: string;
  /** Folder that is published. */
  out: string;
  /** Folder of the {@link SnapshotStore}. */
  state: string;
  /** True if nothing is written. */
  dryRun: boolean;
  messages: BakeMessages;
}

type File = [path: string, content: string | Uint8Array];

/** Paths whose names come from sources. */
const NAMED_BY_SOURCE = /^(article|section)\//;
/** Errors that concern the name or place of one file, so that the others can be written. */
const FILE_ERRORS = ['ENAMETOOLONG', 'EINVAL', 'EISDIR', 'ENOTDIR', 'EEXIST', 'EACCES', 'EPERM', 'ELOOP'];

/**
 * Writes the files that have changed, in their order; in a dry run, prints their names. Where a source has named a file
 * that cannot be written, that is reported, and the others are written.
 *
 * @returns how many changed, and how many did not
 * @throws {Error} for any other fault, such as a full disk
 */
async function writeChanged(
  files: Iterable<File>,
  { out, dryRun, messages }: BakeCall,
  { reportFailure }: BakeRun,
): Promise<[changed: number, unchanged: number]> {
  let changed = 0;
  let unchanged = 0;
  for (const [name, content] of files) {
    const path = join(out, name);
    if (await hasContent(path, content)) {
      unchanged++;
      continue;
    }
    if (dryRun) console.log(name);
    else
      try {
        await writeAtomically(path, content);
      } catch (error) {
        const { code = '', message } = error as NodeJS.ErrnoException;
        if (!NAMED_BY_SOURCE.test(name) || !FILE_ERRORS.includes(code)) throw error;
        reportFailure(messages.fileFailed(name, message));
        continue;
      }
    changed++;
  }
  return [changed, unchanged];
}

const toJson = (feeds: Map<string, unknown>): File[] =>
  [...feeds].map(([path, feed]) => [path, `${JSON.stringify(feed)}\n`]);

/** A line of the terminal that is overwritten; nothing where stderr is no terminal. */
function createProgressLine(): { show(text: string): void; clear(): void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  const clear = (): void => {
    stderr.write('\r\x1b[K');
  };
  return {
    show: (text) => {
      clear();
      stderr.write(toLine(text.slice(0, (stderr.columns || 80) - 1)));
    },
    clear,
  };
}

/** Collects articles, with progress on the terminal. What was read is saved even if the run is ended early. */
async function collect(run: BakeRun, { out, dryRun }: BakeCall, clearProgress: () => void): Promise<void> {
  await run.store.load();
  if (!dryRun) await removeUnfinished(out);
  try {
    await collectArticles(run);
  } finally {
    clearProgress();
    if (!dryRun) await run.store.save();
  }
}

/**
 * Reads the sources once and writes what has changed.
 *
 * @param signal ends the run: it then rejects
 * @returns the exit code: 0 all read and written; 1 something could not be read, or another run is under way; 2
 *   nothing could be read
 * @throws {ConfigError} for an editors' file that is wrong
 */
export async function bakeOnce(call: BakeCall, signal: AbortSignal): Promise<number> {
  const { config, messages, folder, dryRun } = call;
  const editorsFiles = await readEditorsFiles(folder);
  const { ignoredTerms } = editorsFiles;
  const version = await packageVersion();
  const store = new SnapshotStore(call.state);
  const otherProcess = dryRun ? undefined : await store.lock.acquire();
  if (otherProcess !== undefined) {
    console.error(messages.alreadyRunning(otherProcess));
    return 1;
  }
  const progressLine = createProgressLine();
  let failures = 0;
  const run: BakeRun = {
    config,
    store,
    messages,
    now: Date.now(),
    client: new CrawlClient(config, messages, version, signal),
    reportFailure: (message) => {
      failures++;
      progressLine.clear();
      // Addresses and the words of parsers hold what sources wrote.
      console.error(toLine(message));
    },
    showProgress: (index, total, url) => progressLine.show(`[${index}/${total}] ${url}`),
  };
  for (const [name, value] of ignoredTerms) run.reportFailure(messages.termIgnored(name, value));
  try {
    await collect(run, call, progressLine.clear);
    if (!store.articles.size && failures > ignoredTerms.length) {
      console.error(messages.nothingRead);
      return 2;
    }
    const items = [...store.articles.values()].map(({ item }) => item);
    for (const reference of unknownReferences(editorsFiles.best ?? [], items))
      run.reportFailure(messages.unknownArticle('best.txt', reference));
    const { articles, lists, tombstones } = buildEdition(run, editorsFiles);
    // In this order no list ever names an article, nor a page a script, that is not there yet.
    const files = [
      ...toJson(articles),
      ...(await widgetFiles(version, config)),
      ...toJson(lists),
      ...hostFiles(config, lists.keys()),
      ...(await pages(config, lists, version)),
      ...toJson(tombstones),
    ];
    const [changed, unchanged] = await writeChanged(files, call, run);
    if (!dryRun) {
      for (const path of store.forgottenFiles)
        for (const extension of ['json', 'html'])
          await rm(join(call.out, `${path}.${extension}`), { force: true });
      await store.save();
    }
    if (!lists.has('best.json')) console.log(messages.noBestList);
    const goneCount = Object.keys(store.snapshot.gone).length;
    console.log(messages.totals(store.articles.size, run.client.requestCount, goneCount));
    console.log((dryRun ? messages.filesToWrite : messages.filesWritten)(changed, unchanged));
    return failures ? 1 : 0;
  } finally {
    await run.client.close();
    await store.lock.release();
  }
}
