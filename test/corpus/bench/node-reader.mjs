/** The process in which the readers run on Node: calls what test/corpus/bench/engines.mjs asks for. */
import { READERS } from '../readers.js';
import * as measure from './measure.js';

const calls = { ...measure, names: () => Object.keys(READERS) };

process.on('message', async ({ call, args }) => {
  try {
    process.send({ result: await calls[call](...args) });
  } catch (error) {
    process.send({ error: error.stack });
  }
});
