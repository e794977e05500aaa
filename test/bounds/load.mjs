/** All code that reads what others wrote, in one bundle: the whole of it is loaded, as in a page or a command. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of `src` whose exports are readers of outside data. For `publish` and `cli`, see `test/cli/growth.test.mjs`. */
const FOLDERS = ['text', 'feed', 'content'];
/** Modules beside them through which a body is read on a server, and an article is looked up. */
const MODULES = ['ssr/dom', 'elements/article/find-item'];

/** Paths of the modules within `src`, without extension. */
export const modules = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, 'src', folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/').replace(/\.ts$/, '')}`),
)
  .concat(MODULES)
  .sort();

/**
 * Bundles the modules.
 * @returns the address of the bundle, whose default export has the exports of each module by its path
 */
export async function bundle() {
  const imports = modules.map((path, index) => `import * as m${index} from './src/${path}.ts';`);
  const entries = modules.map((path, index) => `${JSON.stringify(path)}: m${index}`);
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: {
      contents: `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    write: false,
    logLevel: 'error',
  });
  const folder = join(ROOT, '.cache', 'bounds');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `readers-${process.pid}.mjs`);
  writeFileSync(file, outputFiles[0].contents);
  return pathToFileURL(file).href;
}
