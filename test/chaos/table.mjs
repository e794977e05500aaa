/** Results as lines of text. */

/** What a reader saw, step by step: `sentence and button → news`; within one, `sentence and button, news`. */
const saw = ({ steps }) => steps.map((step) => step.saw.join(', ') || 'nothing').join(' → ') || 'nothing';
const time = ({ steps }) => steps.map(({ ms }) => ms ?? '–').join(' → ');
/** Of the server; with what the page asked for, where that never came to the server. */
const requests = ({ steps }) =>
  steps
    .map((step) => (step.asked > step.requests ? `${step.requests} of ${step.asked}` : step.requests))
    .join(' → ');

const COLUMNS = [
  ['fault', ({ fault }) => fault],
  ['element', ({ element }) => element],
  ['engine', ({ engine }) => engine],
  ['with', ({ fallback }) => (fallback ? 'fallback' : '')],
  ['the reader saw', saw],
  ['after ms', time],
  ['requests', requests],
  ['wrong', ({ wrong }) => wrong.join('; ')],
];

export function table(results) {
  const cells = [
    COLUMNS.map(([name]) => name),
    ...results.map((result) => COLUMNS.map(([, of]) => String(of(result)))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function summary(results) {
  const bad = results.filter(({ wrong }) => wrong.length);
  const faults = [...new Set(bad.map(({ fault }) => fault))];
  const times = results.flatMap(({ steps }) => steps.map(({ ms }) => ms ?? 0));
  return [
    `${results.length} rows, ${bad.length} wrong${bad.length ? `: ${faults.join(', ')}` : ''}`,
    `the latest that a reader saw something: ${Math.max(0, ...times)} ms`,
  ].join('\n');
}
