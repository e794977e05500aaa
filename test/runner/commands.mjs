/** Commands that are run as steps of `npm test`. Each comes to `{ passed, failed, skipped, failures: [{ title, text }] }`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LONGEST = 20 * 60_000;
const scratch = mkdtempSync(join(tmpdir(), 'dongpo-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

export const failure = (title, text) => ({ passed: 0, failed: 1, skipped: 0, failures: [{ title, text }] });

/** Runs a command to its end; its output is shown as it comes where `show` is true. */
function run(args, { env = {}, show = false } = {}) {
  const isNpm = args[0] === 'npm';
  const child = spawn(isNpm ? 'npm' : process.execPath, isNpm ? args.slice(1) : args, {
    env: { ...process.env, ...env },
    shell: isNpm && process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => {
      const plain = stripVTControlCharacters(part);
      text += plain;
      if (show) process.stdout.write(plain);
    });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, text: String(error) }));
    child.once('close', (code) => resolve({ ok: code === 0, text }));
  });
}

/** A command that is right or wrong counts as one test. */
export async function check(name, args) {
  const { ok, text } = await run(args);
  if (!ok) return failure(name, text.trim() || 'failed without a word');
  return { passed: 1, failed: 0, skipped: 0, failures: [] };
}

/**
 * A test runner that leaves its counts in a file, as a whole or for each of its `engines`. An end without counts is a
 * failure, and so is one without a test, in any engine.
 *
 * @param {(file: string) => string[]} args of Node, for the counts to be written to `file`, which is also `COUNT_FILE`
 */
export async function counted(name, args, env = {}) {
  const file = join(scratch, `${name}.json`);
  const { ok, text } = await run(args(file), { env: { ...env, COUNT_FILE: file }, show: true });
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return failure(name, `ended without a report\n${text.slice(-4000)}`);
  }
  const { engines = { [name]: report }, failures } = report;
  const total = { passed: 0, failed: 0, skipped: 0, failures, engines };
  for (const [engine, counts] of Object.entries(engines)) {
    for (const key of ['passed', 'failed', 'skipped']) total[key] += counts[key];
    if (counts.passed + counts.failed === 0) failures.push({ title: engine, text: 'no tests were run' });
  }
  if (!ok && !failures.length)
    failures.push({ title: name, text: `ended with an error\n${text.slice(-4000)}` });
  total.failed = failures.length;
  return total;
}
