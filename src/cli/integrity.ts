import { readFile } from 'node:fs/promises';

/**
 * `dongpo-widgets integrity`: prints what a page needs to load this version and no other files
 * (https://www.w3.org/TR/SRI/): an import map with the hash of every chunk
 * (https://html.spec.whatwg.org/#import-map-integrity), and both script tags.
 *
 * @param args the address of the folder with the script files
 * @param usage is printed after a wrong call
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
  const { 'dongpo.classic.js': classicHash, ...moduleHashes } = hashes;
  const hashesByUrl = Object.fromEntries(
    Object.entries(moduleHashes).map(([name, hash]) => [folder + name, hash]),
  );
  console.log(`<script type="importmap">
${JSON.stringify({ integrity: hashesByUrl }, null, 2)}
</script>
<script type="module" src="${folder}dongpo.js" integrity="${moduleHashes['dongpo.js']}" crossorigin="anonymous"></script>

<!-- Or, where no inline script is allowed: -->
<script src="${folder}dongpo.classic.js" integrity="${classicHash}" crossorigin="anonymous" async="async"></script>`);
  return 0;
}
