import { build } from 'esbuild';

/** `{ first, all }`: the minified text of what loads at once, and of that with what may be loaded later. */
export async function withEsbuild(app, contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: app },
    absWorkingDir: app,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    charset: 'utf8',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const texts = new Map(
    Object.keys(metafile.outputs).map((path) => [
      path,
      outputFiles.find((file) => file.path.replaceAll('\\', '/').endsWith(path))?.text ?? '',
    ]),
  );
  const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === '<stdin>');
  // It writes the chunks of code that was left out as well.
  const reach = (follows, path = entry, reached = new Set()) => {
    if (reached.has(path)) return reached;
    reached.add(path);
    for (const each of metafile.outputs[path].imports) if (follows(each)) reach(follows, each.path, reached);
    return reached;
  };
  const text = (paths) => [...paths].map((path) => texts.get(path)).join('\n');
  const css = outputFiles.find(({ path }) => path.endsWith('.css'))?.text;
  return { css, first: text(reach(({ kind }) => kind !== 'dynamic-import')), all: text(reach(() => true)) };
}
