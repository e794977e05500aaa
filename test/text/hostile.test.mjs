/**
 * Linear time on hostile texts, of the functions of text/ and of the reader of feeds that calls them: each in a thread
 * of its own, since a regular expression that runs away cannot be stopped.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

/** A module of dist, and what is called of it with `text`. */
const CALLS = {
  plainText: ['text/plain', 'plainText(text)'],
  stripTags: ['text/strip-tags', 'stripTags(text)'],
  collapseWhitespace: ['text/invisible-characters', 'collapseWhitespace(text)'],
  cleanText: ['text/plain', 'cleanText(text)'],
  decodeEntities: ['text/entities', 'decodeEntities(text)'],
  truncate: ['text/truncate', 'truncate(text, 320)'],
  'truncate without Intl.Segmenter': ['text/truncate', 'truncate(text, 320)', 'delete Intl.Segmenter'],
  datelineNames: ['text/dateline', 'datelineNames(text)'],
  splitDateline: ['text/dateline', 'splitDateline(text, ["동포투데이"])'],
  'parseFeed of JSON Feed': [
    'feed/index',
    'parseFeed(JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: text, items: [{ id: "1", title: text, summary: text }, { id: "2", content_html: text }] }))',
  ],
  'parseFeed of RSS': [
    'feed/index',
    'parseFeed("<rss><channel><title>t</title><item><title><![CDATA[" + text + "]]></title><description><![CDATA[" + text + "]]></description></item><item><title>" + text + "</title></item></channel></rss>")',
  ],
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
  const [module, call, before = ''] = CALLS[name];
  const worker = new Worker(
    `${before};
    import(${JSON.stringify(new URL(`../../dist/${module}.js`, import.meta.url).href)}).then(async (module) => {
      const text = ${text};
      const start = performance.now();
      await module.${call};
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

for (const name of Object.keys(CALLS)) {
  test(`${name} takes linear time on hostile text`, async (t) => {
    for (const [says, text] of Object.entries(TEXTS)) {
      await t.test(`${name} on 1 MB of ${says}`, async () => {
        const ms = await time(name, text);
        assert.ok(ms < 2000, `${ms} ms`);
      });
    }
  });
}
