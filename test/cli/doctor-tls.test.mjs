/** Certificates, and what an https page may load. openssl makes the certificates; without it, the tests are skipped. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { FEED_HEADERS, feedOf, runCommand, runDoctor, startServer } from './doctor-kit.mjs';

const folder = mkdtempSync(join(tmpdir(), 'dongpo-doctor-tls-'));
after(() => rmSync(folder, { recursive: true }));
const inFolder = (name) => join(folder, name);
const openssl = (...args) => {
  const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  if (status) throw new Error(`openssl ${args.join(' ')}\n${stderr}`);
};
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const NAMES = 'subjectAltName=IP:127.0.0.1,DNS:localhost';
/** A day from now as openssl writes it. */
const opensslDate = (days) =>
  `${new Date(Date.now() + days * 864e5)
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .slice(2)}`;

function makeAuthority(name, issuer) {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
  if (issuer) sign(name, issuer, 'basicConstraints=critical,CA:TRUE');
  else
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-subj',
      `/CN=test ${name}`,
      '-days',
      '90',
    );
  writeFileSync(inFolder(`${name}.index`), '');
  writeFileSync(inFolder(`${name}.serial`), '1000');
  writeFileSync(
    inFolder(`${name}.cnf`),
    `[ca]\ndefault_ca=own\n[own]\ndatabase=${name}.index\nserial=${name}.serial\nnew_certs_dir=.\ncertificate=${name}.pem\nprivate_key=${name}.key\ndefault_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\n`,
  );
}
function sign(name, issuer, extensions = NAMES, from = -90, until = 90) {
  writeFileSync(inFolder(`${name}.ext`), extensions.replaceAll(';', '\n'));
  const key = name.startsWith('middle') ? `${name}.key` : 'leaf.key';
  openssl('req', '-new', '-key', key, '-out', `${name}.csr`, '-subj', `/CN=test ${name}`);
  openssl(
    ...['ca', '-batch', '-notext', '-config', `${issuer}.cnf`, '-in', `${name}.csr`, '-out', `${name}.pem`],
    ...['-extfile', `${name}.ext`, '-startdate', opensslDate(from), '-enddate', opensslDate(until)],
  );
}

describe('TLS', { skip: !hasOpenssl && 'no openssl' }, () => {
  let env;
  let bodies;
  const listener = (request, response) => {
    const [body, headers = FEED_HEADERS, status = 200] = bodies[request.url] ?? [feedOf('https://localhost')];
    response.writeHead(status, headers).end(body);
  };
  const secure = (name, chain = '') =>
    startServer(listener, (answer) =>
      createServer(
        {
          key: readFileSync(inFolder('leaf.key')),
          cert: readFileSync(inFolder(`${name}.pem`), 'utf8') + chain,
        },
        answer,
      ),
    );

  before(() => {
    bodies = {};
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'leaf.key');
    makeAuthority('root');
    makeAuthority('middle', 'root');
    sign('good', 'root');
    sign('expired', 'root', NAMES, -90, -1);
    sign('early', 'root', NAMES, 1, 90);
    sign('soon', 'root', NAMES, -90, 10);
    sign('named', 'root', 'subjectAltName=DNS:other.example');
    sign('purpose', 'root', `${NAMES};extendedKeyUsage=clientAuth`);
    sign('chained', 'middle');
    openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      'leaf.key',
      '-out',
      'self.pem',
      '-subj',
      '/CN=x',
      '-days',
      '9',
      '-addext',
      NAMES,
    );
    // Trusted as a browser trusts its own authorities.
    env = { NODE_EXTRA_CA_CERTS: inFolder('root.pem') };
  });

  for (const [name, code, sample] of [
    ['expired', 'tls-expired', /^\d{4}-\d\d-\d\d$/],
    ['early', 'tls-not-yet-valid', /^\d{4}/],
    ['soon', 'tls-expires-soon', /^\d{4}/],
    ['named', 'tls-wrong-name', /other\.example ≠ 127\.0\.0\.1/],
    ['self', 'tls-self-signed', /SELF_SIGNED/],
    ['chained', 'tls-chain-incomplete', /LEAF_SIGNATURE/],
    ['purpose', 'tls-untrusted', /./],
  ])
    test(`${code} is reported, and the feed is checked all the same`, async () => {
      const port = await secure(name);
      const report = await runDoctor(`https://127.0.0.1:${port}/feed`, ['--links=0'], env);
      assert.deepEqual(
        report.codes.filter((each) => each.startsWith('tls-')),
        [code],
      );
      assert.match(report.find(code).sample, sample);
      assert.equal(report.exit, code === 'tls-expires-soon' ? 1 : 2);
      assert.equal(report.items, 3);
    });

  test('a good certificate has no finding and its last day is printed, also with an intermediate', async () => {
    const port = await secure('good');
    const { out, code } = await runCommand(
      ['doctor', `https://localhost:${port}/`, '--lang=en', '--links=0'],
      env,
    );
    assert.equal(code, 0, out);
    assert.match(
      out,
      /Nothing to remark\.\nReached in \d+ ms, 1 kB, UTF-8, HTTPS until \d{4}-\d\d-\d\d, CORS/,
    );
    const chained = await secure('chained', readFileSync(inFolder('middle.pem'), 'utf8'));
    assert.equal((await runDoctor(`https://localhost:${chained}/`, ['--links=0'], env)).exit, 0);
  });

  test('redirect-insecure: a redirect from https to http', async () => {
    const plain = await startServer((_, response) =>
      response.writeHead(200, FEED_HEADERS).end(feedOf('https://localhost')),
    );
    bodies['/down'] = ['', { ...FEED_HEADERS, location: `http://127.0.0.1:${plain}/` }, 302];
    const port = await secure('good');
    const report = await runDoctor(`https://127.0.0.1:${port}/down`, ['--links=0'], env);
    assert.match(report.find('redirect-insecure').sample, /^https:.* → http:/);
    assert.equal(report.exit, 2);
  });

  test('script-insecure, feed-insecure, image-mixed on an https page, unless its policy upgrades them', async () => {
    const port = await secure('good');
    const page = `<!doctype html><title>학교</title><script type="module" src="http://nowhere.invalid/dongpo.js"></script>
      <dongpo-best src="http://nowhere.invalid/feed" style="min-height:9em"></dongpo-best>
      <dongpo-best src="/images" style="min-height:9em"></dongpo-best>
      <dongpo-best src="http://127.0.0.1:1/local" style="min-height:9em"></dongpo-best>`;
    bodies['/page'] = [page, { 'content-type': 'text/html' }];
    bodies['/upgraded'] = [
      page,
      { 'content-type': 'text/html', 'content-security-policy': 'upgrade-insecure-requests' },
    ];
    bodies['/images'] = [feedOf('http://nowhere.invalid')];
    const mixed = await runDoctor(`https://localhost:${port}/page`, ['--links=0'], env);
    for (const code of ['script-insecure', 'feed-insecure', 'image-mixed'])
      assert.equal(mixed.find(code)?.count >= 1, true, `${code} in ${mixed.codes.join(' ')}`);
    // Not the one on loopback, which browsers trust.
    assert.equal(mixed.find('feed-insecure').count, 1);
    const upgraded = await runDoctor(`https://localhost:${port}/upgraded`, ['--links=0'], env);
    for (const code of ['script-insecure', 'feed-insecure', 'image-mixed'])
      assert.ok(!upgraded.codes.includes(code), code);
  });
});
