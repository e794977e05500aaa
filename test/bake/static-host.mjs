/** A static host on loopback: sends the files of a folder with the headers of its `_headers`, and no others. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Headers for a path by the rules of Netlify's format: a path, which may end in `*`, and below it, indented, headers. */
function headersFor(path, rules) {
  const headers = {};
  let applies = false;
  for (const line of rules.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('#')) {
      const pattern = line.trim();
      applies = pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
    } else if (applies && line.trim()) {
      const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line);
      headers[name.toLowerCase()] = value;
    }
  }
  return headers;
}

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
};

/** @param {() => string} getFolder returns the folder, which may not exist yet */
export async function startStaticHost(getFolder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname.replace(/\/$/, '/index.html');
    let body;
    try {
      body = readFileSync(join(getFolder(), path));
    } catch {
      response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[path.split('.').at(-1)] ?? 'text/plain',
      ...headersFor(path, readFileSync(join(getFolder(), '_headers'), 'utf8')),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
