/** Addresses that the gateway never requests. All connections of this file go to loopback, refused or not. */
import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, beforeEach, mock, test } from 'node:test';
import tls from 'node:tls';
import { createGateway, createGuardedFetch } from '../../dist/gateway/node.js';
import { feedOf, listen } from './gateway-kit.mjs';

const V4 = `127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7F.0.0.1 0177.0.0.1 017700000001 0x7f.1 0 0.0.0.0 00 127.0.0.1.
  127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 2852039166 0xa9fea9fe
  0251.0376.0251.0376 169.254.43518 169.254.170.2 100.64.0.1 100.100.100.200 192.0.0.192 192.0.2.1 192.88.99.1
  198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16`;
const V6 = `::1 :: 0:0:0:0:0:0:0:1 0000:0000:0000:0000:0000:0000:0000:0001 ::ffff:127.0.0.1 ::ffff:7f00:1
  ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe
  64:ff9b:1::a00:1 2002:7f00:1:: 2002:a9fe:a9fe::1 2001:0:7f00:1:: fe80::1 fe80::1%25eth0 fe80::1%eth0 fc00::1
  fd00:ec2::254 fd00::1 fec0::1 ff02::1 2001:db8::1 3fff::1 100::1 5f00::1 2600:1f00::5efe:7f00:1
  2600:1f00::200:5efe:a00:1`;
const NAMES = `localhost LOCALHOST localhost. a.localhost localhost.localdomain printer.local metadata
  metadata.google.internal Metadata.Google.Internal. instance-data router.lan nas.home.arpa db.svc.cluster.local
  127.0.0.1.nip.io 10-0-0-1.sslip.io localtest.me intranet.corp`;
const TRICKS = [
  'http://news.example@127.0.0.1/',
  'http://news.example:80@127.0.0.1/',
  'http://user:word@news.example/',
  'http://127.0.0.1:80\\@news.example/',
  'http://127.0.0.1#@news.example/',
  'http://127.0.0.1?@news.example/',
  'http:127.0.0.1/',
  'http:////127.0.0.1/',
  'http:\\\\127.0.0.1/',
  ' http://127.0.0.1/',
  'ht\ntp://127.0\t.0.1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://１２７.0.0.1/',
  'http://127。0。0。1/',
  'http://127．0．0．1/',
  'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
  'http://ｌocalhost/',
  'http://loc\u00adalhost/',
  'http://%31%32%37.0.0.1/',
  'http://%6c%6f%63alhost/',
  'http://127.0.0.1%00.news.example/',
  'http://256.256.256.256/',
  'http://1.2.3.4.5/',
  'http://999999999999/',
  'http://127.0.0.1../',
  'http://news..example/',
  'http://[::1',
  'http://[127.0.0.1]/',
  'http:///',
  'http://',
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  'gopher://127.0.0.1:6379/_INFO',
  'data:application/json,{}',
  'javascript:alert(1)',
  'blob:http://127.0.0.1/1',
  'ws://127.0.0.1/',
  'unix:/var/run/docker.sock',
];
const words = (text) => text.trim().split(/\s+/);
const FORMS = [
  ...words(V4).map((host) => `http://${host}/feed.json`),
  ...words(V4).map((host) => `https://${host}:8443/`),
  ...words(V6).map((host) => `http://[${host}]:8080/feed.json`),
  ...words(NAMES).map((host) => `http://${host}/feed.json`),
  ...TRICKS,
];

let upstream;
/** Connections that were opened: the host, and the addresses that it resolved to. */
let connections;
/** Addresses that names resolve to, one list a lookup, the last one for all further lookups. */
let resolutions;
/** Names that were looked up. */
let lookups;
/** The option `all` with which the connector looks names up. */
let lookupAll;

const lookup = (hostname, options, callback) => {
  lookups.push(hostname);
  const found = (resolutions.length > 1 ? resolutions.shift() : resolutions[0]).map((address) => ({
    address,
    family: net.isIP(address),
  }));
  if (options.all) callback(null, found);
  else callback(null, found[0].address, found[0].family);
};

/** Replaces `net.connect`: resolves names by the lookup that it is given, and connects to the upstream. */
function connectToLoopback(options) {
  const socket = new net.Socket();
  const connect = (addresses) => {
    connections.push({ host: options.host, addresses });
    socket.connect(+upstream.host.split(':')[1], '127.0.0.1');
  };
  if (net.isIP(options.host)) connect([options.host]);
  else
    options.lookup(options.host, { all: lookupAll }, (error, found) =>
      error ? socket.destroy(error) : connect([found].flat().map((each) => each.address ?? each)),
    );
  return socket;
}

before(async () => {
  upstream = await listen((_, response) => response.end(feedOf(1)));
  mock.method(net, 'connect', connectToLoopback);
  mock.method(tls, 'connect', connectToLoopback);
});
after(() => {
  mock.restoreAll();
  return upstream.close();
});
beforeEach(() => {
  connections = [];
  lookups = [];
  lookupAll = true;
  resolutions = [['10.0.0.7']];
  upstream.handler = (_, response) => response.end(feedOf(1));
});

