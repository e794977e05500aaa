/** The browsers that tests run in: where they are, how they are installed, and how each is started. */
export { chosenEngines, ENGINES, findEngines, label, NAMES } from './find.mjs';
export { installEngines } from './install.mjs';
export { CHROMIUM_ARGS, firefoxOptions } from './puppeteer.mjs';
export { capabilities, freePort, startDisplay, startDriver } from './webkit.mjs';

/** A launcher of web-test-runner, which takes a second to import. */
export const launcher = async (engine, paths) => (await import('./launchers.mjs')).launcher(engine, paths);
