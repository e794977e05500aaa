/**
 * `npm run sbom`: the software bill of materials of the package, CycloneDX in JSON: what is installed with it, and
 * what is bundled in its files. Needs a build before; asks no registry.
 *
 *   --out=dist/sbom.cdx.json
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist/sbom.cdx.json' } } });
const own = JSON.parse(readFileSync('package.json', 'utf8'));

/** The bill of the lock file, development included: npm's own choice of what is installed omits direct dependencies. */
const all = JSON.parse(
  execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=library'], {
    encoding: 'utf8',
    maxBuffer: 64e6,
    shell: process.platform === 'win32',
  }),
);
const dependencies = new Map(all.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const nameOf = (ref) => ref.slice(0, ref.lastIndexOf('@'));

/** References of all that is installed with the package. */
const installed = new Set();
const ownRef = all.metadata.component['bom-ref'];
const queue = dependencies.get(ownRef).filter((ref) => own.dependencies[nameOf(ref)]);
for (const ref of queue) {
  if (installed.has(ref)) continue;
  installed.add(ref);
  queue.push(...(dependencies.get(ref) ?? []));
}

/** References of all that is bundled, by the notices that the bundler writes: `## name - version (license)`. */
const bundled = new Set(
  ['node', 'react', 'cdn'].flatMap((folder) =>
    [...readFileSync(`dist/${folder}/licenses.md`, 'utf8').matchAll(/^## (\S+) - (\S+) \(/gm)].map(
      ([, name, version]) => `${name}@${version}`,
    ),
  ),
);

const kept = new Set([...installed, ...bundled]);
const components = all.components
  .filter((component) => kept.has(component['bom-ref']))
  .map((component) => ({
    ...component,
    // Development's dependency in the lock file, and part of the package all the same.
    scope: 'required',
    properties: [
      { name: 'cdx:npm:package:bundled', value: `${bundled.has(component['bom-ref'])}` },
      { name: 'dongpo-widgets:installed', value: `${installed.has(component['bom-ref'])}` },
    ],
  }));
const found = new Set(components.map((component) => component['bom-ref']));
const missing = [...kept].filter((ref) => !found.has(ref));
if (missing.length) throw new Error(`not in the lock file: ${missing.join(', ')}`);

const { timestamp: _, ...metadata } = all.metadata;
const bill = {
  ...all,
  // Neither the moment nor a random number: the same files give the same bill.
  serialNumber: undefined,
  metadata: { ...metadata, component: { ...metadata.component, name: own.name, version: own.version } },
  components,
  dependencies: [
    { ref: ownRef, dependsOn: [...kept].filter((ref) => found.has(ref)).sort() },
    ...all.dependencies
      .filter(({ ref }) => found.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => found.has(each)) })),
  ],
};
writeFileSync(values.out, `${JSON.stringify(bill, null, 2)}\n`);
console.log(
  `${values.out}: ${installed.size} installed, ${bundled.size} bundled, ${components.length} components`,
);