const init = { headers: {} };

test(`${FORMS.length} forms of address are refused before a connection`, async (context) => {
  assert.ok(FORMS.length >= 40);
  assert.equal(new Set(FORMS).size, FORMS.length);
  const fetch = createGuardedFetch({ lookup });
  context.after(() => fetch.close());
  for (const form of FORMS) {
    await assert.rejects(fetch(form, init), { code: 'ERR_REFUSED_ADDRESS' }, form);
    assert.throws(() => createGateway({ feeds: { latest: form } }), TypeError, form);
  }
  assert.deepEqual({ connections, lookups }, { connections: [], lookups: [] });
});

test('redirects to each of these forms are refused', async (context) => {
  const fetch = createGuardedFetch({ allowHosts: [upstream.host], lookup });
  context.after(() => fetch.close());
  const forms = [...FORMS, '//127.0.0.1/', '//10.0.0.1/a', '/\\169.254.169.254/'];
  for (const status of [301, 302, 303, 307, 308])
    for (const form of status === 302 ? forms : forms.slice(0, 3)) {
      // Bytes of UTF-8, as servers send them.
      const location = Buffer.from(form.replace(/[\n\t]/g, '')).toString('latin1');
      upstream.handler = (_, response) => response.writeHead(status, { location }).end();
      const refused = (error) =>
        [error, error.cause].some((each) => each?.code === 'ERR_REFUSED_ADDRESS') || assert.fail(error);
      // An empty host has no other meaning than that of the page itself.
      await assert.rejects(fetch(`${upstream.url}/feed`, init), refused, form);
    }
  assert.deepEqual([...new Set(connections.map(({ host }) => host))], ['127.0.0.1']);
});

