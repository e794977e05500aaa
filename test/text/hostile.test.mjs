/** Linear time on hostile texts: each in a thread of its own, since a regular expression that runs away cannot be stopped. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

const MODULE = (name) => new URL(`../../dist/text/${name}.js`, import.meta.url).href;
const FUNCTIONS = {
  plainText: [MODULE('plain'), '(text)'],
  stripTags: [MODULE('strip-tags'), '(text)'],
  collapseWhitespace: [MODULE('invisible-characters'), '(text)'],
  needsCleaning: [MODULE('plain'), '(text)'],
  decodeEntities: [MODULE('entities'), '(text)'],
  truncate: [MODULE('truncate'), '(text, 320)'],
  splitDateline: [MODULE('dateline'), '(text, ["동포투데이"])'],
};

/** 1 MB of each. */
const TEXTS = {
  '<': '"<".repeat(1e6)',
  '<a': '"<a".repeat(5e5)',
  '<a with a quote': `'<a x="'.repeat(1.6e5)`,
  '<b>': '"<b>".repeat(3e5)',
  '&': '"&".repeat(1e6)',
  '&#': '"&#".repeat(5e5)',
  '&amp': '"&amp".repeat(2.5e5)',
  '[': '"[".repeat(1e6)',
  ']': '"[" + "]".repeat(1e6)',
  '▲': '"▲".repeat(1e6)',
  '<!--': '"<!--".repeat(2.5e5)',
  '<script>': '"<script>".repeat(1.2e5)',
  '<script></script': '"<script></script".repeat(6e4)',
  spaces: '" ".repeat(1e6)',
  'spaces before a letter': '" ".repeat(1e6) + "x"',
  'spaces in a bracket': '"[" + " ".repeat(1e6) + "x"',
  'a name and spaces in a bracket': '"[동포투데이" + " ".repeat(1e6) + "x"',
  dots: '"가" + ".".repeat(1e6) + "나"',
  ellipses: '"…".repeat(1e6)',
  dashes: '"가... " + "- ".repeat(5e5) + "나"',
  marks: '"a" + "\\u0301".repeat(1e6)',
  joiners: '"\\u200d".repeat(1e6)',
  emoji: '"👩‍".repeat(3e5)',
};

/** Milliseconds; `Infinity` where it was ended after 5 s. */
async function time(name, text) {
  const [module, call] = FUNCTIONS[name];
  const worker = new Worker(
    `import(${JSON.stringify(module)}).then((module) => {
      const text = ${text};
      const start = performance.now();
      module.${name}${call};
      require('node:worker_threads').parentPort.postMessage(performance.now() - start);
    });`,
    { eval: true },
  );
  const timer = setTimeout(() => worker.emit('message', Number.POSITIVE_INFINITY), 5000);
  try {
    const [ms] = await once(worker, 'message');
    return ms;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

for (const name of Object.keys(FUNCTIONS)) {
  test(`${name} is linear`, async (t) => {
    for (const [says, text] of Object.entries(TEXTS)) {
      await t.test(says, async () => {
        const ms = await time(name, text);
        assert.ok(ms < 1000, `${ms} ms`);
      });
    }
  });
}
