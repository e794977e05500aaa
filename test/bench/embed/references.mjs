/** The two yardsticks: a script written by hand, and a Lit element that does no more than show the list. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * One file, minified, with all that it imports; as a partner's own bundler makes it.
 *
 * @param {{ entry?: string, contents?: string, resolveDir?: string }} source a file, or its contents
 * @returns {Promise<{ code: string, map: object }>}
 */
export async function bundle({ entry, contents, resolveDir }) {
  const { outputFiles } = await build({
    ...(contents ? { stdin: { contents, resolveDir, loader: 'js' } } : { entryPoints: [entry] }),
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'production'],
    logLevel: 'error',
    legalComments: 'none',
    sourcemap: 'external',
    outfile: 'bundle.js',
  });
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text;
  return { code: text('.js'), map: JSON.parse(text('.map')) };
}

export const handWritten = () => bundle({ entry: here('references/hand-written.js') });
export const bareLit = () => bundle({ entry: here('references/bare-lit.js') });

/** Rows as HTML: the page without a script. */
export const rowsHtml = (feed) =>
  feed.items
    .map(
      ({ url, title, summary, image, date_published: date }) =>
        `<li><img src="${image}" alt="" width="96" height="64" loading="lazy"><a href="${escapeHtml(url)}">${escapeHtml(title)}</a><p>${escapeHtml(summary)}</p><time>${date.slice(0, 10)}</time></li>`,
    )
    .join('\n');

export const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
