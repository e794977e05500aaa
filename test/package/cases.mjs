/** What an import may bring along, by words that no minifier changes: for every bundler. */

/** Patterns of each element, and of Lit. */
const MARKS = {
  lit: /litHtmlVersions/,
  headlines: /cards\W{1,5}compact\W{1,5}lead/,
  best: /class="change"/,
  article: /bestSrc/,
  sections: /maxSections/,
  ticker: /part="toggle"/,
};
/** The elements that some make of their own accord. */
const MADE = { article: ['best'], sections: ['headlines'] };
const elements = Object.keys(MARKS).slice(1);
const bringing = (...names) => ({
  has: names.map((name) => MARKS[name]),
  lacks: Object.keys(MARKS)
    .filter((name) => !names.includes(name))
    .map((name) => MARKS[name]),
});
const className = (name) => `Dongpo${name[0].toUpperCase()}${name.slice(1)}`;

/** `{ name, code, has, lacks }`, or `empty`: nothing is left. */
export const cases = [
  {
    name: 'parseFeed of /feed',
    code: `import { parseFeed } from 'dongpo-widgets/feed'; globalThis.parseFeed = parseFeed;`,
    ...bringing(),
  },
  {
    name: 'configure of the main entry',
    code: `import { configure } from 'dongpo-widgets'; configure({ lang: 'en' });`,
    ...bringing(),
  },
  { name: 'nothing of the main entry', code: `import 'dongpo-widgets';`, empty: true, ...bringing() },
  { name: 'nothing of /feed', code: `import 'dongpo-widgets/feed';`, empty: true, ...bringing() },
  ...elements.map((name) => ({
    name: `/define/${name}.js`,
    code: `import 'dongpo-widgets/define/${name}.js';`,
    tags: [name, ...(MADE[name] ?? [])],
    ...bringing('lit', name, ...(MADE[name] ?? [])),
  })),
  ...elements.map((name) => ({
    name: `${className(name)} of the main entry`,
    code: `import { ${className(name)} } from 'dongpo-widgets'; globalThis.${className(name)} = ${className(name)};`,
    tags: [],
    ...bringing('lit', name),
  })),
  {
    name: '/define',
    code: `import 'dongpo-widgets/define';`,
    tags: elements,
    ...bringing(...Object.keys(MARKS)),
  },
];

/** What is wrong with what a bundler made of a case: of all its files, and of those that load at once. */
export function faults({ has, lacks, empty, tags = [] }, { all, first }) {
  const registered = elements.filter((name) =>
    new RegExp(`customElements\\.define\\(["'\`]dongpo-${name}["'\`]`).test(all),
  );
  return [
    ...has.filter((mark) => !mark.test(all)).map((mark) => `lacks ${mark}`),
    ...lacks.filter((mark) => mark.test(all)).map((mark) => `brings ${mark}`),
    ...(registered.join() === elements.filter((name) => tags.includes(name)).join()
      ? []
      : [`registers ${registered.join(', ') || 'nothing'}`]),
    ...(empty && first.trim() ? [`leaves ${first.slice(0, 200)}`] : []),
  ];
}
