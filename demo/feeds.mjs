/** The feeds of the demo, which `npx dongpo-widgets bake` writes from the pages of the sample CMS. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const command = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const adapter = new URL('cms/dongpo.json', import.meta.url);

/**
 * @param {{ origin: string, feedsOrigin: string }} origins where the pages of the CMS are, and where the feeds will be
 */
export function openFeeds(origins) {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-demo-'));
  const config = join(folder, 'dongpo.json');
  const out = join(folder, 'feeds');
  writeFileSync(
    config,
    readFileSync(adapter, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name) => origins[name]),
  );
  return {
    /** Reads the CMS again and writes changed files. @returns the output of the command */
    async bake() {
      const { stdout } = await promisify(execFile)(process.execPath, [command, 'bake', config, '--out', out]);
      return stdout;
    },
    /** The response of a static host for a file; `undefined` if there is none. `path` must not contain `..`. */
    file(path) {
      try {
        return readFileSync(join(out, path));
      } catch {
        return undefined;
      }
    },
    /** Paths of all files that the command has written. */
    files: () =>
      readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
