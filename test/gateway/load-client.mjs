/**
 * A process of the load test: many connections that request again as soon as they have a response. It does as little
 * work as possible, so that the server is measured: HTTP/1.1 is parsed by hand, one response a connection at a time.
 */
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';

const END = Buffer.from('\r\n\r\n');
const LENGTH = Buffer.from('\r\nContent-Length: ');
const GZIP = Buffer.from('\r\nContent-Encoding: gzip');
const DIGIT = 48;

/** The decimal number at an offset of some bytes. */
function numberAt(bytes, offset) {
  let value = 0;
  for (let digit = bytes[offset] - DIGIT; digit >= 0 && digit < 10; digit = bytes[++offset] - DIGIT)
    value = 10 * value + digit;
  return value;
}
/** Paths that had a good response: from then on any other is an error. */
const servedPaths = new Set();

/** Latencies in steps of 20 µs, the last for all longer ones, so that its memory does not grow. */
class Histogram {
  steps = new Uint32Array(100_000);
  count = 0;
  add(milliseconds) {
    this.count++;
    this.steps[Math.min(this.steps.length - 1, Math.floor(milliseconds * 50))]++;
  }
  quantile(share) {
    let left = this.count * share;
    for (let step = 0; step < this.steps.length; step++) {
      left -= this.steps[step];
      if (left <= 0) return (step + 1) / 50;
    }
    return this.steps.length / 50;
  }
}

function runClients({ url, paths, connections, seconds, check }) {
  const { hostname, port } = new URL(url);
  const histogram = new Histogram();
  const statuses = {};
  const errors = {};
  let bytes = 0;
  let open = 0;
  let checked = 0;
  let onAllClosed;
  const allClosed = new Promise((resolve) => {
    onAllClosed = resolve;
  });
  const startedAt = performance.now();
  const isOver = () => performance.now() - startedAt > seconds * 1000;
  const countError = (error) => {
    errors[error] = (errors[error] ?? 0) + 1;
  };

  function verify(status, head, body, path) {
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status !== 200) return servedPaths.has(path) ? countError(`${path}: ${status}`) : undefined;
    servedPaths.add(path);
    // Only some bodies are parsed, which takes time.
    if (!check || histogram.count % 500) return;
    checked++;
    try {
      const plain = head.includes(GZIP) ? gunzipSync(body) : body;
      if (!JSON.parse(plain).items.length) countError(`${path}: empty`);
    } catch (error) {
      countError(`${path}: ${error.message}`);
    }
  }

  function startClient(index) {
    const path = paths[index % paths.length];
    const message = Buffer.from(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate, br\r\nOrigin: https://partner-${index % 20}.example\r\n\r\n`,
    );
    const socket = connect(+port, hostname);
    socket.setNoDelay(true);
    let requestedAt = 0;
    let incompleteHead;
    let left = 0;
    let head;
    let status = 0;
    let pieces = [];
    const request = () => {
      if (isOver()) return socket.end();
      requestedAt = performance.now();
      socket.write(message);
    };
    socket.on('connect', () => {
      open++;
      request();
    });
    socket.on('data', (chunk) => {
      if (!left) {
        const all = incompleteHead ? Buffer.concat([incompleteHead, chunk]) : chunk;
        const end = all.indexOf(END);
        if (end < 0) {
          incompleteHead = all;
          return;
        }
        incompleteHead = undefined;
        head = all.subarray(0, end);
        status = numberAt(head, 9);
        const length = numberAt(head, head.indexOf(LENGTH) + LENGTH.length);
        const body = all.subarray(end + END.length);
        left = length - body.length;
        pieces = [body];
      } else {
        left -= chunk.length;
        pieces.push(chunk);
      }
      if (left > 0) return;
      bytes += chunk.length;
      histogram.add(performance.now() - requestedAt);
      verify(status, head, pieces.length > 1 ? Buffer.concat(pieces) : pieces[0], path);
      left = 0;
      // After an error a page waits a moment before it requests again.
      if (status === 200) request();
      else setTimeout(request, 20);
    });
    socket.on('error', (error) => countError(`${path}: ${error.code}`));
    socket.on('close', () => {
      if (!isOver()) countError(`${path}: closed`);
      if (--open <= 0) onAllClosed();
    });
  }
  for (let index = 0; index < connections; index++) startClient(index);
  // A client that sleeps between two responses has to be woken, which costs more than the response: the machine's
  // scheduler would be measured.
  let spinning = true;
  const spin = () => spinning && setImmediate(spin);
  spin();
  allClosed.then(() => {
    spinning = false;
  });
  return allClosed.then(() => ({
    requests: histogram.count,
    seconds: (performance.now() - startedAt) / 1000,
    p50: histogram.quantile(0.5),
    p99: histogram.quantile(0.99),
    statuses,
    errors,
    bytes,
    checked,
  }));
}

process.on('disconnect', () => process.exit());
process.on('message', async (options) => {
  const usageBefore = process.cpuUsage();
  const result = await runClients(options);
  const { user, system } = process.cpuUsage(usageBefore);
  process.send({ ...result, cpu: user + system });
});
