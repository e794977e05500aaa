import { readFile } from 'node:fs/promises';

/** The version of this package. */
export async function packageVersion(): Promise<string> {
  const json = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const { version }: { version: string } = JSON.parse(json);
  return version;
}
