/** Coverage by room: a folder of src, or `src` for the files beside the folders. */
import { readFileSync } from 'node:fs';

const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'));
const METRICS = ['lines', 'branches', 'functions'];

const roomOf = ({ sourcePath }) => /^src\/([^/]+)\//.exec(sourcePath)?.[1] ?? 'src';

/** A share in per cent; 100 of an empty room. Rounded down, so that only 95.0 reaches a floor of 95. */
const percent = ({ covered, total }) => (total ? Math.floor((1000 * covered) / total) / 10 : 100);

/** @returns {Record<string, { lines: number, branches: number, functions: number }>} in per cent, by room, and `whole` */
export function figuresOf(files) {
  const sums = {};
  for (const file of files)
    for (const room of [roomOf(file), 'whole'])
      for (const metric of METRICS) {
        sums[room] ??= {};
        sums[room][metric] ??= { covered: 0, total: 0 };
        sums[room][metric].covered += file.summary[metric].covered;
        sums[room][metric].total += file.summary[metric].total;
      }
  const rooms = Object.keys(sums).filter((room) => room !== 'whole');
  return Object.fromEntries(
    [...rooms.sort(), 'whole'].map((room) => [
      room,
      Object.fromEntries(METRICS.map((metric) => [metric, percent(sums[room][metric])])),
    ]),
  );
}

export function printFigures(figures) {
  const row = (room, cells) => console.log(room.padEnd(12) + cells.map((cell) => cell.padStart(11)).join(''));
  row('room', METRICS);
  for (const [room, of] of Object.entries(figures))
    row(
      room,
      METRICS.map((metric) => of[metric].toFixed(1)),
    );
}

/** A sentence for each figure that is below its floor. A room without a floor has none to be below of. */
export function roomsBelow(figures) {
  const below = [];
  for (const [room, floor] of Object.entries(floors))
    for (const [metric, least] of Object.entries(floor)) {
      const figure = figures[room]?.[metric];
      if (!(figure >= least)) below.push(`${room}: ${metric} ${figure ?? 'not measured'}, below ${least}`);
    }
  return below;
}

/** `src/feed/x.ts: 12, 20-24` for each file of the room with lines that no test runs, or runs in part. */
export function uncoveredLines(files, room) {
  const rows = [];
  for (const file of files.filter((each) => roomOf(each) === room)) {
    const lines = Object.entries(file.data.lines ?? {})
      .filter(([, hits]) => hits === 0)
      .map(([line]) => Number(line));
    const branches = (file.data.branches ?? [])
      .filter(({ count }) => !count)
      .map(({ start }) => lineAt(file, start));
    const parts = [
      lines.length && `lines ${ranges(lines)}`,
      branches.length && `branches at ${ranges(branches)}`,
    ];
    if (parts.some(Boolean)) rows.push(`${file.sourcePath}: ${parts.filter(Boolean).join('; ')}`);
  }
  return rows.join('\n');
}

const lineAt = ({ source }, offset) => source.slice(0, offset).split('\n').length;

function ranges(numbers) {
  const groups = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else groups.push([number, number]);
  }
  return groups.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
