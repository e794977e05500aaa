import { link, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import { articleName } from '../../publish/article-name.js';
import type { Entry } from './adapter.js';
import type { Validators } from './crawl-client.js';
import { readText, sweep, writeWhole } from './files.js';

/** An article as its source has it, before the editors' will is done. */
export interface Known {
  item: FeedItem;
  /** The edition: a language. */
  edition: string;
  /** Its own page was read. */
  page?: Validators & { url: string; first: number; checked: number };
  views?: number;
  /** What the list said of it, when its page was read. */
  listed?: string;
}

/** What a source said last. */
export interface SourceState extends Validators {
  /** Of a feed: all of it. */
  feed?: Feed;
  /** Of a page: its list. */
  entries?: Entry[];
  /** A change of the adapter makes what was read by the old one worth nothing. */
  adapter?: string;
}

export interface State {
  version: 1;
  sources: Record<string, SourceState>;
  /** Articles that have gone at their source, and when. */
  gone: Record<string, number>;
  /** The best list, by names, and the last one of an earlier day. */
  best?: { day: string; ranks: string[]; before: string[] };
  /** By the file: when what it lists last changed, and what that was. */
  edited: Record<string, { content: string; time: string }>;
  /** Files of sections: one that is embedded somewhere stays. */
  sections: Record<string, string>;
}

/** Milliseconds after which the number of a process may be another's. */
const longest = 864e5;

const fresh = (): State => ({ version: 1, sources: {}, gone: {}, edited: {}, sections: {} });

/** What is known from one run to the next, in a folder of its own: nothing that the public need see. */
export class Store {
  state = fresh();
  readonly articles = new Map<string, Known>();
  readonly #changed = new Set<string>();
  #lock = false;
  /** What `state.json` holds. */
  #written = '';

  constructor(readonly folder: string) {}

  /** @returns the process that has it, or nothing where it is ours now */
  async lock(): Promise<number | undefined> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, 'lock');
    const own = `${path}.${process.pid}`;
    await writeFile(own, `${process.pid}`);
    try {
      for (let attempt = 0; ; attempt++) {
        try {
          // Whole from its first moment, and for one of two that come at once.
          await link(own, path);
          this.#lock = true;
          return;
        } catch {
          const pid = Number(await readText(path));
          const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0);
          if (attempt || (pid && isAlive(pid) && age < longest)) return pid;
          await rm(path, { force: true });
        }
      }
    } finally {
      await rm(own, { force: true });
    }
  }

  async unlock(): Promise<void> {
    if (this.#lock) await rm(join(this.folder, 'lock'), { force: true });
    this.#lock = false;
  }

  /** What cannot be read counts as not there: it is asked for again. */
  async load(): Promise<void> {
    await sweep(this.folder);
    try {
      const text = await readFile(join(this.folder, 'state.json'), 'utf8');
      const state = JSON.parse(text);
      this.#written = text;
      if (state.version === 1) this.state = { ...fresh(), ...state };
    } catch {
      // The first run.
    }
    const folder = join(this.folder, 'articles');
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.endsWith('.json')) continue;
      try {
        this.articles.set(name.slice(0, -5), JSON.parse(await readFile(join(folder, name), 'utf8')));
      } catch {
        // Read again from its source.
      }
    }
  }

  find(item: Pick<FeedItem, 'id' | 'url'>): Known | undefined {
    return this.articles.get(articleName(item));
  }

  set(name: string, known: Known): void {
    this.articles.set(name, known);
    this.#changed.add(name);
  }

  delete(name: string): void {
    this.articles.delete(name);
    this.#changed.add(name);
  }

  /** Articles first: what the state says was read must be there. */
  async save(): Promise<void> {
    for (const name of this.#changed) {
      const path = join(this.folder, 'articles', `${name}.json`);
      const known = this.articles.get(name);
      if (known) await writeWhole(path, JSON.stringify(known));
      else await rm(path, { force: true });
    }
    this.#changed.clear();
    const text = JSON.stringify(this.state);
    if (text !== this.#written) await writeWhole(join(this.folder, 'state.json'), text);
    this.#written = text;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
