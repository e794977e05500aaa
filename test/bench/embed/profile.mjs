/** `--trace=SUBJECT`: where the main thread's time goes until the first headline. */
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { coldLoad, TRACED_IN_DETAIL } from './load.mjs';
import { ROOT } from './subjects.mjs';
import { number, table } from './table.mjs';
import { overlap, tasksOf, untilMark } from './trace-events.mjs';

const MOST_FUNCTIONS = 45;
const MOST_KINDS = 30;
/** Tasks of as many milliseconds are told one by one. */
const LONG_TASK_MS = 16;
/** What only wraps other events. */
const WRAPPERS = new Set(['ThreadControllerImpl::RunTask', 'BlinkScheduler_PerformMicrotaskCheckpoint']);
/** The profiler's own work. */
const OWN = 'CpuProfiler::StartProfiling';

/** @returns the report's text */
export async function profile(bench, subject, builtFolder) {
  const url = await bench.putSubject(subject);
  // Twice: what is compiled and cached in this machine's Chromium by the first load does not count.
  await coldLoad(bench.browser, { url, needle: bench.needle });
  const { events, headline, mainThread, timeline } = await coldLoad(bench.browser, {
    url,
    needle: bench.needle,
    categories: TRACED_IN_DETAIL,
  });
  const until = untilMark(events, 'bench-headline');
  const functions = selfTimesOfFunctions(events, until);
  const place = placesIn(bench, builtFolder);
  const line = ({ frame, ms }) => [number(ms, 1), frame.functionName || '(anonymous)', place(frame)];
  const rows = functions.slice(0, MOST_FUNCTIONS).map(line);
  const all = selfTimesOfKinds(until);
  const own = all.find(([name]) => name === OWN)?.[1] ?? 0;
  const kinds = all
    .filter(([name]) => name !== OWN)
    .slice(0, MOST_KINDS)
    .map(([name, ms, count]) => [name, number(ms, 1), String(count)]);
  return [
    `${subject.name}: first headline after ${number(headline)} ms, main thread busy for ${number(mainThread - own)} ms of them`,
    `(and ${number(own)} ms while the profiler began). All is slower than without a profiler;`,
    "look, find, holds and isSeen are the bench's own.",
    '',
    'Requests until the headline, asked–answered in ms',
    ...requestsUntil(timeline, headline),
    '',
    `Tasks of ${LONG_TASK_MS} ms and more: when, how long, with what in them`,
    ...longTasks(until),
    '',
    table([['kind of work', 'self ms', 'times'], ...kinds]),
    '',
    'Functions, self time in ms (sampled every 0.1 ms)',
    ...rows.map(([ms, name, where]) => `${ms.padStart(8)}  ${name}  ${where}`),
    '',
    'Files, self time in ms',
    ...filesOf(functions, place).map(([file, ms]) => `${number(ms, 1).padStart(8)}  ${file}`),
  ].join('\n');
}

function requestsUntil(timeline, headline) {
  const [{ asked: start }] = timeline;
  const ms = (seconds) => (seconds === undefined ? '' : number((seconds - start) * 1000));
  return timeline
    .filter(({ asked }) => (asked - start) * 1000 < headline)
    .map(
      ({ url, asked, answered }) =>
        `${ms(asked).padStart(8)} – ${ms(answered).padStart(6)}  ${new URL(url).pathname}`,
    );
}

function longTasks({ start, end, events }) {
  return tasksOf(events)
    .filter((task) => overlap(task, start, end) >= LONG_TASK_MS)
    .map((task) => {
      const most = selfTimesOfKinds({ start: task.ts, end: Math.min(task.ts + task.dur, end), events })
        .slice(0, 5)
        .map(([name, ms]) => `${name} ${number(ms)}`);
      const when = number((task.ts - start) / 1000).padStart(8);
      return `${when}  ${number(overlap(task, start, end)).padStart(5)} ms  ${most.join(', ')}`;
    });
}

