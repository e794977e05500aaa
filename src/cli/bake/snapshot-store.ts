import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Validators } from '../../feed/load/validators.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import type { ListEntry } from './adapter.js';
import { removeUnfinished, writeAtomically } from './files.js';
import { LockFile } from './lock-file.js';

/** An article as its source has it, before the editors' overrides. Times are in milliseconds since 1970. */
export interface KnownArticle {
  item: FeedItem;
  /** BCP 47 tag of the edition that the article is in. */
  edition: string;
  /** Address of the article's own page, time of its first reading, and of the last request. Set once it was read. */
  page?: Validators & { url: string; first: number; checked: number };
  views?: number;
  /** Signature of the list's entry when the page was read. */
  listed?: string | undefined;
}

/** Content of a source when it was last read. */
export interface SourceSnapshot extends Validators {
  /** The whole feed; not for a page. */
  feed?: Feed;
  /** The entries of a page's list. */
  entries?: ListEntry[];
  /** The adapter that read it, in JSON. After a change of the adapter the snapshot is worthless. */
  adapter?: string;
}

/** Knowledge that outlives a run, beside the articles: the content of `state.json`. */
export interface Snapshot {
  version: 1;
  /** By address; the best list's page under `best`. */
  sources: Record<string, SourceSnapshot>;
  /** Names of articles that their source has withdrawn, with the time in milliseconds since 1970. */
  gone: Record<string, number>;
  /** Names in the best list of a day (`2026-11-24`), and in the last list of an earlier day. */
  best?: { day: string; ranks: string[]; before: string[] };
  /** By file: a hash of what it lists, and when that last changed (RFC 3339). */
  edited: Record<string, { content: string; time: string }>;
  /** Names of sections by their files. A section stays, since its file may be embedded somewhere. */
  sections: Record<string, string>;
  /** Times at which sections last had an article, by their files, in milliseconds since 1970. */
  sectionTimes: Record<string, number>;
}

const emptySnapshot = (): Snapshot => ({
  version: 1,
  sources: {},
  gone: {},
  edited: {},
  sections: {},
  sectionTimes: {},
});

/**
 * The folder in which a run keeps the results of its reading for the next: `state.json`, `articles/{name}.json` and a lock file.
 * The folder is not meant to be published.
 */
export class SnapshotStore {
  snapshot = emptySnapshot();
  readonly lock: LockFile;
  /** Published files without their extensions that belong to nothing any more. */
  readonly forgottenFiles = new Set<string>();
  readonly #folder: string;
  readonly #articles = new Map<string, KnownArticle>();
  /** Names of articles that have changed since the last save. */
  readonly #unsaved = new Set<string>();
  /** Content of `state.json`. */
  #savedSnapshot = '';

  constructor(folder: string) {
    this.#folder = folder;
    this.lock = new LockFile(folder);
  }

  /** Articles by name. They are changed by {@link set} and {@link delete} alone. */
  get articles(): ReadonlyMap<string, KnownArticle> {
    return this.#articles;
  }

  /** Loads what is there. A file that cannot be read counts as missing: its source is then read again. */
  async load(): Promise<void> {
    await removeUnfinished(this.#folder);
    try {
      const text = await readFile(join(this.#folder, 'state.json'), 'utf8');
      const snapshot = JSON.parse(text);
      this.#savedSnapshot = text;
      if (snapshot.version === 1) this.snapshot = { ...emptySnapshot(), ...snapshot };
    } catch {
      // The first run, or a broken file.
    }
    const folder = join(this.#folder, 'articles');
    for (const fileName of await readdir(folder).catch(() => [])) {
      if (!fileName.endsWith('.json')) continue;
      try {
        const article = JSON.parse(await readFile(join(folder, fileName), 'utf8'));
        this.#articles.set(fileName.slice(0, -'.json'.length), article);
      } catch {
        // Read again from its source.
      }
    }
  }

  set(name: string, article: KnownArticle): void {
    this.#articles.set(name, article);
    this.#unsaved.add(name);
  }

  delete(name: string): void {
    this.#articles.delete(name);
    this.#unsaved.add(name);
  }

  /** Saves what has changed: articles first, since `state.json` says that they were read. */
  async save(): Promise<void> {
    for (const name of this.#unsaved) {
      const path = join(this.#folder, 'articles', `${name}.json`);
      const article = this.#articles.get(name);
      if (article) await writeAtomically(path, JSON.stringify(article));
      else await rm(path, { force: true });
    }
    this.#unsaved.clear();
    const text = JSON.stringify(this.snapshot);
    if (text !== this.#savedSnapshot) await writeAtomically(join(this.#folder, 'state.json'), text);
    this.#savedSnapshot = text;
  }
}
