/** Where the readers are measured: pages of browsers, and a process of Node. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findEngines, NAMES } from '../../engines/index.mjs';
import { openPage } from '../open.mjs';

const NODE_READER = fileURLToPath(new URL('node-reader.mjs', import.meta.url));

async function openNode() {
  const child = fork(NODE_READER, { execArgv: ['--expose-gc'] });
  const ended = new AbortController();
  child.once('exit', () => ended.abort());
  return {
    async call(call, ...args) {
      child.send({ call, args });
      // Rejects where the process ends without an answer.
      const [{ result, error }] = await once(child, 'message', { signal: ended.signal });
      if (error) throw new Error(error);
      return result;
    },
    close: () => child.kill(),
  };
}

async function openBrowser(engine) {
  const { page, close } = await openPage(engine);
  return {
    call: (call, ...args) => page.evaluate((name, given) => window.corpus[name](...given), call, args),
    close,
  };
}

/** The engines that are here and asked for, each with a name to be shown. */
export function chooseEngines(only) {
  const here = { node: {}, ...findEngines() };
  const names = { node: `Node ${process.versions.node}`, ...NAMES };
  return ['chromium', 'firefox', 'node']
    .filter((engine) => here[engine] && (!only || only.includes(engine)))
    .map((engine) => ({ engine, name: names[engine] }));
}

/** Starts an engine: `call(name, ...args)` calls a function of measure.js there, `close()` ends it. */
export const openEngine = (engine) => (engine === 'node' ? openNode() : openBrowser(engine));
