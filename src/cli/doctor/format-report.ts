import { toLine, toLines } from '../printable.js';
import type { Finding } from './findings.js';
import type { DoctorMessages } from './messages.js';
import type { Report } from './report.js';

/** Characters of a title that are printed. */
const MAX_TITLE = 200;

/** A finding as text: message, place and code, then the evidence, then the advice. */
function formatFinding(finding: Finding, messages: DoctorMessages): string {
  const { severity, message, count = 1, items, where, code, sample, advice } = finding;
  const places: string[] = [];
  if (where) places.push(toLine(where));
  if (items?.length) {
    const numbers = items.map((index) => index + 1).join(', ');
    places.push(`${messages.item} ${numbers}${count > items.length ? ', …' : ''}`);
  }
  const times = count > 1 ? ` ×${count}` : '';
  const place = places.length ? ` (${places.join(', ')})` : '';
  return [
    `\n${messages[severity]}  ${toLine(message)}${times}${place}  [${code}]`,
    ...(sample ? sample.split('\n').map((line) => `    ${toLine(line)}`) : []),
    `    → ${toLine(advice)}`,
  ].join('\n');
}

/** Title and number of items or widgets. */
function formatSubject({ kind, title, facts, items = 0, error }: Report, messages: DoctorMessages): string {
  const name = toLine(title?.slice(0, MAX_TITLE) || '—');
  if (kind === 'page') return `${name}, ${messages.page(facts?.widgets?.length ?? 0)}`;
  if (error) return `${messages.error} (${error.code})`;
  return `${name}, ${messages.items(items)}`;
}

/**
 * A report as text for people: the target, a summary of its response, and the findings, worst first. What pages, feeds
 * and servers wrote begins no line of its own, and holds nothing that a terminal obeys.
 */
export function formatReport(report: Report, messages: DoctorMessages): string {
  const { target, facts, findings, feeds = [], error } = report;
  const lines = [`${toLine(target)}: ${formatSubject(report, messages)}`];
  const lists = [
    [messages.widgets, facts?.widgets],
    [messages.scripts, facts?.scripts],
  ] as const;
  for (const [name, list] of lists)
    if (list?.length) lines.push(`${name}: ${list.map(toLine).join('\n    ')}`);
  if (!findings.length) lines.push(messages.noFindings);
  if (facts?.status || (facts?.size && !error)) lines.push(toLine(messages.summary(facts, !facts.status)));
  for (const finding of findings) lines.push(formatFinding(finding, messages));
  for (const feed of feeds) lines.push('', `— ${messages.feedOfPage} —`, formatReport(feed, messages));
  return toLines(lines.join('\n'));
}