/** Self time of the main thread's trace events, by name. */
function selfTimesOfKinds({ start, end, events }) {
  const spans = events
    .filter(({ ph, ts, dur }) => ph === 'X' && dur && ts < end && ts + dur > start)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const totals = new Map();
  const open = [];
  const add = (name, ms, count) => {
    const [sum, times] = totals.get(name) ?? [0, 0];
    totals.set(name, [sum + ms, times + count]);
  };
  for (const event of spans) {
    while (open.length && open.at(-1).ts + open.at(-1).dur <= event.ts) open.pop();
    const ms = overlap(event, start, end);
    add(event.name, ms, 1);
    if (open.length) add(open.at(-1).name, -ms, 0);
    open.push(event);
  }
  return [...totals]
    .map(([name, [ms, count]]) => [WRAPPERS.has(name) ? 'other, in tasks' : name, ms, count])
    .filter(([, ms]) => ms >= 0.1)
    .sort((a, b) => b[1] - a[1]);
}

/** Functions of the CPU profile in the trace, by self time. */
function selfTimesOfFunctions(events, { start, end, pid, tid }) {
  const head = events.find((event) => event.name === 'Profile' && event.pid === pid && event.tid === tid);
  if (!head) throw new Error('The trace holds no CPU profile');
  const chunks = events.filter(
    (event) => event.name === 'ProfileChunk' && event.pid === pid && event.id === head.id,
  );
  const nodes = new Map();
  const byFunction = new Map();
  let time = head.args.data.startTime;
  for (const { args } of chunks.sort((a, b) => a.ts - b.ts)) {
    const { cpuProfile = {}, timeDeltas = [] } = args.data;
    for (const node of cpuProfile.nodes ?? []) nodes.set(node.id, node.callFrame);
    for (const [index, id] of (cpuProfile.samples ?? []).entries()) {
      const delta = timeDeltas[index] ?? 0;
      time += delta;
      const frame = nodes.get(id);
      if (time < start || time > end || !frame || frame.functionName === '(idle)') continue;
      const key = `${frame.functionName} ${frame.url} ${frame.lineNumber}:${frame.columnNumber}`;
      const entry = byFunction.get(key) ?? { frame, ms: 0 };
      // A clock that ran backwards between two threads is no time.
      entry.ms += Math.max(0, delta) / 1000;
      byFunction.set(key, entry);
    }
  }
  return [...byFunction.values()].sort((a, b) => b.ms - a.ms);
}

/** Finds where a function is written: by the source map of its file if there is one. */
function placesIn({ maps, origins }, builtFolder) {
  const opened = new Map();
  const mapOf = (url) => {
    if (!opened.has(url)) {
      const file = join(builtFolder, `${url.split('/').at(-1)}.map`);
      const map = maps.get(url) ?? (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
      opened.set(url, map && new SourceMap(map));
    }
    return opened.get(url);
  };
  return ({ url, lineNumber, columnNumber }) => {
    if (!url) return '';
    const entry = mapOf(url)?.findEntry(Math.max(0, lineNumber), Math.max(0, columnNumber));
    if (!entry?.originalSource)
      return `${url.replace(origins.cdn, '').replace(origins.page, 'page ')}:${lineNumber + 1}:${columnNumber + 1}`;
    const path = relative(ROOT, resolve(builtFolder, entry.originalSource))
      .replace(/^(\.\.\/)+/, '')
      .replace(/^.*(?=node_modules\/)/, '');
    const name = entry.name ? `${entry.name} ` : '';
    return `${name}${path}:${entry.originalLine + 1}`;
  };
}

function filesOf(functions, place) {
  const totals = new Map();
  for (const { frame, ms } of functions) {
    const where = place(frame);
    const file = where ? where.replace(/^.* (?=\S+$)/, '').replace(/(:\d+)+$/, '') : frame.functionName;
    totals.set(file, (totals.get(file) ?? 0) + ms);
  }
  return [...totals].sort((a, b) => b[1] - a[1]).slice(0, MOST_KINDS);
}
