/**
 * `node test/i18n/make-time-matrix.mjs`: writes time-matrix.json, what clocks and calendars show around the
 * edges of days and of summer time, by Chromium's Temporal: a source that knows nothing of this library.
 */
import { writeFileSync } from 'node:fs';
import { launch } from '../e2e/browser.mjs';

/** Runs in the page. */
function matrix() {
  const zones = [
    'America/Los_Angeles',
    'America/New_York',
    'America/Sao_Paulo',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Asia/Seoul',
    'Asia/Shanghai',
    'Asia/Tashkent',
    'Australia/Lord_Howe',
    'Europe/London',
    'Europe/Moscow',
    'Pacific/Kiritimati',
  ];
  const wall = (at) => at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  const rows = [];
  for (const zone of zones) {
    const start = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
    const edges = [start.with({ month: 6, day: 30 }), start.with({ month: 11, day: 25 })];
    for (
      let at = start.getTimeZoneTransition('next');
      at && at.year === 2026;
      at = at.getTimeZoneTransition('next')
    )
      edges.push(at, at.startOfDay(), at.startOfDay().add({ days: 1 }));
    for (const edge of edges)
      for (const minutes of [-61, -1, 0, 1, 61]) {
        const now = edge.add({ minutes });
        rows.push({
          zone,
          instant: now.toInstant().toString(),
          wall: wall(now),
          // Of a time of day that comes twice, the first; of one that is left out, as the clock before it says.
          read: now.toPlainDateTime().toZonedDateTime(zone).toInstant().toString(),
          // Calendar days from what was published so many hours ago.
          days: Object.fromEntries(
            [24, 25, 30, 47, 49, 72, 100, 167].map((hours) => [
              hours,
              now.subtract({ hours }).toPlainDate().until(now.toPlainDate()).days,
            ]),
          ),
        });
      }
    const gap = start.getTimeZoneTransition('next');
    if (gap?.year === 2026)
      for (let at = gap; at?.year === 2026; at = at.getTimeZoneTransition('next')) {
        const before = at.subtract({ nanoseconds: 1 }).offsetNanoseconds;
        if (at.offsetNanoseconds <= before) continue;
        // A time of day that no clock shows.
        const left = at.toPlainDateTime().subtract({ minutes: 15 });
        rows.push({
          zone,
          wall: left.toString({ smallestUnit: 'minute' }).replace('T', ' '),
          read: left.toZonedDateTime(zone).toInstant().toString(),
        });
      }
  }
  return rows;
}

const browser = await launch('chromium');
try {
  const page = await browser.open({ width: 300, height: 300 });
  const rows = await page.evaluate(matrix);
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  writeFileSync(new URL('time-matrix.json', import.meta.url), `[\n${lines}\n]\n`);
  console.log(`${rows.length} rows`);
} finally {
  await browser.close();
}
