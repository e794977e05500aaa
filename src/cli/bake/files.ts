import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files under way: hidden, and swept away by the next run. */
const unfinished = /^\.[\w.-]+\.[\da-f]{12}\.part$/;

/** Writes a file whole or not at all: who reads it, or pulls the plug, sees the old one or the new one. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${path.slice(folder.length + 1)}.${randomBytes(6).toString('hex')}.part`);
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Removes what runs that died have left under way. */
export async function sweep(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (entry.isDirectory()) await sweep(join(folder, entry.name));
    else if (unfinished.test(entry.name)) await unlink(join(folder, entry.name)).catch(() => {});
  }
}

export const readText = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined);

/** Whether a file has just this content. */
export async function holds(path: string, content: string | Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  return !!there && there.equals(Buffer.from(content as string));
}
