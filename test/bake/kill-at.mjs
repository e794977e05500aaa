/** Loaded before the command: kills it at its `KILL_AT`-th change of a file, halfway if that is a write. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const killAt = Number(process.env.KILL_AT);
let changes = 0;
const isDue = () => ++changes === killAt;
const kill = () => process.kill(process.pid, 'SIGKILL');

for (const name of ['rename', 'rm', 'unlink', 'link', 'mkdir']) {
  const original = fs.promises[name];
  fs.promises[name] = (...args) => {
    if (isDue()) kill();
    return original(...args);
  };
}
const originalOpen = fs.promises.open;
fs.promises.open = async (...args) => {
  const file = await originalOpen(...args);
  const originalWriteFile = file.writeFile.bind(file);
  file.writeFile = async (content) => {
    if (!isDue()) return originalWriteFile(content);
    const bytes = Buffer.from(content);
    await file.write(bytes.subarray(0, bytes.length / 2));
    kill();
  };
  return file;
};
syncBuiltinESMExports();
