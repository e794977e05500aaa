/** Metrics, health and log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorResponse, feedOf, startGateway } from './gateway-kit.mjs';

test('metrics count feeds, sources and at most 200 embedding origins', async () => {
  const { request } = startGateway(feedOf(1));
  for (let site = 0; site < 300; site++)
    await request('/latest.json', { origin: `https://s${site}.example` });
  await request('/latest.json', { origin: 'https://s0.example' });
  await request('/latest.json', { origin: 'evil"} 1\\n' });
  await request('/nothing.json');
  const response = await request('/metrics');
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const text = await response.text();
  assert.match(text, /^dongpo_gateway_requests_total\{feed="latest",status="200"\} 302$/m);
  assert.match(text, /^dongpo_gateway_requests_total\{feed="",status="404"\} 1$/m);
  assert.match(text, /^dongpo_gateway_upstream_requests_total\{feed="latest",outcome="ok"\} 1$/m);
  assert.match(text, /^dongpo_gateway_upstream_seconds_count\{feed="latest"\} 1$/m);
  assert.match(text, /^dongpo_gateway_copy_age_seconds\{feed="latest"\} 0$/m);
  assert.match(text, /^dongpo_gateway_origin_requests_total\{origin="https:\/\/s0.example"\} 2$/m);
  assert.match(text, /^dongpo_gateway_origin_requests_total\{origin="other"\} 101$/m);
  assert.equal(text.match(/^dongpo_gateway_origin_requests_total/gm).length, 201);
  assert.doesNotMatch(text, /evil/);
});

test('a site that embeds often is counted by its name, however many origins were invented before and after', async () => {
  const { request } = startGateway(feedOf(1));
  const ask = (origin) => request('/latest.json', { origin });
  const count = async (label) => {
    const text = await (await request('/metrics')).text();
    const line = text.split('\n').find((each) => each.includes(`origin="${label}"`));
    return Number(line?.split(' ')[1] ?? 0);
  };
  await request();
  for (let index = 0; index < 5000; index++) {
    await ask(`https://fake${index}.example`);
    if (index % 50 === 0) await ask('https://partner.example');
  }
  assert.equal(await count('https://partner.example'), 100);
  assert.equal(await count('other'), 5100 - 199 - 100);
  // What is counted together never goes down, and the sum is right, while names change places.
  let previous = 0;
  for (let round = 0; round < 30; round++) {
    for (let index = 0; index < 150; index++) await ask(`https://r${index}.example`);
    const text = await (await request('/metrics')).text();
    const counts = [...text.matchAll(/^dongpo_gateway_origin_requests_total\{origin="([^"]*)"\} (\d+)$/gm)];
    assert.ok(counts.length <= 201);
    const sum = counts.reduce((total, each) => total + Number(each[2]), 0);
    assert.equal(sum, 5100 + 150 * (round + 1));
    const other = await count('other');
    assert.ok(other >= previous, `${other} after ${previous}`);
    previous = other;
  }
  assert.equal((await count('https://r7.example')) > 20, true);
});

test('a source that invents statuses fills no table', async () => {
  let status = 400;
  const { request, settleBackground, advance } = startGateway(() => errorResponse(status));
  for (; status < 600; status++) {
    await request();
    await settleBackground();
    advance(61);
  }
  const text = await (await request('/metrics')).text();
  const outcomes = text.match(/^dongpo_gateway_upstream_requests_total.*$/gm);
  assert.ok(outcomes.length < 50, `${outcomes.length} outcomes`);
  assert.ok(outcomes.some((line) => line.includes('outcome="http 404"')));
  assert.ok(outcomes.some((line) => line.includes('outcome="http other"')));
});

test('no secret of the options is logged or served', async () => {
  const feeds = {
    a: { url: 'https://a.example/feed?key=secret', headers: { authorization: 'Bearer secret' } },
  };
  for (const source of [feedOf(1), errorResponse(500), new TypeError('fetch failed')]) {
    const { request, log } = startGateway(source, { feeds });
    const bodies = await Promise.all(
      ['/a.json', '/', '/health', '/metrics', '/article/9.json'].map(async (path) =>
        (await request(path)).text(),
      ),
    );
    assert.ok(log.length > 0);
    assert.doesNotMatch(JSON.stringify([bodies, log]), /secret/);
  }
});

test('an unexpected error is logged and answered with 500', async () => {
  let clockFails = false;
  const { request, log } = startGateway(feedOf(1), {
    now: () => {
      if (!clockFails) return Date.parse('2026-03-01T00:00:00Z');
      clockFails = false;
      throw new Error('no clock');
    },
  });
  clockFails = true;
  const response = await request('/health');
  assert.equal(response.status, 500);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual(await response.json(), { error: { code: 'failed', message: 'Something went wrong' } });
  assert.deepEqual(
    log.map(({ event, message }) => [event, message]),
    [['failed', 'Error: no clock']],
  );
});

test('the log names the innermost cause of a failed request', async () => {
  const reset = Object.assign(new Error(''), { code: 'ECONNRESET' });
  for (const [failure, message] of [
    [new TypeError('fetch failed', { cause: new Error('outer', { cause: reset }) }), 'ECONNRESET'],
    [new TypeError('fetch failed', { cause: new Error('no route') }), 'no route'],
    [new Error(''), 'Error'],
    ['gone', 'gone'],
  ]) {
    const { request, log } = startGateway('', { fetch: () => Promise.reject(failure) });
    assert.equal((await request()).status, 502);
    assert.deepEqual([log[0].event, log[0].code, log[0].message], ['upstream-failed', 'network', message]);
  }
});
