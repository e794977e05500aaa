/**
 * In a process of its own: many connections that ask again as soon as they are answered. As little work as can be,
 * so that the server is what is measured: HTTP/1.1 read by hand, one answer a connection at a time.
 */
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';

const END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('\r\nContent-Length: ');
const GZIP = Buffer.from('\r\nContent-Encoding: gzip');
const DIGIT = 48;

/** The number that stands in the bytes at a place. */
function numberAt(bytes, place) {
  let value = 0;
  for (let digit = bytes[place] - DIGIT; digit >= 0 && digit < 10; digit = bytes[++place] - DIGIT)
    value = 10 * value + digit;
  return value;
}
/** Paths that were answered well once: from then on nothing else may come. */
const good = new Set();

/** Latencies in steps of 20 µs, the last for all longer ones: no memory that grows. */
class Histogram {
  steps = new Uint32Array(100_000);
  count = 0;
  add(milliseconds) {
    this.count++;
    this.steps[Math.min(this.steps.length - 1, Math.floor(milliseconds * 50))]++;
  }
  at(part) {
    let left = this.count * part;
    for (let step = 0; step < this.steps.length; step++) {
      left -= this.steps[step];
      if (left <= 0) return (step + 1) / 50;
    }
    return this.steps.length / 50;
  }
}

function run({ url, paths, connections, seconds, check }) {
  const { hostname, port } = new URL(url);
  const histogram = new Histogram();
  const statuses = {};
  const errors = {};
  let bytes = 0;
  let open = 0;
  let checked = 0;
  let done;
  const ended = new Promise((resolve) => {
    done = resolve;
  });
  const began = performance.now();
  const over = () => performance.now() - began > seconds * 1000;
  const wrong = (what) => {
    errors[what] = (errors[what] ?? 0) + 1;
  };

  function verify(status, head, body, path) {
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status !== 200) return good.has(path) ? wrong(`${path}: ${status}`) : undefined;
    good.add(path);
    // Now and then the whole of it is read.
    if (!check || histogram.count % 500) return;
    checked++;
    try {
      const plain = head.includes(GZIP) ? gunzipSync(body) : body;
      if (!JSON.parse(plain).items.length) wrong(`${path}: empty`);
    } catch (error) {
      wrong(`${path}: ${error.message}`);
    }
  }

  function client(index) {
    const path = paths[index % paths.length];
    const request = Buffer.from(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate, br\r\nOrigin: https://partner-${index % 20}.example\r\n\r\n`,
    );
    const socket = connect(+port, hostname);
    socket.setNoDelay(true);
    let asked = 0;
    let held;
    let left = 0;
    let head;
    let status = 0;
    let pieces = [];
    const ask = () => {
      if (over()) return socket.end();
      asked = performance.now();
      socket.write(request);
    };
    socket.on('connect', () => {
      open++;
      ask();
    });
    socket.on('data', (chunk) => {
      if (!left) {
        const all = held ? Buffer.concat([held, chunk]) : chunk;
        const end = all.indexOf(END);
        if (end < 0) {
          held = all;
          return;
        }
        held = undefined;
        head = all.subarray(0, end);
        status = numberAt(head, 9);
        const length = numberAt(head, head.indexOf(LENGTH) + LENGTH.length);
        const rest = all.subarray(end + 4);
        left = length - rest.length;
        pieces = [rest];
      } else {
        left -= chunk.length;
        pieces.push(chunk);
      }
      if (left > 0) return;
      bytes += chunk.length;
      histogram.add(performance.now() - asked);
      verify(status, head, pieces.length > 1 ? Buffer.concat(pieces) : pieces[0], path);
      left = 0;
      // Who gets no answer yet asks again after a moment, as a page would.
      if (status === 200) ask();
      else setTimeout(ask, 20);
    });
    socket.on('error', (error) => wrong(`${path}: ${error.code}`));
    socket.on('close', () => {
      if (!over()) wrong(`${path}: closed`);
      if (--open <= 0) done();
    });
  }
  for (let index = 0; index < connections; index++) client(index);
  // A client that sleeps between two answers has to be woken by the server, which costs more than the answer, and
  // the more the slower the server is: what is measured then is the machine's scheduler.
  let spinning = true;
  const spin = () => spinning && setImmediate(spin);
  spin();
  ended.then(() => {
    spinning = false;
  });
  return ended.then(() => ({
    requests: histogram.count,
    seconds: (performance.now() - began) / 1000,
    p50: histogram.at(0.5),
    p99: histogram.at(0.99),
    statuses,
    errors,
    bytes,
    checked,
  }));
}

process.on('disconnect', () => process.exit());
process.on('message', async (options) => {
  const a = process.cpuUsage();
  const r = await run(options);
  const b = process.cpuUsage(a);
  process.send({ ...r, cpu: b.user + b.system });
});
