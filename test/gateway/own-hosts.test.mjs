/** The private hosts that a feed may reach: its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGateway } from '../../dist/gateway/node.js';
import { feedOf, listen } from './gateway-kit.mjs';

test('a redirect between two feeds of one gateway is 502, and a feed may name hosts of its own', async () => {
  const upstream = await listen((_, response) =>
    response.writeHead(302, { location: `${inner.url}/admin?delete=all` }).end(),
  );
  const inner = await listen((_, response) => response.end(feedOf(1, { title: 'SECRET' })));
  try {
    const log = [];
    const gateway = createGateway({
      feeds: {
        partner: `${upstream.url}/302`,
        trusted: { url: `${upstream.url}/302`, allowHosts: [inner.host] },
        cms: `${inner.url}/feed`,
      },
      allowHosts: [upstream.host, inner.host],
      log: (entry) => log.push(entry),
    });
    const ask = async (name) => {
      const response = await gateway(new Request(`http://gateway.example/${name}.json`));
      return [response.status, await response.text()];
    };
    const [status, text] = await ask('partner');
    assert.deepEqual([status, /SECRET/.test(text), inner.requests], [502, false, 0]);
    assert.equal(log[0].event, 'refused');
    assert.equal((await ask('cms'))[0], 200);
    assert.match((await ask('trusted'))[1], /SECRET/);
    assert.throws(
      () => createGateway({ feeds: { a: { url: 'https://a.example/', allowHosts: ['http://b'] } } }),
      /feeds\.a\.allowHosts/,
    );
  } finally {
    await Promise.all([upstream.close(), inner.close()]);
  }
});
