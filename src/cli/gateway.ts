import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { GatewayLogEntry, GatewayOptions } from '../gateway/index.js';
import type { ServeOptions } from '../gateway/node.js';
import { toLine, toPrintableJson } from './printable.js';

/** Options of `createGateway` that a configuration may hold: those that JSON can express. */
const OPTION_NAMES: readonly (keyof GatewayOptions)[] = [
  'feeds',
  'ttl',
  'maxStale',
  'editing',
  'limit',
  'base',
  'timeout',
  'maxBytes',
  'allowHosts',
  'userAgent',
];
const MAX_PORT = 65_535;
/** Ten minutes, in milliseconds. */
const MAX_DRAIN = 600_000;

/** A whole number up to `maximum`; `undefined` for any other text. */
const parseWholeNumber = (text: string, maximum: number): number | undefined =>
  /^\d{1,6}$/.test(text) && Number(text) <= maximum ? Number(text) : undefined;

interface GatewayCall {
  /** The configuration. */
  file: string;
  /** True if the log is written to stdout. */
  logs: boolean;
  serveOptions: Required<Pick<ServeOptions, 'port' | 'host' | 'drain'>>;
}

/**
 * Reads the arguments.
 * @returns `undefined` for a wrong call
 * @throws {TypeError} for an unknown option
 */
function parseCall(args: string[]): GatewayCall | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      log: { type: 'string', default: 'json' },
      drain: { type: 'string', default: '0' },
    },
  });
  const { host, log } = values;
  const [file, ...others] = positionals;
  const port = parseWholeNumber(values.port, MAX_PORT);
  const drain = parseWholeNumber(values.drain, MAX_DRAIN);
  const isValid = /^(json|none)$/.test(log) && !others.length;
  if (!file || !isValid || port === undefined || drain === undefined) return undefined;
  return { file, logs: log === 'json', serveOptions: { port, host, drain } };
}

/** Reads the configuration. @throws {Error} if it is no JSON object, or has an unknown option */
async function readConfiguration(file: string): Promise<GatewayOptions> {
  const configuration = JSON.parse(await readFile(file, 'utf8'));
  if (!configuration || typeof configuration !== 'object' || Array.isArray(configuration))
    throw new Error('not an object');
  // `$schema` is for editors.
  const { $schema: _, ...options } = configuration;
  const names: readonly string[] = OPTION_NAMES;
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown) throw new Error(`there is no option "${unknown}"; there are ${names.join(', ')}`);
  return options;
}

/** Prints an error. @returns the exit code of a wrong call */
function wrongCall(message: string): number {
  console.error(message);
  return 3;
}

/**
 * `dongpo-widgets gateway`: serves the feeds of a configuration until SIGTERM or SIGINT.
 *
 * @param usage is printed after a wrong call
 * @returns the exit code: 0 stopped by a signal, 1 it could not listen, 3 a wrong call or configuration
 */
export async function gateway(args: string[], usage: string): Promise<number> {
  let call: GatewayCall | undefined;
  try {
    call = parseCall(args);
  } catch (error) {
    return wrongCall(`${(error as Error).message}\n\n${usage}`);
  }
  if (!call) return wrongCall(usage);
  const { file, logs, serveOptions } = call;
  let options: GatewayOptions;
  try {
    options = await readConfiguration(file);
  } catch (error) {
    return wrongCall(`${file}: ${(error as Error).message}`);
  }
  const { serveGateway } = await import('../gateway/node.js');
  // One line each, and nothing of what sources and clients wrote reaches a terminal as a command.
  const log = (entry: GatewayLogEntry): void => console.log(toPrintableJson(entry));
  try {
    const served = await serveGateway({ ...options, ...serveOptions, ...(logs && { log }) });
    if (!logs) console.error(`Listening on ${served.url}`);
    await served.closed;
    return 0;
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof TypeError) return wrongCall(`${file}: ${message}`);
    console.error(toLine(message));
    return 1;
  }
}
