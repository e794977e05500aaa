/**
 * The reporter of `node --test` for test/run.mjs: a line a file, each failure whole, and
 * `{ passed, failed, skipped, failures }` to `COUNT_FILE`. A file without a test is a failure.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

const short = (file) => (file ? relative(process.cwd(), file) : '');

/** Node wraps what was thrown in an error of its own. */
function explain(error) {
  const cause = error?.cause ?? error;
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 4 });
}

export default async function* report(events) {
  const files = new Map();
  const path = [];
  const of = (file) => {
    if (!files.has(file))
      files.set(file, { passed: 0, failed: 0, skipped: 0, ms: 0, failures: [], said: '' });
    return files.get(file);
  };

  for await (const { type, data } of events) {
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type === 'test:stderr' || type === 'test:stdout') of(short(data.file)).said += data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const whole = data.nesting === 0 && (data.name === data.file || short(data.name) === short(data.file));
    // A suite that a helper opened belongs to the helper's file; its tests to theirs.
    const { error } = data.details;
    const own = type === 'test:fail' && error?.failureType !== 'subtestsFailed';
    if (data.details.type === 'suite' && !own) continue;
    const counts = of(short(data.file));
    // The suites around them are a helper's, as a rule.
    if (!whole && data.details.type !== 'suite') counts.ms += data.details.duration_ms;
    const title = whole ? 'the file' : [...path.slice(0, data.nesting), data.name].join(' > ');
    if (type === 'test:fail') {
      if (error?.failureType === 'subtestsFailed' || data.todo !== undefined) continue;
      counts.failed += 1;
      counts.failures.push({ title, text: explain(error) });
    } else if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (data.details.type !== 'suite' && !whole) counts.passed += 1;
  }

  const total = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const [file, counts] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (counts.passed + counts.failed + counts.skipped === 0) {
      counts.failed = 1;
      counts.failures.push({ title: 'no tests', text: 'the file ran no test at all' });
    }
    if (counts.failures.length && counts.said)
      counts.failures.at(-1).text += `\nit wrote:\n${counts.said.trimEnd()}`;
    const parts = [
      `${counts.passed} passed`,
      counts.failed && `${counts.failed} failed`,
      counts.skipped && `${counts.skipped} skipped`,
    ];
    yield `${counts.failed ? '✗' : '✓'} ${file}  ${parts.filter(Boolean).join(', ')}  ${(counts.ms / 1000).toFixed(1)} s\n`;
    for (const { title, text } of counts.failures) yield `    ✗ ${title}\n${text.replace(/^/gm, '      ')}\n`;
    for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key];
    total.failures.push(...counts.failures.map(({ title, text }) => ({ title: `${file}  ${title}`, text })));
  }
  if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(total, null, 2));
}
