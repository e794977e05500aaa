/**
 * `npm run release`: everything that a release needs, in order, each step by its name; the first that fails ends it.
 *
 *   --dry-run      all of it, in a copy: the tree stays as it is
 *   --skip-checks  without `npm test`, for who has just run it
 *
 * All is done in a clone of the last commit first, which is what is released. Only when that has been packed,
 * installed and seen in a browser is the version written here, committed and tagged. Publishing is CI's: this
 * prints the command.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPacked } from '../../test/package/packed.mjs';
import { smoke } from './smoke.mjs';
import { whyNot, withVersion } from './why-not.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { values: options } = parseArgs({
  options: { 'dry-run': { type: 'boolean' }, 'skip-checks': { type: 'boolean' } },
});
const dry = !!options['dry-run'];
const out = (program, args, cwd = ROOT) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 64e6 });
const git = (...args) => out('git', args);
const read = (folder, path) => readFileSync(join(folder, path), 'utf8');

class Stop extends Error {}
async function step(name, body) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const said = await body();
  if (said) console.log(said);
  console.log(`✓ ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
/** Shows what it says; a failure ends the release. */
function show(folder, program, ...args) {
  const { status } = spawnSync(program, args, { cwd: folder, stdio: 'inherit' });
  if (status) throw new Stop(`${program} ${args.join(' ')} ended with ${status}`);
}

/** The version and the changelog, by the changesets; the places where the version stands besides. @returns the new one */
function writeVersion(folder) {
  const old = JSON.parse(read(folder, 'package.json')).version;
  out(process.execPath, [join(ROOT, 'node_modules/@changesets/cli/bin.js'), 'version'], folder);
  const { version } = JSON.parse(read(folder, 'package.json'));
  if (version === old) throw new Stop('the changesets ask for no new version');
  const lock = JSON.parse(read(folder, 'package-lock.json'));
  lock.version = version;
  lock.packages[''].version = version;
  writeFileSync(join(folder, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  for (const name of ['README.md', 'README.ko.md', 'SECURITY.md'])
    writeFileSync(join(folder, name), withVersion(read(folder, name), old, version));
  return version;
}

/** The newest section of the changelog. */
const newest = (changelog) => /^## [\s\S]*?(?=^## |$(?![\s\S]))/m.exec(changelog)[0].trim();

let copy;
/** What a release that is meant would still refuse. */
let left = [];
let kit;
try {
  let version;
  await step('tree', () => {
    const tree = {
      status: git('status', '--porcelain'),
      changesets: readdirSync(join(ROOT, '.changeset')),
      branch: git('branch', '--show-current').trim(),
      readme: read(ROOT, 'README.md'),
      repository: JSON.parse(read(ROOT, 'package.json')).repository,
    };
    const reasons = whyNot(tree, dry);
    if (reasons.length) throw new Stop(reasons.join('\n'));
    left = whyNot(tree);
    return git('log', '-1', '--format=%h %s').trim();
  });

  if (!options['skip-checks']) await step('checks', () => show(ROOT, 'npm', 'test'));

  await step('copy of the commit', () => {
    copy = realpathSync(mkdtempSync(join(tmpdir(), 'dongpo-release-')));
    git('clone', '--quiet', '--local', '.', copy);
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  await step('version and changelog', () => {
    version = writeVersion(copy);
    return `${version}\n\n${newest(read(copy, 'CHANGELOG.md'))}`;
  });
  await step('build', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', 'build', '--silent'], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (status) throw new Stop(`${stdout}\n${stderr}`);
  });
  await step('audit', () => {
    const { status, stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev'], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (!status) return stdout.trim();
    // A mirror without the service says nothing of the packages; a release needs one that does.
    const isSilent = /audit endpoint returned an error/.test(stderr);
    if (isSilent && dry) return 'the registry does not answer: audit before a release';
    throw new Stop(`${stdout}\n${stderr}`);
  });
  await step('software bill of materials', () =>
    out(process.execPath, ['scripts/release/sbom.mjs'], copy).trim(),
  );
  await step('manifest, docs', () => {
    show(copy, 'npm', 'run', '--silent', 'manifest', '--', '--check');
    show(copy, 'npm', 'run', '--silent', 'docs', '--', '--check');
  });
  // A table only: `npm test` holds the budgets. Another version gives the chunks other hashes, some bytes more or less.
  await step('sizes', () => {
    const { stdout } = spawnSync('npm', ['run', '--silent', 'size'], { cwd: copy, encoding: 'utf8' });
    if (!stdout.includes('dongpo.classic')) throw new Stop('no sizes');
    return stdout.trim();
  });
  await step('integrity', () => {
    const hashes = JSON.parse(read(copy, 'dist/cdn/integrity.json'));
    const told = out(
      process.execPath,
      ['dist/cli/index.js', 'integrity', `https://widgets.example/${version}/`],
      copy,
    );
    const scripts = readdirSync(join(copy, 'dist/cdn')).filter((name) => name.endsWith('.js'));
    const lacks = scripts.filter((name) => !hashes[name] || !told.includes(hashes[name]));
    if (lacks.length) throw new Stop(`no hash of ${lacks.join(', ')}`);
    return told.trim();
  });
  await step('pack, install in a blank project', async () => {
    kit = await installPacked({ root: copy, strict: true });
    if (JSON.parse(kit.read('package.json')).version !== version) throw new Stop('another version is packed');
    return `${kit.packed.filename}: ${kit.packed.files.length} files, ${kit.packed.size} bytes packed, ${kit.packed.unpackedSize} unpacked`;
  });
  await step('smoke', async () => (await smoke(kit)).join('\n'));

  if (dry)
    console.log(
      `\nA dry run: nothing was written here. ${left.length ? `Before ${version} can be released:\n- ${left.join('\n- ')}` : `${version} can be released.`}`,
    );
  else
    await step('commit and tag', () => {
      writeVersion(ROOT);
      git('add', '--all');
      git('commit', '--quiet', '--message', `chore: release ${version}`);
      // Its headings are no comments.
      git(
        'tag',
        '--annotate',
        '--cleanup=whitespace',
        `v${version}`,
        '--message',
        newest(read(ROOT, 'CHANGELOG.md')),
      );
      return `v${version}. What is left:

git push --follow-tags
npm ci && npm publish --provenance --access public   # in CI, which can say where it was built; builds first`;
    });
} catch (error) {
  console.error(`✗ ${error instanceof Stop ? error.message : error.stack}`);
  if (error.stdout || error.stderr) console.error(`${error.stdout ?? ''}${error.stderr ?? ''}`);
  process.exitCode = 1;
} finally {
  kit?.clear();
  if (copy) rmSync(copy, { recursive: true, force: true });
}
