/** Loaded before the command: dies at the `DIE_AT`-th thing that it does to a file, in the middle of it if it writes. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env.DIE_AT);
let count = 0;
const isLast = () => ++count === at;
const die = () => process.kill(process.pid, 'SIGKILL');

for (const name of ['rename', 'rm', 'unlink', 'link', 'mkdir']) {
  const own = fs.promises[name];
  fs.promises[name] = (...args) => {
    if (isLast()) die();
    return own(...args);
  };
}
const open = fs.promises.open;
fs.promises.open = async (...args) => {
  const file = await open(...args);
  const writeFile = file.writeFile.bind(file);
  file.writeFile = async (content) => {
    if (!isLast()) return writeFile(content);
    const bytes = Buffer.from(content);
    await file.write(bytes.subarray(0, bytes.length / 2));
    die();
  };
  return file;
};
syncBuiltinESMExports();
