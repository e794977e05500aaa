/** Runs a command of `dongpo-widgets` in the test's own process, which takes a tenth of the time of a new one. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';

/** The built command line, which loads the code of each command from a chunk. */
export const COMMAND_LINE = new URL('../../dist/cli/index.js', import.meta.url);

/** Where the console of the current run writes: runs may overlap. */
const outputs = new AsyncLocalStorage();
for (const [method, name] of [
  ['log', 'out'],
  ['error', 'err'],
]) {
  const original = console[method];
  console[method] = (...values) => {
    const output = outputs.getStore();
    if (!output) return original(...values);
    output[name] += `${values.join(' ')}\n`;
    output.all += `${values.join(' ')}\n`;
  };
}

/**
 * Runs a command.
 * @returns the exit code, and what it wrote to stdout (`out`), stderr (`err`) and both (`all`)
 */
export async function runInProcess(name, args) {
  const chunk = new RegExp(`import\\("(\\.\\./node/${name}-[\\w-]+\\.js)"\\)`).exec(
    readFileSync(COMMAND_LINE, 'utf8'),
  )[1];
  const command = (await import(new URL(chunk, COMMAND_LINE).href))[name];
  const output = { out: '', err: '', all: '' };
  const code = await outputs.run(output, () => command(args, `usage of ${name}`));
  return { code, ...output };
}
