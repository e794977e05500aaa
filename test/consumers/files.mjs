/** Files of a folder, over HTTP on a free port of 127.0.0.1. `folders` map beginnings of paths to folders. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
};

export async function serveFiles(folders) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const [begins, folder] = Object.entries(folders).find(([begins]) => path.startsWith(begins)) ?? [];
    const file = join(folder ?? '', path.slice(begins?.length ?? 0) || 'index.html');
    const body = folder && (await readFile(file).catch(() => undefined));
    if (body) response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
