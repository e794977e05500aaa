import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { GatewayLogEntry, GatewayOptions } from '../gateway/index.js';

/** What a configuration may hold: the options of `createGateway` that JSON can say. */
const known: readonly (keyof GatewayOptions)[] = [
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

/** A whole number from an option; nothing where it is none. */
const whole = (text: string, most: number): number | undefined =>
  /^\d{1,6}$/.test(text) && +text <= most ? +text : undefined;

/**
 * `dongpo-widgets gateway`: serves the feeds of a configuration until SIGTERM or SIGINT.
 * @returns the exit code: 0 ended as asked, 1 it could not listen, 3 a wrong call or configuration
 */
export async function gateway(args: string[], usage: string): Promise<number> {
  let call: ReturnType<typeof parse>;
  try {
    call = parse(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 3;
  }
  const {
    values: { port: portText, host, log, drain: drainText },
    positionals: [file, more],
  } = call;
  const port = whole(portText, 65_535);
  const drain = whole(drainText, 600_000);
  if (!file || more || !/^(json|none)$/.test(log) || port === undefined || drain === undefined) {
    console.error(usage);
    return 3;
  }
  let options: GatewayOptions;
  try {
    options = await read(file);
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    return 3;
  }
  const { serveGateway } = await import('../gateway/node.js');
  try {
    const write = (entry: GatewayLogEntry): void => console.log(JSON.stringify(entry));
    const served = await serveGateway({
      ...options,
      port,
      host,
      drain,
      ...(log === 'json' && { log: write }),
    });
    if (log === 'none') console.error(`Listening on ${served.url}`);
    await served.closed;
    return 0;
  } catch (error) {
    const { message } = error as Error;
    console.error(error instanceof TypeError ? `${file}: ${message}` : message);
    return error instanceof TypeError ? 3 : 1;
  }
}

async function read(file: string): Promise<GatewayOptions> {
  const options = JSON.parse(await readFile(file, 'utf8'));
  if (!options || typeof options !== 'object' || Array.isArray(options)) throw new Error('not an object');
  // `$schema` is an editor's.
  const { $schema: _, ...rest } = options;
  const odd = Object.keys(rest).find((key) => !(known as readonly string[]).includes(key));
  if (odd) throw new Error(`there is no option "${odd}"; there are ${known.join(', ')}`);
  return rest;
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: '127.0.0.1' },
      log: { type: 'string', default: 'json' },
      drain: { type: 'string', default: '0' },
    },
  });
