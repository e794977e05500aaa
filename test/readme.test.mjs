/** What the READMEs promise is there: files, anchors, attributes, scripts, entry points, heights, sizes, samples. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { parseSync } from 'vite';
import { reserve } from '../dist/elements/core/reserve.js';
import { DISPLAYS } from '../scripts/size/displays.mjs';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const { scripts, exports: entries } = JSON.parse(read('package.json'));
const elements = Object.fromEntries(
  JSON.parse(read('custom-elements.json'))
    .modules.flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .map(({ tagName, attributes, slots }) => [
      tagName,
      { attributes: attributes.map(({ name }) => name), slots: slots.map(({ name }) => name) },
    ]),
);
/** Members of `Settings`, as `data-*` writes them. */
const settings = parseSync('settings.ts', read('src/controllers/settings-controller.ts'))
  .program.body.map(({ declaration }) => declaration)
  .find((node) => node?.type === 'TSInterfaceDeclaration' && node.id.name === 'Settings')
  .body.body.map(({ key }) => key.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

const files = ['README.md', 'README.ko.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
const readmes = files.slice(0, 2);
const blocks = (text, language) =>
  [...text.matchAll(/^```([\w-]*)\n([\s\S]*?)^```$/gm)]
    .filter((found) => found[1] === language)
    .map((found) => found[2]);
const between = (text, name) => new RegExp(`<!-- ${name} -->([\\s\\S]*?)<!-- /${name} -->`).exec(text)?.[1];
const rows = (table) =>
  table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([first]) => !/^-+$/.test(first));
/** As GitHub makes the anchor of a heading. */
const anchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
const anchorsOf = (text) =>
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading));

/** The elements of a snippet, in order. Throws where it is not well-formed XML. */
function parse(snippet) {
  const tags = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on('error', (error) => assert.fail(`${error.message} in\n${snippet}`));
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }));
  parser.write(snippet).close();
  return tags;
}

for (const file of files) {
  const text = read(file);
  it(`${file} has no broken link, anchor or picture`, () => {
    const links = [
      ...text.matchAll(/\]\(([^)\s]+)\)/g),
      ...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/<img src="([^"]+)"/g),
    ].map(([, link]) => link);
    for (const link of links.filter((each) => !/^https?:/.test(each))) {
      const [path, hash] = link.split('#');
      assert.ok(!path || existsSync(new URL(path, root)), link);
      if (hash)
        assert.ok(
          anchorsOf(path ? read(path) : text).includes(decodeURIComponent(hash)),
          `no heading for ${link}`,
        );
    }
  });

  it(`${file} names only npm scripts that exist`, () => {
    for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g)) assert.ok(scripts[name], `npm run ${name}`);
  });
}

it('the pictures of the READMEs are small', () => {
  for (const name of readdirSync(new URL('demo/pictures/', root)))
    assert.ok(statSync(new URL(`demo/pictures/${name}`, root)).size < 120_000, name);
});

