/** Plants vectors in every field of feeds in every format, shows them in every element, and tells what tripped. */
import { readFileSync } from 'node:fs';
import { launch } from '../e2e/browser.mjs';
import { startSite } from '../e2e/serve.mjs';
import { startFaults } from '../server/faults.mjs';
import { FORMATS, feedOf, KEPT, TYPES } from './feeds.mjs';

/** Items of a feed: as many as a list shows. */
const BATCH = 60;
/** Every how many vectors is shown without us, too: to prove that the canary hears them. */
export const CONTROL = 8;
/** Articles on the page at one time. */
const AT_ONCE = 15;
const LISTS = [
  { tag: 'dongpo-headlines', attributes: { limit: 100, show: 'image summary date author section source' } },
  { tag: 'dongpo-headlines', attributes: { limit: 100, layout: 'lead' } },
  { tag: 'dongpo-best', attributes: { limit: 100, show: 'summary image author section source' } },
  { tag: 'dongpo-ticker', attributes: { limit: 100, 'max-age': 36500 } },
  { tag: 'dongpo-sections', attributes: { limit: 100, 'max-sections': 100 } },
];

/** Each engine, and Chromium without its own sanitiser. */
export const RUNS = [
  { name: 'chromium', engine: 'chromium' },
  { name: 'chromium with DOMPurify', engine: 'chromium', purify: true },
  { name: 'firefox', engine: 'firefox' },
  { name: 'webkit', engine: 'webkit' },
];

const POLICY = `default-src 'none'; script-src {{cdn}} {{vectors}}; script-src-attr 'none'; connect-src {{vectors}}; img-src http: https: data:; style-src 'self'; frame-src 'none'; object-src 'none'; form-action 'none'; base-uri 'none'; navigate-to 'none'`;

async function startVectors(vectors) {
  const batches = [];
  for (let at = 0; at < vectors.length; at += BATCH) batches.push(vectors.slice(at, at + BATCH));
  const script = readFileSync(new URL('page.js', import.meta.url));
  const server = await startFaults({
    routes: [
      [
        /^\/page\.js$/,
        '',
        ({ response }) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(script),
      ],
      [
        /^\/(\d+)\.(json|rss|atom)$/,
        'a feed of vectors',
        ({ response, match: [, batch, format] }) =>
          response
            .writeHead(200, { 'content-type': `${TYPES[format]}; charset=utf-8` })
            .end(feedOf(format, batches[batch])),
      ],
    ],
  });
  return { server, batches };
}

/**
 * @param about `{ vectors, runs, formats, articles }`: every how many vectors is shown as an article, too
 * @returns for each run: `{ name, shown, trips, faults, lost, control }`
 */
export async function campaign({ vectors, runs = RUNS, formats = FORMATS, articles = 1, onRun = () => {} }) {
  const site = await startSite();
  const { server, batches } = await startVectors(vectors);
  const policy = POLICY.replaceAll('{{vectors}}', server.origin);
  const results = [];
  try {
    for (const { name, engine, purify } of runs) {
      const result = { name, shown: 0, trips: [], faults: [], lost: [], control: 0 };
      const browser = await launch(engine);
      try {
        const page = await browser.open({ width: 600, height: 800 });
        const open = async (script = true) => {
          await page.goto(
            site.page(
              `<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="icon" href="data:,"><script src="${server.origin}/page.js"></script><div id="stage"></div>${script ? '{{module}}' : ''}`,
              { headers: { 'content-security-policy-report-only': policy } },
            ),
          );
          if (purify)
            await page.evaluate('[delete Element.prototype.setHTML, delete window.Sanitizer].length');
          await page.evaluate(`(window.KEPT = ${JSON.stringify(KEPT)}) && 1`);
        };
        await open();
        for (const [number, batch] of batches.entries())
          for (const format of formats) {
            const src = `${server.origin}/${number}.${format}`;
            const showAll = async (abouts) => {
              const all = await page.evaluate(
                `showAll(${JSON.stringify(abouts.map((about) => ({ src, ...about })))})`,
              );
              result.shown += all.length;
              for (const [index, { found }] of all.entries())
                for (const each of found)
                  result.faults.push(`${abouts[index].tag} ${format} ${abouts[index].id ?? number}: ${each}`);
              return all;
            };
            for (const [index, { titles, state }] of (await showAll(LISTS)).entries())
              if (LISTS[index].tag !== 'dongpo-sections' && titles < batch.length * 0.5)
                result.lost.push(`${LISTS[index].tag} ${format} ${number}: ${titles} titles, ${state}`);
            const ids = batch.map(({ id }) => id).filter((_, index) => index % articles === 0);
            for (let at = 0; at < ids.length; at += AT_ONCE)
              await showAll(ids.slice(at, at + AT_ONCE).map((id) => ({ tag: 'dongpo-article', id })));
            const [{ kept }] = await showAll([{ tag: 'dongpo-article', id: 'legitimate' }]);
            for (const [selector, count] of Object.entries(KEPT))
              if (kept[selector] !== count)
                result.lost.push(`${format} ${number}: ${kept[selector]} of ${count} ${selector}`);
            result.trips.push(...(await page.evaluate('hostile.trips.splice(0)')));
          }
        // Late ones: a picture that fails, a timer.
        await page.evaluate('new Promise((go) => setTimeout(() => go(1), 500))');
        result.trips.push(...(await page.evaluate('hostile.trips.splice(0)')));
        // Is the page still ours?
        if (!(await page.evaluate('location.href')).includes('/page/'))
          result.trips.push({ at: '', what: 'the page is another' });
        result.control = await control(
          page,
          open,
          vectors.filter((_, index) => index % CONTROL === 0),
        );
      } finally {
        await browser.close();
      }
      results.push(result);
      onRun(result);
    }
  } finally {
    await Promise.all([site.close(), server.close()]);
  }
  return results;
}

/** How many vectors trip the canary when nobody cleans them. */
async function control(page, open, vectors) {
  const tripped = new Set();
  for (let at = 0; at < vectors.length; at += 20) {
    await open(false);
    const some = vectors.slice(at, at + 20);
    try {
      await page.evaluate(`control(${JSON.stringify(some)}).then(() => 1)`);
      for (const { at: where } of await page.evaluate('hostile.trips')) tripped.add(where);
    } catch {
      // One of them took the page away.
      tripped.add(`control, away ${at}`);
    }
  }
  return tripped.size;
}
