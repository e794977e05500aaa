/** Reading of a trace of Chromium's. Its times are microseconds of one clock. */

/** A task, and the microtasks after it, which Chromium traces beside it rather than in it. */
const WORK = new Set(['ThreadControllerImpl::RunTask', 'BlinkScheduler_PerformMicrotaskCheckpoint']);
/** Microseconds between a task and its microtasks. */
const GAP = 500;

/** The event of a `performance.mark` of the page: its thread is the main thread. */
function markEvent(events, name) {
  const mark = events.find((event) => event.name === name && event.cat?.includes('blink.user_timing'));
  if (!mark) throw new Error(`The trace has no mark ${name}`);
  return mark;
}

/** The main thread until a mark: its events, where they begin and end. */
export function untilMark(events, name) {
  const mark = markEvent(events, name);
  const start = mark.ts - (mark.args?.data?.startTime ?? mark.args?.startTime ?? 0) * 1000;
  const own = events.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid);
  return { start, end: mark.ts, pid: mark.pid, tid: mark.tid, events: own };
}

/** Milliseconds of an event that lie between two moments. */
export const overlap = ({ ts, dur = 0 }, start, end) =>
  Math.max(0, Math.min(ts + dur, end) - Math.max(ts, start)) / 1000;

/**
 * Tasks of a thread with the microtasks after them, in order.
 *
 * @returns {{ ts: number, dur: number }[]} none of which overlap
 */
export function tasksOf(events) {
  const work = events
    .filter(({ ph, name, dur }) => ph === 'X' && dur && WORK.has(name))
    .sort((a, b) => a.ts - b.ts);
  const tasks = [];
  for (const { name, ts, dur } of work) {
    const last = tasks.at(-1);
    const lastEnd = last ? last.ts + last.dur : 0;
    const belongs =
      last && (ts < lastEnd || (name !== 'ThreadControllerImpl::RunTask' && ts - lastEnd < GAP));
    if (belongs) last.dur = Math.max(lastEnd, ts + dur) - last.ts;
    else tasks.push({ ts, dur });
  }
  return tasks;
}

/** Milliseconds for which the main thread was busy from the start of the navigation until a mark. */
export function mainThreadUntil(events, name) {
  const { start, end, events: own } = untilMark(events, name);
  const tasks = tasksOf(own);
  if (!tasks.length) throw new Error('The trace has no tasks');
  return tasks.reduce((sum, task) => sum + overlap(task, start, end), 0);
}
