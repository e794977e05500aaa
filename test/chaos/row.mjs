/** One row: a fault played to one element in one page, and what is wrong with what its reader saw. */
import { doc } from '../e2e/serve.mjs';
import { reader } from './reader.mjs';

/** Milliseconds from the script to what must be seen, and with how many requests in which time. */
export const LATEST = 10_500;
const MOST = 3;
const WINDOW = 30_000;
/** How much longer a row waits for what it expects, so that it can tell what came instead. */
const GRACE = 1_500;

const FAILURE = ['fallback', 'sentence and button'];
const KINDS = {
  news: ['news'],
  copy: ['stored copy'],
  failure: FAILURE,
  any: ['news', 'stored copy', ...FAILURE],
};

/** No news is from the future, whatever the reader's clock says. */
const FUTURE = /\d+ ?(초|분|시간|일|주|개월|년) ?후|내일|모레|\bin \d+ \w+/;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** The most that came within 30 s, of times in milliseconds. */
const busiest = (times) =>
  Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + WINDOW).length));

function pageOf({ site, fault, element, fallback, tag, src }, visit) {
  const markup = `<${tag} src="${src}" loading="eager">${fallback ? '<p>예비 문장</p>' : ''}</${tag}>`;
  const missing = fault.without?.(element);
  const head = `<script>${fault.before?.(visit) ?? ''};(${reader})('${tag}', ${fallback})</script>`;
  const script = `<script type="module" src="{{cdn}}${missing ? `/without-${missing}` : ''}/dongpo.js"></script>`;
  return { markup, address: site.page(doc((fault.offline ? '' : markup) + script, { head })) };
}

/** Offline by the engine's own means; where it has none, by a server that answers nobody. */
async function setOnline(page, engine, lane, online) {
  if (engine === 'chromium') {
    await page.raw.setOfflineMode(!online);
    // The page learns of it later.
    return page.waitFor(`navigator.onLine === ${online}`);
  }
  lane.dead = !online;
  await page.evaluate(`chaos.online(${online})`);
}

/** What a report says of a phase that began at `from`, for which `expected` was to be seen. */
function judge({ fault, lane, phase, report, from, expected }) {
  const { seen, blank, wrongs, asked, text } = report;
  const wrong = [];
  const kinds = seen.filter(({ kind, at }) => at >= from || kind === seen.at(-1)?.kind);
  const settled = kinds.filter(({ kind }) => kind !== 'waiting');
  const saw = [...new Set(settled.map(({ kind }) => kind))];
  const hit = kinds.find(({ kind }) => KINDS[expected].includes(kind));
  const ms = hit && Math.max(0, Math.round(hit.at - from));

  if (!hit) wrong.push(`not ${expected}`);
  else if (!KINDS[expected].includes(seen.at(-1).kind) && seen.at(-1).kind !== 'news')
    wrong.push(`then ${seen.at(-1).kind}`);
  if (!settled.length) wrong.push('blank: neither news nor a sentence');
  else if (settled[0].at - from > LATEST || ms > LATEST) wrong.push('late');
  for (const { kind, at } of blank) wrong.push(`blank after ${Math.round(at - from)} ms: ${kind}`);
  wrong.push(...new Set(wrongs));

  const times = lane.times(phase);
  const calls = asked.filter(({ url, at }) => url === lane.src && at >= from).map(({ at }) => at);
  // What the page asked for: by itself, an engine follows redirects, and Firefox repeats ten times what was reset.
  const most = busiest(calls);
  if (most > MOST) wrong.push(`${most} requests in 30 s`);
  // What is seen of a server's clock lags a little behind what it was told.
  for (const [index, time] of times.slice(1).entries())
    if (fault.gap && time - times[index] < fault.gap - 30)
      wrong.push(`asked again after ${Math.round(time - times[index])} ms, not ${fault.gap}`);

  if (saw.includes('news') || saw.includes('stored copy')) {
    const future = FUTURE.exec(text)?.[0];
    if (future) wrong.push(`news from the future: ${future}`);
    if (text.includes('\ufffd')) wrong.push('unreadable signs');
    if (fault.text && !text.includes(fault.text)) wrong.push(`not the text "${fault.text}"`);
  }
  return { saw, ms, requests: times.length, asked: calls.length, wrong };
}

/**
 * @param page of e2e/browser.mjs, or what it is at a time
 * @param row `{ fault, element, engine, fallback }`
 * @param about `{ site, feeds, watch }`; `watch`: how long a failure is watched for requests too many
 * @returns the row with `steps`, of `{ saw, ms, requests, asked }`, and `wrong`
 */
export async function play(page, row, { site, feeds, watch }) {
  const { fault, element, fallback, engine } = row;
  const lane = feeds.open(fault, element);
  const tag = `dongpo-${element}`;
  const steps = [];
  const wrong = [];

  /** Watches until what is expected is there; `start` begins it, and says from when by the page's clock. */
  async function phase(expected, start, last) {
    lane.phase++;
    const from = await start();
    const opened = performance.now();
    await page.evaluate(`chaos.until(${JSON.stringify(KINDS[expected])}, ${LATEST + GRACE})`);
    if (last && expected !== 'news') await wait(watch - (performance.now() - opened));
    const report = await page.evaluate('chaos.report()');
    const step = judge({ fault, lane, phase: lane.phase, report, from: from ?? report.start, expected });
    wrong.push(...step.wrong);
    steps.push(step);
  }

  try {
    for (const [index, expected] of fault.expect.entries()) {
      const last = index === fault.expect.length - 1;
      if (fault.offline && last) {
        await phase(
          expected,
          async () => {
            const now = await page.evaluate('performance.now()');
            await setOnline(page, engine, lane, true);
            return now;
          },
          last,
        );
        continue;
      }
      await phase(
        expected,
        async () => {
          const { markup, address } = pageOf(
            { site, fault, element, fallback, tag, src: lane.src },
            index + 1,
          );
          await page.goto(address);
          if (!fault.offline) return;
          await setOnline(page, engine, lane, false);
          await page.evaluate(`void chaos.insert(${JSON.stringify(markup)})`);
        },
        last,
      );
      if (!last && expected === 'news')
        await page.evaluate(`chaos.stored(${JSON.stringify(new URL(lane.src).pathname)})`);
    }
  } catch (error) {
    wrong.push(`the harness: ${error.message}`);
  } finally {
    if (fault.offline) await setOnline(page, engine, lane, true).catch(() => {});
    lane.close();
  }
  return { fault: fault.name, element, engine, fallback, steps, wrong: [...new Set(wrong)] };
}
