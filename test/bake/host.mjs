/** A static host on loopback: sends the files of a folder as its own `_headers` says, and nothing else. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Rules of Netlify's format: a path, which may end in `*`, and below it, indented, its headers. */
function headersOf(text, path) {
  const headers = {};
  let applies = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('#')) {
      const rule = line.trim();
      applies = rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
    } else if (applies && line.trim()) {
      const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line);
      headers[name.toLowerCase()] = value;
    }
  }
  return headers;
}

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
};

/** @param {() => string} folder the folder, which may not be there yet */
export async function openHost(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname.replace(/\/$/, '/index.html');
    let body;
    try {
      body = readFileSync(join(folder(), path));
    } catch {
      response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
      return;
    }
    const type = types[path.split('.').at(-1)] ?? 'text/plain';
    response.writeHead(200, {
      'content-type': type,
      ...headersOf(readFileSync(join(folder(), '_headers'), 'utf8'), path),
    });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
