import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds after which a lock is broken, since its process id may belong to another program by then. */
const MAX_AGE = 864e5;

/** A file `lock` that holds a process id, by which one run at a time works with a folder. */
export class LockFile {
  readonly #folder: string;
  readonly #path: string;
  #isHeld = false;

  /** @param folder is made by {@link acquire} */
  constructor(folder: string) {
    this.#folder = folder;
    this.#path = join(folder, 'lock');
  }

  /** @returns the id of the process that holds the lock; `undefined` if this one holds it now */
  async acquire(): Promise<number | undefined> {
    await mkdir(this.#folder, { recursive: true });
    const candidate = `${this.#path}.${process.pid}`;
    await writeFile(candidate, `${process.pid}`);
    try {
      for (let attempt = 0; ; attempt++) {
        try {
          // A hard link: of two processes one succeeds, and the file is never seen half written.
          await link(candidate, this.#path);
          this.#isHeld = true;
          return undefined;
        } catch {
          const pid = Number(await readFile(this.#path, 'utf8').catch(() => undefined));
          const lockedAt = (await stat(this.#path).catch(() => undefined))?.mtimeMs ?? 0;
          if (attempt || (pid && isRunning(pid) && Date.now() - lockedAt < MAX_AGE)) return pid;
          await rm(this.#path, { force: true });
        }
      }
    } finally {
      await rm(candidate, { force: true });
    }
  }

  /** Releases the lock if this process holds it. */
  async release(): Promise<void> {
    if (this.#isHeld) await rm(this.#path, { force: true });
    this.#isHeld = false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
