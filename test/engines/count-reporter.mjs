/**
 * Prints each file's result, each failure whole with its browser, errors of the page itself, and a closing count;
 * writes `{ engines: { Chromium: { passed, failed, skipped } }, failures: [...] }` to `file` for test/run.mjs.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

function* tests(suite, path = []) {
  for (const test of suite?.tests ?? []) yield { ...test, title: [...path, test.name].join(' > ') };
  for (const child of suite?.suites ?? []) yield* tests(child, [...path, child.name]);
}

function explain(error) {
  const head = [error.name, error.message].filter(Boolean).join(': ');
  const stack = error.stack?.replace(`${head}\n`, '');
  const diff =
    error.expected !== undefined || error.actual !== undefined
      ? `expected: ${error.expected}\nactual:   ${error.actual}`
      : '';
  return [head, diff, stack === error.message ? '' : stack].filter(Boolean).join('\n');
}

const NOISE = /Lit is in dev mode/;
const plain = (part) => (typeof part === 'string' ? part : JSON.stringify(part));
const indent = (text) => text.replace(/^/gm, '      ');

/** What one session (a file in a browser) comes to. A file without a test is a failure, not a pass. */
function judge(session) {
  const all = [...tests(session.testResults)];
  const failed = all.filter((test) => !test.passed && !test.skipped);
  const skipped = all.filter((test) => test.skipped).length;
  const passed = all.length - failed.length - skipped;
  const failures = failed.map((test) => ({
    title: test.title,
    text: explain(
      test.error ?? { message: 'failed without an error of its own: something in the page or a hook did' },
    ),
  }));
  const own = session.errors.map((error) => ({ title: 'error in the page', text: explain(error) }));
  if (own.length) failures.push(...own);
  else if (!all.length) failures.push({ title: 'no tests', text: 'the file ran no test at all' });
  else if (!session.passed && !failures.length)
    failures.push({ title: 'the file failed', text: 'without a reason' });
  if (failures.length) {
    const missing = session.request404s.map((path) => `not found (404): ${path}`);
    const logs = session.logs
      .map((log) => `console: ${log.map(plain).join(' ')}`)
      .filter((log) => !NOISE.test(log));
    failures.at(-1).text = [failures.at(-1).text, ...missing, ...logs].join('\n');
  }
  return { passed, skipped, failures };
}

export function countReporter({ file } = {}) {
  let started;
  return {
    start(args) {
      started = args;
    },

    reportTestFileResults({ logger, sessionsForTestFile, testFile }) {
      const name = relative(process.cwd(), testFile);
      for (const session of sessionsForTestFile) {
        const { passed, skipped, failures } = judge(session);
        const seconds =
          [...tests(session.testResults)].reduce((sum, test) => sum + (test.duration ?? 0), 0) / 1000;
        const counts = [
          `${passed} passed`,
          failures.length && `${failures.length} failed`,
          skipped && `${skipped} skipped`,
        ];
        logger.log(
          `${failures.length ? '✗' : '✓'} ${session.browser.name}  ${name}  ${counts.filter(Boolean).join(', ')}  ${seconds.toFixed(1)} s`,
        );
        for (const { title, text } of failures) logger.log(`    ✗ ${title}\n${indent(text)}`);
      }
    },

    onTestRunFinished({ sessions }) {
      const report = { engines: {}, failures: [] };
      for (const browser of started.browsers)
        report.engines[browser.name] = { passed: 0, failed: 0, skipped: 0, files: 0 };
      for (const session of sessions) {
        const { passed, skipped, failures } = judge(session);
        const engine = report.engines[session.browser.name];
        engine.passed += passed;
        engine.skipped += skipped;
        engine.failed += failures.length;
        engine.files += 1;
        const where = `${session.browser.name}  ${relative(process.cwd(), session.testFile)}`;
        report.failures.push(...failures.map(({ title, text }) => ({ title: `${where}  ${title}`, text })));
      }
      if (file) writeFileSync(file, JSON.stringify(report, null, 2));
      const sum = (key) => Object.values(report.engines).reduce((total, counts) => total + counts[key], 0);
      for (const [name, counts] of Object.entries(report.engines)) {
        console.log(
          `${name}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}`,
        );
      }
      console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
    },
  };
}
