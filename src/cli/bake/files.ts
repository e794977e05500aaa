import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Names of the hidden files that {@link writeAtomically} writes to. */
const UNFINISHED = /^\.[\w.-]+\.[\da-f]{12}\.part$/;

/**
 * Writes a file whole or not at all: a reader sees the old file or the new one, also after a power failure. Missing
 * folders are made.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Removes the unfinished files that interrupted runs have left in a folder and below. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await removeUnfinished(path);
    else if (UNFINISHED.test(entry.name)) await unlink(path).catch(() => {});
  }
}

/** True if a file exists with exactly this content. */
export async function hasContent(path: string, content: string | Uint8Array): Promise<boolean> {
  const existing = await readFile(path).catch(() => undefined);
  return !!existing && existing.equals(typeof content === 'string' ? Buffer.from(content) : content);
}
