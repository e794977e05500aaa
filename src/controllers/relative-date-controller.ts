import type { ReactiveController } from 'lit';
import { dateTooltip } from '../i18n/date-tooltip.js';
import { calendarDay, formatAge } from '../i18n/format.js';
import type { LivingHost } from './widget-host.js';

/** When what each host shows is no longer right, by `Date.now()`. */
const due = new Map<LivingHost, number>();
/** One for all elements. */
let timer: ReturnType<typeof setTimeout> | undefined;

function arrange(): void {
  clearTimeout(timer);
  document.removeEventListener('visibilitychange', tick);
  const next = Math.min(...due.values());
  if (next === Infinity) return;
  document.addEventListener('visibilitychange', tick);
  if (document.hidden) return;
  // Longer than a second, so that a clock set back does not make it spin.
  timer = setTimeout(tick, Math.min(Math.max(next - Date.now(), 1000), 864e5));
}

function tick(): void {
  // A tab that is not seen is put right when it is.
  if (!document.hidden)
    for (const [host, time] of due)
      if (time <= Date.now()) {
        due.delete(host);
        host.requestUpdate();
      }
  arrange();
}

const day = 864e5;

/** The next midnight of a zone: not every day has 24 hours. */
function midnight(timeZone?: string): number {
  let before = Date.now();
  let after = before + 1.25 * day;
  const today = calendarDay(before, timeZone);
  while (after - before > 1) {
    const middle = (before + after) / 2;
    if (calendarDay(middle, timeZone) === today) before = middle;
    else after = middle;
  }
  return after;
}

/** When the age of a time is told otherwise: the next minute of an hour, hour of a day, day of the calendar. */
function nextAge(iso: string, timeZone?: string): number {
  if (!iso[10]) return midnight(timeZone);
  const time = Date.parse(iso);
  const past = Math.max(0, Date.now() - time);
  const step = past < 36e5 ? 6e4 : 36e5;
  return past < day
    ? time + (Math.floor(past / step) + 1) * step
    : Math.min(midnight(timeZone), time + 7 * day + 1);
}

/** Keeps relative dates right: all elements share one timer, which waits for the first text that changes. */
export class ClockController implements ReactiveController {
  constructor(private readonly host: LivingHost) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { host } = this;
    const { messages, data, shadowRoot } = host;
    const timeZone = host.setting('timeZone');
    const zones = [undefined, timeZone, host.setting('feedTimeZone') ?? 'Asia/Seoul'];
    const shown: number[] = [];
    for (const time of shadowRoot!.querySelectorAll('time')) {
      const { dateTime } = time;
      const title = dateTooltip(dateTime, messages, zones);
      if (time.title !== title) time.title = title;
      // Other dates stay as they are.
      if (time.textContent?.trim() === formatAge(dateTime, messages, timeZone))
        shown.push(nextAge(dateTime, timeZone));
    }
    if (data.stale) shown.push(nextAge(new Date(data.time).toISOString(), timeZone));
    const next = Math.min(...shown);
    if (next < Infinity) due.set(host, next);
    else due.delete(host);
    arrange();
  }

  hostDisconnected(): void {
    due.delete(this.host);
    arrange();
  }
}
