import type { Finding } from './codes.js';
import type { Report } from './report.js';
import type { Words } from './words.js';

function line(
  { severity, message, count = 1, items, where, code, sample, advice }: Finding,
  words: Words,
): string {
  const numbers = items?.map((index) => index + 1).join(', ');
  const places = [where, numbers && `${words.item} ${numbers}${count > items!.length ? ', …' : ''}`].filter(
    Boolean,
  );
  return [
    `\n${words[severity]}  ${message}${count > 1 ? ` ×${count}` : ''}${places[0] ? ` (${places.join(', ')})` : ''}  [${code}]`,
    ...(sample ? sample.split('\n').map((each) => `    ${each}`) : []),
    `    → ${advice}`,
  ].join('\n');
}

/** A report for people: what was looked at, what is wrong with it, worst first, and what is fine. */
export function print(report: Report, words: Words): string {
  const { target, kind, title, items, facts, findings, feeds = [], error } = report;
  const what =
    kind === 'page'
      ? `${title || '—'}, ${words.page(facts?.widgets?.length ?? 0)}`
      : error
        ? `${words.error} (${error.code})`
        : `${title || '—'}, ${words.items(items ?? 0)}`;
  const lines = [`${target}: ${what}`];
  const lists = [
    [words.widgets, facts?.widgets],
    [words.scripts, facts?.scripts],
  ] as const;
  for (const [name, list] of lists) if (list?.[0]) lines.push(`${name}: ${list.join('\n    ')}`);
  if (!findings[0]) lines.push(words.fine);
  if (facts?.status || (facts?.size && !error)) lines.push(words.summary(facts, !facts.status));
  for (const finding of findings) lines.push(line(finding, words));
  for (const feed of feeds) lines.push('', `— ${words.feedOfPage} —`, print(feed, words));
  // What a page writes must not command the terminal.
  return lines.join('\n').replace(/[^\P{Cc}\n]/gu, '\ufffd');
}
