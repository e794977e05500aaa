/** Reading of a trace of Chromium's. Its times are microseconds of one clock. */

const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);

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

/** Milliseconds for which the main thread was busy from the start of the navigation until a mark. */
export function mainThreadUntil(events, name) {
  const { start, end, events: own } = untilMark(events, name);
  const tasks = own.filter((event) => event.ph === 'X' && TASKS.has(event.name));
  if (!tasks.length) throw new Error('The trace has no tasks');
  return tasks.reduce((sum, task) => sum + overlap(task, start, end), 0);
}
