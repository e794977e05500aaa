/** The modules of `gateway` and `cli` that read outside data, as one: the package has them in bundles only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const MODULES = {
  gateway: ['addresses', 'content-negotiation', 'origin-counts'],
  cli: ['decode-html', 'page-or-feed', 'parse-page', 'printable'],
  'cli/bake': ['adapter'],
  'cli/doctor': [
    ...['attribute-values', 'closest-word', 'cors', 'csp', 'findings', 'format-report', 'messages'],
    ...['page-scripts', 'page-widgets', 'response-facts', 'subresource-integrity'],
  ],
};

/** All that these modules export. */
export async function loadReaders() {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-growth-'));
  const outfile = join(folder, 'readers.cjs');
  try {
    await build({
      stdin: {
        contents: Object.entries(MODULES)
          .flatMap(([room, names]) => names.map((name) => `export * from './${room}/${name}.ts';`))
          .join('\n'),
        resolveDir: fileURLToPath(new URL('../../src', import.meta.url)),
      },
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      outfile,
      logLevel: 'error',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
