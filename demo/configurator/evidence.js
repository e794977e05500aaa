/** What was tried of each output, and when: test/e2e/configurator.test.mjs and `npm run consumers` try it again. */
const engines = { date: '2026-11-26', how: 'engines' };
const filter = { date: '2026-11-26', how: 'filter' };

/** By output; without an entry, nothing was tried. The platforms themselves were not. */
export const evidence = {
  module: engines,
  classic: engines,
  xml: { date: '2026-11-26', how: 'xhtml' },
  ascii: { date: '2026-11-26', how: 'legacy' },
  iframe: engines,
  'wordpress-post': filter,
  static: engines,
};
