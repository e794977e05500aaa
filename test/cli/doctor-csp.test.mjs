/** Content-Security-Policy as browsers read it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { importSource } from './doctor-kit.mjs';

const csp = await importSource('csp.ts');
const { matchesSource } = await importSource('csp-sources.ts');
const SELF = 'https://partner.example';
const OURS = 'https://widgets.example/v0/dongpo.js';
const HASH = 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC';

/** `[source, address, fits, page, redirected]` */
const sources = [
  ['*', OURS, true],
  ['*', 'data:text/javascript,1', false],
  ['*', 'blob:https://partner.example/1', false],
  ['https:', OURS, true],
  ['HTTPS:', OURS, true],
  ['http:', OURS, true],
  ['https:', 'http://widgets.example/dongpo.js', false],
  ['data:', OURS, false],
  ['data:', 'data:image/gif;base64,R0', true],
  ['wss:', OURS, true],
  ['ws:', 'http://widgets.example/', true],
  ['widgets.example', OURS, true],
  ['WIDGETS.example', OURS, true],
  ['widgets.example', 'http://widgets.example/v0/dongpo.js', false],
  ['widgets.example', 'http://widgets.example/v0/dongpo.js', true, 'http://partner.example'],
  ['widgets.example', OURS, true, 'http://partner.example'],
  ['example', OURS, false],
  ['*.example', OURS, true],
  ['*.widgets.example', OURS, false],
  ['*.widgets.example', 'https://a.b.widgets.example/', true],
  ['https://widgets.example', OURS, true],
  ['http://widgets.example', OURS, true],
  ['https://widgets.example:443', OURS, true],
  ['https://widgets.example:8443', OURS, false],
  ['https://widgets.example', 'https://widgets.example:8443/', false],
  ['https://widgets.example:*', 'https://widgets.example:8443/', true],
  ['http://widgets.example:80', OURS, true],
  ['https://*', OURS, true],
  ['https://*:8443', OURS, false],
  ['https://widgets.example/', OURS, true],
  ['https://widgets.example/v0/', OURS, true],
  ['https://widgets.example/v0', OURS, false],
  ['https://widgets.example/v0/dongpo.js', OURS, true],
  ['https://widgets.example/v0/dongpo.js', `${OURS}?v=2`, true],
  ['https://widgets.example/v0/dongpo.js?v=2', OURS, false],
  ['https://widgets.example/v1/', OURS, false],
  ['https://widgets.example/v1/', OURS, true, SELF, true],
  ['https://widgets.example/%760/', OURS, true],
  ['https://widgets.example/V0/', OURS, false],
  ["'self'", 'https://partner.example/dongpo.js', true],
  ["'SELF'", 'https://partner.example/dongpo.js', true],
  ["'self'", 'https://www.partner.example/', false],
  ["'self'", 'https://partner.example:8443/', false],
  ["'self'", 'http://partner.example/', false],
  ["'self'", 'https://partner.example/', true, 'http://partner.example'],
  ["'self'", 'https://partner.example/', false, 'null'],
  ["'none'", OURS, false],
  ["'unsafe-inline'", OURS, false],
  ['self', 'https://partner.example/', false],
  ['https://[::1]:8000', 'https://[::1]:8000/a', true],
  ['127.0.0.1:8000', 'http://127.0.0.1:8000/', true, 'http://127.0.0.1:8000'],
  ['', OURS, false],
];
test(`CSP: ${sources.length} source expressions match the addresses that they match in browsers`, () => {
  for (const [source, address, fits, page = SELF, redirected] of sources)
    assert.equal(
      matchesSource(source, address, page, redirected),
      fits,
      `${source} of ${page} for ${address}`,
    );
});

