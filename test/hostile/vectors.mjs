/** What is planted: our own attacks, and, where `../shared` is there, the public vectors. */
import { existsSync, readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

/** @param files more of them: JSON of `[{ id, html }]` or of texts */
export function vectors(files = []) {
  const shared = new URL('../../../shared/corpora/xss/vectors.json', import.meta.url);
  const all = [['ours', read('../content/attacks.json')]];
  if (existsSync(shared)) all.push(['', read(shared)]);
  for (const file of files) all.push([file, JSON.parse(readFileSync(file, 'utf8'))]);
  return all.flatMap(([name, list]) =>
    list.map((each, index) =>
      typeof each === 'string' ? { id: `${name}/${index}`, html: each } : { id: each.id, html: each.html },
    ),
  );
}

/** Addresses in it, and the whole of it as one. */
export function addresses(html) {
  const found = html.matchAll(
    /(?:href|src|srcset|srcdoc|action|data|content|background|poster|to|values|url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi,
  );
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? match[3]).concat(html))];
}
