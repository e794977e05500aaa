/** Notices of third parties beside the files that hold their code, as their licenses ask. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The folder of a package of this version, also within those of others. */
function folderOf(name, version) {
  const places = [MODULES];
  for (const place of places) {
    const folder = join(place, name);
    const file = join(folder, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version === version) return folder;
    if (place !== MODULES) continue;
    for (const each of readdirSync(MODULES)) {
      const owners = each.startsWith('@')
        ? readdirSync(join(MODULES, each)).map((inner) => join(each, inner))
        : [each];
      for (const owner of owners) {
        const inner = join(MODULES, owner, 'node_modules');
        if (existsSync(join(inner, name))) places.push(inner);
      }
    }
  }
  return undefined;
}

/** Who wrote a package that brings no text of its license. */
function authorOf(name, version) {
  const folder = folderOf(name, version);
  const { author, repository } = folder ? JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) : {};
  const names = [author?.name ?? author, repository?.url ?? repository].filter(Boolean);
  return `Brings no text of its license. By ${names.join(', ') || name}.`;
}

/** Completes the bundler's notices of one folder, and puts this package's own license before them. */
export function completeNotices(folder) {
  const file = new URL('licenses.md', folder);
  const own = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8').trim();
  const [, ...sections] = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const complete = sections.map((section) => {
    const [heading, ...rest] = section.trim().split('\n');
    const text = rest.join('\n').trim();
    const [, name, version] = /^## (\S+) - (\S+) \(/.exec(heading);
    return `${heading}\n\n${text || authorOf(name, version)}`;
  });
  writeFileSync(
    file,
    `# Licenses\n\n## dongpo-widgets\n\n${own}\n\nThe files beside this one contain code of the following packages.\n\n${complete.join('\n\n')}\n`,
  );
}
