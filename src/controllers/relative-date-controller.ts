import type { ReactiveController } from 'lit';
import { dateTooltip } from '../i18n/date-tooltip.js';
import { calendarDay, formatAge } from '../i18n/format.js';
import type { WidgetHost } from './widget-host.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When the dates of each host need an update, by `Date.now()`. */
const nextUpdateOf = new Map<WidgetHost, number>();
/** One timer for all hosts. */
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sets the timer to the earliest update. A hidden tab has none: `visibilitychange` catches up. */
function schedule(): void {
  clearTimeout(timer);
  document.removeEventListener('visibilitychange', updateDueHosts);
  const next = Math.min(...nextUpdateOf.values());
  if (next === Infinity) return;
  document.addEventListener('visibilitychange', updateDueHosts);
  if (document.hidden) return;
  // At least a second, so that a clock that is set back does not cause a loop.
  timer = setTimeout(updateDueHosts, Math.min(Math.max(next - Date.now(), 1000), DAY_MS));
}

function updateDueHosts(): void {
  if (!document.hidden) {
    for (const [host, time] of nextUpdateOf) {
      if (time > Date.now()) continue;
      nextUpdateOf.delete(host);
      host.requestUpdate();
    }
  }
  schedule();
}

/** The next midnight of a zone, found by bisection: not every day has 24 hours. */
function nextMidnight(timeZone?: string): number {
  let before = Date.now();
  let after = before + 1.25 * DAY_MS;
  const today = calendarDay(before, timeZone);
  while (after - before > 1) {
    const middle = (before + after) / 2;
    if (calendarDay(middle, timeZone) === today) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * Timestamp at which the relative text of a date next changes: at the next minute of the first hour, at the next hour
 * of the first day, then at midnight.
 */
function nextChange(iso: string, timeZone?: string): number {
  const hasTime = iso.length > 10;
  if (!hasTime) return nextMidnight(timeZone);
  const time = Date.parse(iso);
  const elapsed = Math.max(0, Date.now() - time);
  const step = elapsed < HOUR_MS ? MINUTE_MS : HOUR_MS;
  return elapsed < DAY_MS
    ? time + (Math.floor(elapsed / step) + 1) * step
    : Math.min(nextMidnight(timeZone), time + 7 * DAY_MS + 1);
}

/** Keeps relative dates right, and gives each date its tooltip. All hosts share one timer. */
export class RelativeDateController implements ReactiveController {
  readonly #host: WidgetHost;

  constructor(host: WidgetHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const host = this.#host;
    const { messages, feedController, renderRoot } = host;
    const timeZone = host.setting('timeZone');
    const zones = [undefined, timeZone, host.setting('feedTimeZone') ?? 'Asia/Seoul'];
    const changes: number[] = [];
    for (const time of renderRoot.querySelectorAll('time')) {
      const { dateTime } = time;
      const title = dateTooltip(dateTime, messages, zones);
      if (time.title !== title) time.title = title;
      const isRelative = time.textContent?.trim() === formatAge(dateTime, messages, timeZone);
      if (isRelative) changes.push(nextChange(dateTime, timeZone));
    }
    if (feedController.stale) changes.push(nextChange(new Date(feedController.time).toISOString(), timeZone));
    if (changes.length) nextUpdateOf.set(host, Math.min(...changes));
    else nextUpdateOf.delete(host);
    schedule();
  }

  hostDisconnected(): void {
    nextUpdateOf.delete(this.#host);
    schedule();
  }
}
