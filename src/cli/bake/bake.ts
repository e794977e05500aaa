import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type BakeCall, bakeOnce } from './bake-once.js';
import { messagesIn } from './messages.js';
import { ConfigError, loadConfig } from './read-config.js';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** Least seconds between two runs of `--watch`. */
const MIN_INTERVAL = 30;

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'feeds' },
      state: { type: 'string' },
      watch: { type: 'boolean', default: false },
      every: { type: 'string', default: '600' },
      delay: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string' },
    },
  });

/** A call, and with `--watch` the seconds between two runs. */
interface ParsedCall {
  call: BakeCall;
  interval: number | undefined;
}

/** Reads the arguments and the configuration. @throws {Error} with a sentence for the operator */
async function readCall(args: string[], usage: string): Promise<ParsedCall> {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new ConfigError(usage);
  const [target = 'dongpo.json'] = positionals;
  const interval = Number(values.every);
  if (!(interval >= MIN_INTERVAL)) throw new ConfigError(`--every: seconds, at least ${MIN_INTERVAL}`);
  const out = resolve(values.out);
  const config = await loadConfig(target);
  if (values.delay !== undefined) config.delay = Number(values.delay);
  if (!(config.delay >= 0)) throw new ConfigError('--delay: seconds');
  const { lang = Intl.DateTimeFormat().resolvedOptions().locale } = values;
  const call: BakeCall = {
    config,
    folder: /^https?:/i.test(target) ? process.cwd() : dirname(resolve(target)),
    out,
    // Beside the published folder: it holds withdrawn articles, which must not be uploaded.
    state: resolve(values.state ?? join(dirname(out), `${basename(out)}.bake`)),
    dryRun: values['dry-run'],
    messages: messagesIn(lang),
  };
  return { call, interval: values.watch ? interval : undefined };
}

/** Runs once, and prints what ended the run. @returns the exit code */
async function runOnce(call: BakeCall, signal: AbortSignal): Promise<number> {
  try {
    return await bakeOnce(call, signal);
  } catch (error) {
    if (signal.aborted) {
      console.error(call.messages.stopped);
      return 1;
    }
    console.error((error as Error).message);
    return error instanceof ConfigError ? 3 : 2;
  }
}

/**
 * `dongpo-widgets bake`: writes the feeds of a newspaper as plain files for any static host.
 *
 * @param usage is printed after a wrong call
 * @returns the exit code: 0 all read and written; 1 something could not be read, and what was there before stands;
 *   2 nothing could be read or written; 3 a wrong call or configuration
 */
export async function bake(args: string[], usage: string): Promise<number> {
  let parsed: ParsedCall;
  try {
    parsed = await readCall(args, usage);
  } catch (error) {
    console.error((error as Error).message);
    return 3;
  }
  const { call, interval } = parsed;
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (): void => controller.abort();
  for (const name of SIGNALS) process.on(name, abort);
  try {
    for (;;) {
      const exitCode = await runOnce(call, signal);
      if (interval === undefined || signal.aborted) return exitCode;
      console.log(call.messages.nextRun(interval));
      await wait(interval * 1000, undefined, { signal }).catch(() => {});
      if (signal.aborted) return exitCode;
    }
  } finally {
    for (const name of SIGNALS) process.off(name, abort);
  }
}
