import { readFile } from 'node:fs/promises';

/** @param path within this package */
const readJson = async <T>(path: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));

interface Manifest {
  modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
}

/** Names of each element's attributes, by tag, from the package's custom elements manifest. */
export async function attributesByTag(): Promise<Map<string, string[]>> {
  const { modules } = await readJson<Manifest>('custom-elements.json');
  return new Map(
    modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(({ tagName, attributes = [] }) =>
        tagName ? [[tagName, attributes.map(({ name }) => name)] as const] : [],
      ),
  );
}

/** `sha384-…` of each script file of this version, by file name; empty before the build. */
export const scriptHashes = (): Promise<Record<string, string>> =>
  readJson<Record<string, string>>('dist/cdn/integrity.json').catch(() => ({}));