const inline = 'import "https://widgets.example/v0/dongpo.js";';
const inlineHash = createHash('sha256').update(inline).digest('base64');
/** `[policy, script by src, its chunks, inline]`; `+` between headers that come together. */
const scripts = [
  ['', true, true, true],
  ["img-src 'none'", true, true, true],
  ["default-src 'none'", false, false, false],
  ["default-src 'self'", false, false, false],
  ["default-src 'none'; script-src https://widgets.example", true, true, false],
  ["script-src 'none'; script-src-elem https://widgets.example", true, true, false],
  ["script-src https://widgets.example; script-src-elem 'none'", false, false, false],
  ["script-src https://widgets.example; script-src 'none'", true, true, false],
  ["SCRIPT-SRC https://widgets.example; default-src 'none'", true, true, false],
  ["script-src https://widgets.example + script-src 'self'", false, false, false],
  ["script-src https://widgets.example, script-src 'self'", false, false, false],
  ['script-src https: + script-src widgets.example', true, true, false],
  [`script-src ${OURS}`, true, false, false],
  ["script-src 'nonce-abc'", true, true, true],
  ["script-src 'nonce-ABC'", false, false, false],
  ["script-src 'nonce-abc' 'strict-dynamic'", true, true, true],
  ["script-src 'nonce-other' 'strict-dynamic' https://widgets.example", false, true, false],
  ["script-src 'strict-dynamic' 'unsafe-inline' https:", false, true, false],
  [`script-src '${HASH}'`, true, false, false],
  [`script-src '${HASH.replaceAll('+', '-').replaceAll('/', '_')}'`, true, false, false],
  [`script-src '${HASH}' 'strict-dynamic'`, true, true, false],
  [`script-src 'sha256-${inlineHash}'`, false, false, true],
  ["script-src 'unsafe-inline'", false, false, true],
  ["script-src 'unsafe-inline' 'nonce-other'", false, false, false],
  [`script-src 'unsafe-inline' '${HASH}'`, true, false, false],
  ['script-src *', true, true, false],
  ["script-src 'none' https://widgets.example", true, true, false],
  [`require-sri-for script`, true, true, true],
];
test(`CSP: ${scripts.length} policies for a script, its chunks and an inline script`, () => {
  for (const [header, script, chunks, own] of scripts) {
    const policies = header.split(' + ').flatMap((text) => csp.parsePolicies(text));
    const tag = { nonce: 'abc', integrity: HASH };
    assert.equal(csp.allowsScript(policies, OURS, SELF, tag), script, `script: ${header}`);
    const chunk = 'https://widgets.example/v0/rare-0A1b2C.js';
    assert.equal(csp.allowsChunk(policies, chunk, SELF, 'abc'), chunks, `chunks: ${header}`);
    assert.equal(csp.allowsInline(policies, inline, 'abc'), own, `inline: ${header}`);
  }
});

const feed = 'https://news.example/latest.json';
/** `[policy, connect-src, img-src, style attributes]` */
const loads = [
  ['', true, true, true],
  ["default-src 'none'", false, false, false],
  ["default-src https://news.example; style-src 'self'", true, true, false],
  ["default-src 'none'; connect-src https://news.example/latest.json", true, false, false],
  ["default-src https:; connect-src 'self'; style-src 'unsafe-inline'", false, true, true],
  ["img-src *; connect-src *; style-src 'unsafe-inline' 'nonce-1'", true, true, false],
  ["style-src 'self'; style-src-attr 'unsafe-inline'", true, true, true],
  ["style-src 'unsafe-inline'; style-src-attr 'none'", true, true, false],
  ['connect-src', false, true, true],
];
test(`CSP: ${loads.length} policies for feeds, pictures and style attributes`, () => {
  for (const [header, connect, image, style] of loads) {
    const policies = csp.parsePolicies(header);
    assert.equal(csp.allowsLoad(policies, 'connect-src', feed, SELF), connect, `connect: ${header}`);
    assert.equal(csp.allowsLoad(policies, 'img-src', feed, SELF), image, `img: ${header}`);
    assert.equal(csp.allowsStyleAttribute(policies), style, `style: ${header}`);
  }
});

/** `[policy, names that are refused]` */
const types = [
  ['', ''],
  ["require-trusted-types-for 'script'", ''],
  ["trusted-types lit-html dongpo dompurify 'allow-duplicates'", ''],
  ["trusted-types *; require-trusted-types-for 'script'", "'allow-duplicates'"],
  ['trusted-types lit-html dongpo', "dompurify 'allow-duplicates'"],
  ['trusted-types', "lit-html dongpo dompurify 'allow-duplicates'"],
  ["trusted-types 'none'", "lit-html dongpo dompurify 'allow-duplicates'"],
  [
    "trusted-types default, trusted-types lit-html 'allow-duplicates'",
    "lit-html dongpo dompurify 'allow-duplicates'",
  ],
];
test(`CSP: ${types.length} lists of Trusted Types policies`, () => {
  for (const [header, refused] of types)
    assert.equal(
      csp
        .refusedTrustedTypes(csp.parsePolicies(header), [
          'lit-html',
          'dongpo',
          'dompurify',
          "'allow-duplicates'",
        ])
        .join(' '),
      refused,
      header,
    );
});

test('CSP: sandbox and upgrade-insecure-requests, and directives without effect in a meta element', () => {
  assert.equal(csp.forbidsScripts(csp.parsePolicies('sandbox')), true);
  assert.equal(csp.forbidsScripts(csp.parsePolicies('sandbox allow-scripts')), false);
  assert.equal(csp.forbidsScripts(csp.parsePolicies(undefined, ['sandbox'])), false);
  assert.equal(csp.upgradesInsecure(csp.parsePolicies('upgrade-insecure-requests')), true);
  assert.equal(
    csp.allowsLoad(csp.parsePolicies('img-src *', ["connect-src 'self'"]), 'connect-src', feed, SELF),
    false,
  );
});