for (const file of readmes) {
  const text = read(file);
  describe(file, () => {
    const snippets = blocks(text, 'html').map(parse);
    const tags = snippets.flat();

    it(`the snippets of ${file} are well-formed, with attributes that exist`, () => {
      assert.ok(snippets.length >= 6);
      for (const { name, attributes } of tags) {
        const { class: kind, 'data-element': element = 'best', ...rest } = attributes;
        const keys = Object.keys(rest);
        if (name.startsWith('dongpo-')) {
          assert.ok(elements[name], name);
          for (const key of keys)
            assert.ok(['style', 'id', ...elements[name].attributes].includes(key), `${key} of ${name}`);
        } else if (kind === 'dongpo-widget') {
          for (const key of keys.filter((each) => /^data-/.test(each)))
            assert.ok(elements[`dongpo-${element}`].attributes.includes(key.slice(5)), `${key} of ${name}`);
        } else if (name === 'script') {
          assert.ok(existsSync(new URL(`dist/cdn/${rest.src.split('/').pop()}`, root)), rest.src);
          for (const key of keys.filter((each) => /^data-/.test(each)))
            assert.ok([...settings, 'upgrade'].includes(key.slice(5)), key);
        }
        if (rest.slot) assert.ok(elements['dongpo-best'].slots.includes(rest.slot), rest.slot);
      }
    });

    it(`${file} names the settings of the script tag`, () => {
      const named = [...text.matchAll(/`data-([a-z-]+)`/g)]
        .map(([, name]) => name)
        .filter((name) => name !== 'element' && name !== 'state');
      assert.deepEqual([...new Set(named)].sort(), [...settings, 'upgrade'].sort());
    });

    it(`${file} names every attribute`, () => {
      const all = [...new Set(Object.values(elements).flatMap((each) => each.attributes))].sort();
      const table = text
        .split('\n')
        .map((line) => /^\| `([a-z-]+)` \|/.exec(line)?.[1])
        .filter((name) => all.includes(name));
      assert.deepEqual([...new Set(table)].sort(), all);
    });

    it(`the heights in ${file} are those of reserve()`, () => {
      let seen = 0;
      for (const { name, attributes } of tags.filter((each) => elements[each.name])) {
        const { limit, show, heading, more, style } = attributes;
        const options = { show, heading, more, limit: limit && Number(limit), width: 480 };
        assert.equal(
          /min-height:([\w.]+)/.exec(style)[1],
          reserve(name, options),
          JSON.stringify(attributes),
        );
        seen++;
      }
      assert.ok(seen >= 3);
      const [heads, ...lines] = rows(between(text, 'reserve'));
      const limits = heads.slice(1).map((head) => Number(/\d+/.exec(head)[0]));
      assert.equal(lines.length, 3);
      for (const [what, ...cells] of lines) {
        const show = what.includes('show=""') ? '' : undefined;
        const names = /dongpo-\w+/.exec(what) ?? ['dongpo-headlines', 'dongpo-best'];
        for (const name of names)
          assert.deepEqual(
            cells,
            limits.map((limit) => reserve(name, { limit, show, width: 480 })),
            what,
          );
      }
    });

    it(`the entry points in ${file} exist`, () => {
      for (const [, path] of text.matchAll(/[`'"]dongpo-widgets(\/[\w./*-]+)?[`'"]/g)) {
        if (path?.includes('*')) assert.ok(entries[`.${path}`], path);
        // Of an import map: all below it.
        else if (path?.endsWith('/')) assert.ok(entries[`.${path}*.js`], path);
        else assert.ok(existsSync(fileURLToPath(import.meta.resolve(`dongpo-widgets${path ?? ''}`))), path);
      }
    });

    it(`the JSON samples of ${file} are feeds that are read without loss`, async () => {
      const { parseFeed } = await import('../dist/feed/index.js');
      for (const sample of blocks(text, 'json')) {
        const written = JSON.parse(sample);
        const { terms } = written._dongpo;
        // Those would take away from the sample itself, and with time all of it.
        delete written._dongpo.terms;
        assert.deepEqual(await parseFeed(JSON.stringify(written)), written);
        const kept = await parseFeed(JSON.stringify({ ...written, items: [], _dongpo: { terms } }));
        assert.deepEqual(kept._dongpo.terms, terms);
      }
    });
  });
}

it('the server samples of README.md are those of the apps that consumers:ssr runs', () => {
  const folder = 'test/consumers/ssr/';
  const apps = ['next', 'nuxt', 'astro', 'node'].flatMap((app) =>
    readdirSync(new URL(folder + app, root), { recursive: true })
      .filter((name) => /\.(astro|mjs|tsx?|vue)$/.test(name) && !/node_modules/.test(name))
      .map((name) => read(`${folder}${app}/${name}`)),
  );
  const section = /\n### On a server\n([\s\S]*?)\n## /.exec(read('README.md'))[1];
  const samples = ['tsx', 'typescript', 'vue', 'astro', 'js'].flatMap((name) => blocks(section, name));
  assert.equal(samples.length, 7);
  for (const sample of samples)
    assert.ok(
      apps.some((text) => text.includes(sample)),
      sample,
    );
});

it('the tests and commands that SECURITY.md names exist, one at least for each row of its table of threats', () => {
  const text = read('SECURITY.md');
  const named = [...text.matchAll(/\btest\/[\w./-]*\w/g)].map(([path]) => path);
  assert.ok(named.length > 20);
  for (const path of named) assert.ok(existsSync(new URL(path, root)), path);
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, name] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(scripts[name], name);
  const threats = text.split('## Who may do what')[1].split('## How feeds are handled')[0];
  const lines = threats.split('\n').filter((line) => /^\| (?!who )\w/.test(line));
  for (const line of lines) if (!line.startsWith('| the page |')) assert.match(line, /test\//);
});

it('the sizes in README.md are those of the build', () => {
  const folder = new URL('dist/cdn/', root);
  const weight = (name) => {
    const file = readdirSync(folder).find((each) => each.replace(/-[\w-]{6}\.js$|\.js$/, '') === name);
    return brotliCompressSync(readFileSync(new URL(file, folder))).length / 1000;
  };
  const { list, wordpress, article, articlePurified } = DISPLAYS;
  const needed = [
    ...[list, wordpress, article, articlePurified].map(({ files }) => files),
    ['dongpo.classic'],
  ];
  const [, ...lines] = rows(between(read('README.md'), 'size'));
  assert.equal(lines.length, needed.length);
  lines.forEach(([what, size], index) => {
    const real = needed[index].reduce((sum, name) => sum + weight(name), 0);
    assert.ok(Math.abs(parseFloat(size) - real) < 0.5, `${what}: ${size}, not ${real.toFixed(1)} kB`);
  });
});

describe('samples', () => {
  // In the project, so that the package's own name resolves by its exports.
  const folder = new URL('.cache/readme/', root);
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('the framework samples of README.md are those of the tested apps', () => {
    const text = read('README.md').split('### In a framework')[1].split(/^### /m)[0];
    const apps = { tsx: ['react19', 'react18'], vue: ['vue'], svelte: ['svelte'], 'angular-ts': ['angular'] };
    for (const [language, folders] of Object.entries(apps)) {
      const samples = blocks(text, language);
      assert.equal(samples.length, folders.length, language);
      samples.forEach((sample, index) => {
        const place = new URL(`test/consumers/${folders[index]}/src/`, root);
        const name = readdirSync(place).find((each) => /^best-?news/i.test(each));
        assert.ok(
          readFileSync(new URL(name, place), 'utf8').includes(sample.trimEnd()),
          `${folders[index]}: ${sample}`,
        );
      });
    }
  });

  it('the samples of README.md compile against the declarations', { timeout: 120_000 }, () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const samples = readmes.flatMap((file) => blocks(read(file), 'ts'));
    assert.ok(samples.length >= 4);
    samples.forEach((sample, index) => {
      writeFileSync(new URL(`sample-${index}.ts`, folder), `${sample}\nexport {};\n`);
    });
    const compilerOptions = {
      target: 'es2022',
      module: 'nodenext',
      moduleResolution: 'nodenext',
      lib: ['es2023', 'dom', 'dom.iterable'],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    };
    writeFileSync(new URL('tsconfig.json', folder), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', fileURLToPath(folder)], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });
});
