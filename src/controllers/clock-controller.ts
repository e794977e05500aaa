import type { ReactiveController } from 'lit';
import { age } from '../i18n/format.js';
import type { LivingHost } from './living-host.js';

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

/** When the age of a time is told otherwise: the next minute of an hour, hour of a day, day of a week. */
function nextAge(time: number): number {
  const past = Math.max(0, Date.now() - time);
  const step = past < 36e5 ? 6e4 : past < 864e5 ? 36e5 : 864e5;
  return past > 6048e5 ? Infinity : time + (Math.floor(past / step) + 1) * step;
}

/** Keeps relative dates right: all elements share one timer, which waits for the first text that changes. */
export class ClockController implements ReactiveController {
  constructor(private readonly host: LivingHost) {
    host.addController(this);
  }

  hostUpdated(): void {
    const { messages, data, shadowRoot } = this.host;
    const shown = [...shadowRoot!.querySelectorAll('time')]
      .map((time) => ({ at: Date.parse(time.dateTime), text: time.textContent }))
      // Other dates stay as they are.
      .filter(({ at, text }) => text?.trim() === age(at, messages))
      .map(({ at }) => at);
    if (data.stale) shown.push(data.time);
    const next = Math.min(...shown.map((at) => nextAge(at)));
    if (next < Infinity) due.set(this.host, next);
    else due.delete(this.host);
    arrange();
  }

  hostDisconnected(): void {
    due.delete(this.host);
    arrange();
  }
}
