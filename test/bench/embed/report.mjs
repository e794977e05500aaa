/** What is printed. */
import { MEASURES } from './cold.mjs';
import { number, table } from './table.mjs';

const YARDSTICKS = ['hand-written', 'bare-lit'];

/** A value beside that of a yardstick; empty where it was not measured. */
export function ratioTo(results, id, measure, value) {
  const yardstick = results.find((result) => result.id === id)?.[measure];
  return yardstick ? (value / yardstick).toFixed(2) : '';
}

export function coldTable({ results, missing }) {
  const head = [
    'subject',
    ...Object.values(MEASURES).map(({ short }) => short),
    ...YARDSTICKS.map((id) => `/ ${id}`),
    'main / bare-lit',
    'from–to',
  ];
  const rows = results.map((result) => [
    result.id,
    ...Object.entries(MEASURES).map(([name, { digits }]) => number(result[name], digits)),
    ...YARDSTICKS.map((id) => ratioTo(results, id, 'headline', result.headline)),
    ratioTo(results, 'bare-lit', 'mainThread', result.mainThread),
    result.spread.map((ms) => number(ms)).join('–'),
  ]);
  const notes = [
    ...missing.map(({ id, reason }) => `${id} could not be measured: ${reason}`),
    ...results.filter(({ errors }) => errors.length).map(({ id, errors }) => `${id}: ${errors.join('; ')}`),
  ];
  return [table([head, ...rows]), ...(notes.length ? ['', ...notes] : [])].join('\n');
}

export function scaleTable({ widgets, feeds, rowsEach, fifty, growth }) {
  const page = table([
    [`${widgets} widgets of ${feeds} feeds`, 'feed requests', 'longest task', 'blocking', 'main thread'],
    ...fifty.map(({ id, feedRequests, longestTask, blocking, ms }) => [
      id,
      String(feedRequests),
      number(longestTask),
      number(blocking),
      number(ms),
    ]),
  ]);
  const grown = growth.map(({ title, id, points }) =>
    [
      `${title}: ${id}`,
      ...points.map(
        ({ count, ms, longestTask, blocking }) =>
          `  n = ${String(count).padStart(3)}  ${number(ms).padStart(6)} ms, ${number(ms / count, 2)} each, longest task ${number(longestTask)}, blocking ${number(blocking)}`,
      ),
    ].join('\n'),
  );
  return [`${page}\n(${rowsEach} rows each; milliseconds of the main thread at 1 x CPU)`, ...grown].join(
    '\n\n',
  );
}

export const secondVisitTable = ({ ours, yardstick }) =>
  table([
    ['second visit, ms', 'script ran', 'headline', 'frames after the script'],
    ['ours, the stored copy', number(ours.scriptRan), number(ours.headline), String(ours.framesAfterScript)],
    ['static HTML + script', number(yardstick.scriptRan), number(yardstick.headline), '1'],
    ['ours / static', '', (ours.headline / yardstick.headline).toFixed(2), ''],
    ['ours, first visit', '', number(ours.firstVisit), ''],
  ]);

export function goalsTable(goals) {
  if (!goals.length) return 'No goal is about these subjects alone.';
  const rows = goals.map(({ title, value, most, missed }) => [
    `${missed ? '✗' : '✓'} ${title}`,
    number(value, 3),
    `<= ${most}`,
  ]);
  const missed = goals.filter((goal) => goal.missed).length;
  return `${table([['goal', 'measured', 'goal'], ...rows])}\n\n${missed} of ${goals.length} goals missed`;
}
