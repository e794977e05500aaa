/**
 * `--second-visit`: the page again, with what the first visit left in the browser. The feed's answer comes late and
 * may not be kept by the HTTP cache: headlines are those of the stored copy.
 */
import { median } from './cold.mjs';
import { load } from './load.mjs';
import { rowsHtml } from './references.mjs';
import { element, moduleTag, TAG } from './subjects.mjs';

const LATE_MS = 2500;

/** Runs in the page before anything else: when the script has run, and in which frame after that the headline came. */
function watchScript(tag) {
  const script = { ran: 0, firstFrame: 0, frames: 0 };
  window.benchScript = script;
  customElements.whenDefined(tag).then(() => {
    script.ran = performance.now();
    const frame = () => {
      if (window.bench.headline && script.firstFrame) return;
      if (!window.bench.headline) script.frames++;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        script.firstFrame ||= performance.now();
      };
      port2.postMessage('');
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

async function twice(bench, url) {
  const context = await bench.browser.createBrowserContext();
  const visit = () =>
    load(context, {
      url,
      needle: bench.needle,
      before: (page) => page.evaluateOnNewDocument(watchScript, TAG),
      after: (page) => page.evaluate(() => window.benchScript),
    });
  try {
    const first = await visit();
    const second = await visit();
    return { first, second };
  } finally {
    await context.close();
  }
}

/**
 * @param {Awaited<ReturnType<typeof import('./setup.mjs').openBench>>} bench
 * @param {{ runs: number, tell?: (text: string) => void }} options
 * @returns medians of the second visit, in milliseconds from the start of the navigation: of ours, and of the
 *   yardstick, a page of the same rows in HTML that loads the same script: its headline is counted in the first frame
 *   after the script ran
 */
export async function measureSecondVisit(bench, { runs, tell = () => {} }) {
  const body = JSON.stringify(bench.feed);
  const src = bench.feeds.put('/second/news.json', {
    type: 'feed',
    body,
    caching: 'no-store',
    delay: LATE_MS,
  });
  const script = moduleTag(bench.origins);
  const rows = `<div class="news"><ol>\n${rowsHtml(bench.feed)}\n</ol></div>`;
  const pages = {
    ours: bench.putPage('/second/ours', { body: `${script}\n${await element(src)}` }),
    yardstick: bench.putPage('/second/static', { body: `${script}\n${rows}` }),
  };
  const visits = { ours: [], yardstick: [] };
  for (let run = 0; run < runs; run++)
    for (const [id, url] of Object.entries(pages)) {
      tell(`run ${run + 1} of ${runs}: second visit, ${id}`);
      visits[id].push(await twice(bench, url));
    }
  const of = (id, measure) => median(visits[id].map(measure));
  return {
    ours: {
      firstVisit: of('ours', ({ first }) => first.headline),
      headline: of('ours', ({ second }) => second.headline),
      scriptRan: of('ours', ({ second }) => second.extra.ran),
      framesAfterScript: of('ours', ({ second }) => second.extra.frames),
      shift: of('ours', ({ second }) => second.shift),
    },
    yardstick: {
      headline: of('yardstick', ({ second }) => Math.max(second.headline, second.extra.firstFrame)),
      htmlHeadline: of('yardstick', ({ second }) => second.headline),
      scriptRan: of('yardstick', ({ second }) => second.extra.ran),
    },
  };
}
