/**
 * A reporter of `node --test` for a file: `{ passed, failed, skipped, failures: [{ title, text }] }` as JSON. A file
 * without a test is a failure.
 */
import { relative } from 'node:path';
import { inspect } from 'node:util';

/** The runner's own error stands around the one that was thrown. */
const explain = ({ cause, ...error }) =>
  typeof cause === 'string' ? cause : inspect(cause ?? error, { depth: 4 });

export default async function* nodeCounts(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  /** Names of the suites around a test, and its own. */
  const path = [];
  const fail = ({ file = '', line = 0, name, nesting }, text) => {
    const title = [...path.slice(0, nesting), name].join(' > ');
    counts.failed++;
    counts.failures.push({ title: `${relative(process.cwd(), file)}:${line}  ${title}`, text });
  };
  /** What each file wrote to stderr: the reason where the file itself failed. */
  const written = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:stderr') written.set(data.file, (written.get(data.file) ?? '') + data.message);
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { error, type: kind } = data.details;
    if (type === 'test:fail') {
      // A suite fails with its tests.
      if (error.failureType === 'subtestsFailed') continue;
      fail(data, data.name === data.file ? (written.get(data.file) ?? explain(error)) : explain(error));
    } else if (kind === 'suite') continue;
    else if (data.skip !== undefined || data.todo !== undefined) counts.skipped++;
    // A file without a test passes as a test of its own name.
    else if (data.name === data.file) fail(data, 'the file ran no test at all');
    else counts.passed++;
  }
  yield JSON.stringify(counts);
}
