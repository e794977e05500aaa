/** Cold loads of all subjects, in turn, and their medians. */
import { coldLoad } from './load.mjs';

/** The measures, in the order of the table. `digits` after the point. */
export const MEASURES = {
  headline: { title: 'first headline, ms', short: 'headline' },
  firstPaint: { title: 'first contentful paint, ms', short: 'FCP' },
  mainThread: { title: 'main thread until the headline, ms', short: 'main thr.' },
  longTasksUntilHeadline: { title: 'long tasks until the headline, ms', short: 'long tasks' },
  longTasks: { title: 'long tasks in all, ms', short: 'in all' },
  shift: { title: 'layout shift', short: 'shift', digits: 3 },
  scriptBytes: { title: 'scripts, bytes', short: 'script B' },
  bytes: { title: 'bytes in all', short: 'bytes' },
  requests: { title: 'requests in all', short: 'requests' },
};

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const medians = (loads, names = Object.keys(MEASURES)) =>
  Object.fromEntries(names.map((name) => [name, median(loads.map((load) => load[name]))]));

/**
 * @param {Awaited<ReturnType<typeof import('./setup.mjs').openBench>>} bench
 * @param {ReturnType<typeof import('./subjects.mjs').allSubjects>} subjects
 * @param {{ runs: number, tell?: (text: string) => void }} options
 * @returns {Promise<{ results: object[], missing: { id: string, name: string, reason: string }[] }>} a subject that
 *   cannot be had, or that shows no headline, is missing
 */
export async function coldLoads(bench, subjects, { runs, tell = () => {} }) {
  const missing = [];
  const ready = [];
  for (const subject of subjects) {
    try {
      ready.push({ subject, url: await bench.putSubject(subject), loads: [] });
    } catch (error) {
      missing.push({ id: subject.id, name: subject.name, reason: error.message.split('\n')[0] });
    }
  }
  for (let run = 0; run < runs; run++) {
    // Each run begins with another subject, so that none has always the same neighbour's heat.
    const first = Math.floor((run * ready.length) / runs);
    for (const each of [...ready.slice(first), ...ready.slice(0, first)]) {
      if (each.failed) continue;
      tell(`run ${run + 1} of ${runs}: ${each.subject.id}`);
      try {
        const {
          events: _,
          timeline: __,
          ...load
        } = await coldLoad(bench.browser, { url: each.url, needle: bench.needle });
        if (load.elsewhere.length) throw new Error(`asked other hosts: ${load.elsewhere.join(', ')}`);
        each.loads.push(load);
      } catch (error) {
        each.failed = true;
        missing.push({ id: each.subject.id, name: each.subject.name, reason: error.message.split('\n')[0] });
      }
    }
  }
  const results = ready
    .filter(({ failed }) => !failed)
    .map(({ subject: { id, kind, name, about }, loads }) => ({
      id,
      kind,
      name,
      about,
      ...medians(loads),
      spread: [
        Math.min(...loads.map(({ headline }) => headline)),
        Math.max(...loads.map(({ headline }) => headline)),
      ],
      errors: [...new Set(loads.flatMap(({ errors }) => errors))],
    }));
  return { results, missing };
}
