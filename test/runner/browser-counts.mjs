/**
 * A reporter of web-test-runner that prints nothing: the counts of each engine and the failures, to `file` as
 * `{ engines: { Chromium: { passed, failed, skipped } }, failures: [{ title, text }] }`. A file without a test is a
 * failure.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

function* testsOf(suite, path = []) {
  for (const test of suite?.tests ?? []) yield { ...test, title: [...path, test.name].join(' > ') };
  for (const child of suite?.suites ?? []) yield* testsOf(child, [...path, child.name]);
}

function explain(
  error = { message: 'failed without an error of its own: something in the page or a hook did' },
) {
  const { name = '', message = '', stack = '', expected, actual } = error;
  const difference =
    expected === undefined && actual === undefined ? '' : `expected: ${expected}\nactual:   ${actual}`;
  const head = stack.includes(message) ? '' : [name, message].filter(Boolean).join(': ');
  return [head, stack, difference].filter(Boolean).join('\n');
}

/** What one session, a file in a browser, comes to. */
function countsOf({ testResults, errors, passed, request404s, logs }) {
  const tests = [...testsOf(testResults)];
  const failed = tests.filter((test) => !test.passed && !test.skipped);
  const failures = failed.map(({ title, error }) => ({ title, text: explain(error) }));
  for (const error of errors) failures.push({ title: 'error in the page', text: explain(error) });
  if (!tests.length && !errors.length)
    failures.push({ title: 'no tests', text: 'the file ran no test at all' });
  if (!passed && !failures.length) failures.push({ title: 'the file failed', text: 'without a reason' });
  if (failures.length) {
    const missing = request404s.map((path) => `not found (404): ${path}`);
    failures.at(-1).text = [failures.at(-1).text, ...missing, ...logs.map((log) => log.join(' '))].join('\n');
  }
  const skipped = tests.filter((test) => test.skipped).length;
  return { passed: tests.length - failed.length - skipped, failed: failures.length, skipped, failures };
}

export function browserCounts(file) {
  let names;
  return {
    start({ browsers }) {
      names = browsers.map(({ name }) => name);
    },
    onTestRunFinished({ sessions }) {
      const engines = Object.fromEntries(names.map((name) => [name, { passed: 0, failed: 0, skipped: 0 }]));
      const failures = [];
      for (const session of sessions) {
        const counts = countsOf(session);
        const engine = engines[session.browser.name];
        for (const key of Object.keys(engine)) engine[key] += counts[key];
        const where = `${session.browser.name}  ${relative(process.cwd(), session.testFile)}`;
        failures.push(...counts.failures.map(({ title, text }) => ({ title: `${where}  ${title}`, text })));
      }
      writeFileSync(file, JSON.stringify({ engines, failures }));
    },
  };
}
