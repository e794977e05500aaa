/** Tests of each output, with their dates. test/e2e/configurator.test.mjs and `npm run consumers` run them again. */
const engines = { date: '2026-11-26', how: 'engines' };
const filter = { date: '2026-11-26', how: 'filter' };

/** By output; one without an entry was not tested. None was tested on the platform itself. */
export const evidence = {
  module: engines,
  classic: engines,
  xml: { date: '2026-11-26', how: 'xhtml' },
  ascii: { date: '2026-11-26', how: 'legacy' },
  iframe: engines,
  'wordpress-post': filter,
  static: engines,
};
