import type { ReactiveController } from 'lit';
import { tooltip } from '../i18n/date-tooltip.js';
import { age, dayOf } from '../i18n/format.js';
import type { WidgetHost } from './widget-host.js';

/** When what each host shows is no longer right, by `Date.now()`. */
const nextUpdateOf = new Map<WidgetHost, number>();
/** One for all elements. */
let timer: ReturnType<typeof setTimeout> | undefined;

function schedule(): void {
  clearTimeout(timer);
  document.removeEventListener('visibilitychange', flush);
  const next = Math.min(...nextUpdateOf.values());
  if (next === Infinity) return;
  document.addEventListener('visibilitychange', flush);
  if (document.hidden) return;
  // Longer than a second, so that a clock set back does not make it spin.
  timer = setTimeout(flush, Math.min(Math.max(next - Date.now(), 1000), 864e5));
}

function flush(): void {
  // A tab that is not seen is put right when it is.
  if (!document.hidden)
    for (const [host, time] of nextUpdateOf)
      if (time <= Date.now()) {
        nextUpdateOf.delete(host);
        host.requestUpdate();
      }
  schedule();
}

const day = 864e5;

/** The next midnight of a zone: not every day has 24 hours. */
function midnight(timeZone?: string): number {
  let before = Date.now();
  let after = before + 1.25 * day;
  const today = dayOf(before, timeZone);
  while (after - before > 1) {
    const middle = (before + after) / 2;
    if (dayOf(middle, timeZone) === today) before = middle;
    else after = middle;
  }
  return after;
}

/** When the age of a time is told otherwise: the next minute of an hour, hour of a day, day of the calendar. */
function nextChange(iso: string, timeZone?: string): number {
  if (!iso[10]) return midnight(timeZone);
  const time = Date.parse(iso);
  const past = Math.max(0, Date.now() - time);
  const step = past < 36e5 ? 6e4 : 36e5;
  return past < day
    ? time + (Math.floor(past / step) + 1) * step
    : Math.min(midnight(timeZone), time + 7 * day + 1);
}

/** Keeps relative dates right: all elements share one timer, which waits for the first text that changes. */
export class RelativeDateController implements ReactiveController {
  constructor(private readonly host: WidgetHost) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { host } = this;
    const { messages, feedController: data, shadowRoot } = host;
    const timeZone = host.setting('timeZone');
    const zones = [undefined, timeZone, host.setting('feedTimeZone') ?? 'Asia/Seoul'];
    const shown: number[] = [];
    for (const time of shadowRoot!.querySelectorAll('time')) {
      const { dateTime } = time;
      const title = tooltip(dateTime, messages, zones);
      if (time.title !== title) time.title = title;
      // Other dates stay as they are.
      if (time.textContent?.trim() === age(dateTime, messages, timeZone))
        shown.push(nextChange(dateTime, timeZone));
    }
    if (data.stale) shown.push(nextChange(new Date(data.time).toISOString(), timeZone));
    const next = Math.min(...shown);
    if (next < Infinity) nextUpdateOf.set(host, next);
    else nextUpdateOf.delete(host);
    schedule();
  }

  hostDisconnected(): void {
    nextUpdateOf.delete(this.host);
    schedule();
  }
}