test('a redirect to a private address is 502 for the reader and named in the log', async () => {
  upstream.handler = (_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
  const log = [];
  const gateway = createGateway({
    feeds: { latest: `${upstream.url}/feed` },
    allowHosts: [upstream.host],
    log: (entry) => log.push(entry),
  });
  const response = await gateway(new Request('http://gateway.example/latest.json'));
  assert.equal(response.status, 502);
  assert.doesNotMatch(await response.text(), /169|meta/);
  assert.equal(log[0].event, 'refused');
  assert.match(log[0].message, /169\.254\.169\.254/);
});

test('a name that resolves to private addresses only is refused', async (context) => {
  const fetch = createGuardedFetch({ lookup });
  context.after(() => fetch.close());
  const inward = [...words(V4), ...words(V6)].filter((host) => net.isIP(host));
  assert.ok(inward.length > 40);
  for (const address of inward)
    for (const found of [[address], [address, '127.0.0.1']]) {
      resolutions = [found];
      await assert.rejects(
        fetch('http://news.example/', init),
        ({ cause }) => cause.code === 'ERR_REFUSED_ADDRESS',
        address,
      );
    }
  assert.deepEqual(connections, []);
});

test('a connection goes to public addresses only, after one lookup', async (context) => {
  const fetch = createGuardedFetch({ lookup });
  context.after(() => fetch.close());
  resolutions = [['10.0.0.1', '93.184.216.34', '::1', '2606:2800:220:1::1', '127.0.0.1']];
  const response = await fetch('http://news.example/', init);
  assert.equal(response.status, 200);
  await response.text();
  assert.deepEqual(lookups, ['news.example']);
  assert.deepEqual(connections, [
    { host: 'news.example', addresses: ['93.184.216.34', '2606:2800:220:1::1'] },
  ]);
});

test('the lookup may give one address instead of a list, and the connector may want one', async (context) => {
  const lookupOne = (_, __, callback) => {
    const [address] = resolutions.length > 1 ? resolutions.shift() : resolutions[0];
    callback(address ? null : new Error('ENOTFOUND'), address, 0);
  };
  const fetch = createGuardedFetch({ lookup: lookupOne });
  context.after(() => fetch.close());
  upstream.handler = (_, response) => response.setHeader('connection', 'close').end(feedOf(1));
  for (const all of [true, false])
    for (const address of ['93.184.216.34', '2606:2800:220:1::1']) {
      lookupAll = all;
      resolutions = [[address]];
      await (await fetch('http://news.example/', init)).text();
      assert.deepEqual(connections.at(-1).addresses, [address]);
    }
  resolutions = [['::1'], []];
  await assert.rejects(
    fetch('http://news.example/', init),
    ({ cause }) => cause.code === 'ERR_REFUSED_ADDRESS',
  );
  await assert.rejects(fetch('http://news.example/', init), ({ cause }) => cause.message === 'ENOTFOUND');
});

test('DNS rebinding: a name that was public and is private now is refused', async (context) => {
  upstream.handler = (_, response) => response.setHeader('connection', 'close').end(feedOf(1));
  const fetch = createGuardedFetch({ lookup });
  context.after(() => fetch.close());
  resolutions = [['93.184.216.34'], ['127.0.0.1']];
  await (await fetch('http://rebind.example/', init)).text();
  await assert.rejects(
    fetch('http://rebind.example/', init),
    ({ cause }) => cause.code === 'ERR_REFUSED_ADDRESS',
  );
  assert.equal(connections.length, 1);
});

test('DNS rebinding: a name that is private after a redirect is refused', async (context) => {
  upstream.handler = (_, response) =>
    response.writeHead(302, { location: 'http://b.rebind.example/', connection: 'close' }).end();
  const fetch = createGuardedFetch({ lookup });
  context.after(() => fetch.close());
  resolutions = [['93.184.216.34'], ['169.254.169.254']];
  await assert.rejects(
    fetch('http://rebind.example/', init),
    ({ cause }) => cause.code === 'ERR_REFUSED_ADDRESS',
  );
  assert.deepEqual(
    connections.map(({ host }) => host),
    ['rebind.example'],
  );
});

test('public addresses are requested', async (context) => {
  const fetch = createGuardedFetch({ lookup });
  context.after(() => fetch.close());
  for (const host of ['1.1.1.1', '8.8.8.8', '172.32.0.1', '192.169.0.1', '100.128.0.1', '[2606:4700::1111]'])
    assert.equal((await fetch(`http://${host}/`, init)).status, 200, host);
  assert.equal(connections.length, 6);
});

test('allowHosts allows exactly that host and port', async (context) => {
  const [, port] = upstream.host.split(':');
  const fetch = createGuardedFetch({ allowHosts: [`cms.internal:${port}`, 'plain.internal'], lookup });
  context.after(() => fetch.close());
  assert.equal((await fetch(`http://cms.internal:${port}/`, init)).status, 200);
  assert.equal((await fetch('http://PLAIN.internal./', init)).status, 200);
  assert.equal(connections[0].addresses[0], '10.0.0.7');
  for (const other of [
    'http://cms.internal/',
    'http://plain.internal:8080/',
    `http://a.cms.internal:${port}/`,
  ])
    await assert.rejects(fetch(other, init), { code: 'ERR_REFUSED_ADDRESS' }, other);
  for (const wrong of ['http://a/', 'a b', 'a/b', 'a@b', '', '*', 'a:b'])
    assert.throws(() => createGuardedFetch({ allowHosts: [wrong] }), TypeError, wrong);
});

test('five redirects are followed, and headers that may be secret stay at the first origin', async (context) => {
  let first;
  let seen;
  const fetch = createGuardedFetch({ allowHosts: [upstream.host], lookup });
  context.after(() => fetch.close());
  upstream.handler = (request, response) => {
    const hop = +request.url.slice(1);
    first ??= request.headers;
    seen = request.headers;
    if (request.headers.host === 'other.internal') response.end(feedOf(1));
    else response.writeHead(302, { location: hop ? `/${hop - 1}` : 'http://other.internal/' }).end();
  };
  const secret = {
    headers: { authorization: 'Bearer x', 'x-key': 'y', accept: 'a/b' },
    allowHosts: ['other.internal'],
  };
  assert.equal((await fetch(`${upstream.url}/4`, secret)).status, 200);
  assert.equal(first['x-key'], 'y');
  assert.deepEqual([seen.authorization, seen['x-key'], seen.accept], [undefined, undefined, 'a/b']);
  await assert.rejects(fetch(`${upstream.url}/5`, secret), { code: 'ERR_REFUSED_ADDRESS' });
  upstream.requests = 0;
  upstream.handler = (_, response) => response.writeHead(302, { location: '/' }).end();
  await assert.rejects(fetch(`${upstream.url}/`, secret), /more than 5 redirects/);
  assert.equal(upstream.requests, 6);
});

test('a redirect reaches no private host that is allowed for another feed, by name, address or port', async (context) => {
  const port = Number(upstream.host.split(':')[1]);
  const allowHosts = [
    upstream.host,
    `cms.internal:${port}`,
    `public-looking.example:${port}`,
    'plain.internal',
  ];
  const fetch = createGuardedFetch({ allowHosts, lookup });
  context.after(() => fetch.close());
  resolutions = [['127.0.0.1']];
  for (const location of [
    `http://cms.internal:${port}/admin?delete=all`,
    // A name that only its resolution tells to be private: the connection is refused.
    `http://public-looking.example:${port}/`,
    'http://plain.internal/',
    `//CMS.internal.:${port}/`,
  ]) {
    upstream.requests = 0;
    upstream.handler = (_, response) => response.writeHead(302, { location }).end();
    const refused = (error) => [error, error.cause].some((each) => each?.code === 'ERR_REFUSED_ADDRESS');
    await assert.rejects(fetch(`${upstream.url}/feed`, init), refused, location);
    assert.equal(upstream.requests, 1, location);
  }
  upstream.handler = (request, response) =>
    request.url === '/end'
      ? response.end('end')
      : response.writeHead(302, { location: request.url === '/a' ? '/b' : '/end' }).end();
  assert.equal(await (await fetch(`${upstream.url}/a`, init)).text(), 'end');
});
