import { readFile } from 'node:fs/promises';

/**
 * Prints what a page needs to load this exact version and nothing else (https://www.w3.org/TR/SRI/): an import
 * map with the hash of every chunk (https://html.spec.whatwg.org/#import-map-integrity), and both script tags.
 *
 * @returns the exit code: 0, or 3 for a wrong call
 */
export async function integrity([address = '']: string[], usage: string): Promise<number> {
  if (!/^https?:\/\/[^\s"'<>]+$/.test(address)) {
    console.log(usage);
    return 3;
  }
  const folder = address.replace(/\/?$/, '/');
  const hashes: Record<string, string> = JSON.parse(
    await readFile(new URL('../cdn/integrity.json', import.meta.url), 'utf8'),
  );
  const { 'dongpo.classic.js': classic, ...modules } = hashes;
  const map = Object.fromEntries(Object.entries(modules).map(([name, hash]) => [folder + name, hash]));
  console.log(`<script type="importmap">
${JSON.stringify({ integrity: map }, null, 2)}
</script>
<script type="module" src="${folder}dongpo.js" integrity="${modules['dongpo.js']}" crossorigin="anonymous"></script>

<!-- Or, where no inline script is allowed: -->
<script src="${folder}dongpo.classic.js" integrity="${classic}" crossorigin="anonymous" async="async"></script>`);
  return 0;
}
