/** Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), as far as it concerns widgets. */
import { createHash } from 'node:crypto';
import { matchesAny } from './csp-sources.js';
import { toBase64 } from './subresource-integrity.js';

/** One policy: the sources of its directives, by their names. Of several policies each must allow. */
export type Policy = Map<string, string[]>;

/** Directives without effect in a `<meta>`. */
const HEADER_ONLY = /^(frame-ancestors|report-uri|sandbox)$/;

function parsePolicy(text: string): Policy {
  const policy: Policy = new Map();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/[\t\n\f\r ]+/);
    const key = name.toLowerCase();
    // The first directive of a name counts.
    if (key && !policy.has(key)) policy.set(key, sources);
  }
  return policy;
}

function parseMetaPolicy(text: string): Policy {
  const policy = parsePolicy(text);
  for (const name of policy.keys()) if (HEADER_ONLY.test(name)) policy.delete(name);
  return policy;
}

/**
 * Parses policies.
 * @param header which may hold several, with a comma between
 * @param metas the `content` of `<meta http-equiv="Content-Security-Policy">`
 */
export const parsePolicies = (header = '', metas: string[] = []): Policy[] =>
  [...header.split(',').map(parsePolicy), ...metas.map(parseMetaPolicy)].filter((policy) => policy.size);

/** Sources of the first of these directives that the policy has; `undefined` if it has none, which allows all. */
const sourcesOf = (policy: Policy, ...directives: string[]): string[] | undefined =>
  policy.get(directives.find((name) => policy.has(name)) ?? '');

const hasKeyword = (sources: string[], keyword: string): boolean =>
  sources.some((source) => source.toLowerCase() === keyword);

/** True if all policies let the page fetch (`connect-src`) or show (`img-src`) what is at an address. */
export const allowsLoad = (
  policies: Policy[],
  directive: 'connect-src' | 'img-src',
  address: string,
  self: string,
  isRedirected?: boolean,
): boolean =>
  policies.every((policy) => {
    const sources = sourcesOf(policy, directive, 'default-src');
    return !sources || matchesAny(sources, address, self, isRedirected);
  });

/** Hashes in sources or in an `integrity`, as `sha256-…` in base64. */
const hashesOf = (sources: string[]): string[] =>
  sources.flatMap((source) => {
    const [, algorithm, hash] = /^'?(sha(?:256|384|512))-([\w+/-]+={0,2})'?(?:\?.*)?$/i.exec(source) ?? [];
    return algorithm && hash ? `${algorithm.toLowerCase()}-${toBase64(hash)}` : [];
  });

const NONCE = /^'nonce-/i;

const hasNonce = (sources: string[], nonce: string | undefined): boolean =>
  !!nonce && sources.some((source) => NONCE.test(source) && source.slice("'nonce-".length, -1) === nonce);

const scriptSources = (policy: Policy): string[] | undefined =>
  sourcesOf(policy, 'script-src-elem', 'script-src', 'default-src');

/** Attributes of a script tag that a policy may ask for. */
export interface ScriptTag {
  nonce?: string | undefined;
  integrity?: string | undefined;
}

/** True if all policies let a script run that is a tag of the page. */
export const allowsScript = (
  policies: Policy[],
  address: string,
  self: string,
  { nonce, integrity = '' }: ScriptTag = {},
  isRedirected?: boolean,
): boolean =>
  policies.every((policy) => {
    const sources = scriptSources(policy);
    if (!sources || hasNonce(sources, nonce)) return true;
    const ownHashes = hashesOf(integrity.split(/\s+/));
    const allowedHashes = hashesOf(sources);
    if (ownHashes.length && ownHashes.every((hash) => allowedHashes.includes(hash))) return true;
    return !hasKeyword(sources, "'strict-dynamic'") && matchesAny(sources, address, self, isRedirected);
  });

/**
 * True if a module that runs may load its own chunks. They carry its nonce, and since no parser inserts them,
 * `strict-dynamic` allows them; the module's hash does not.
 */
export const allowsChunk = (policies: Policy[], address: string, self: string, nonce?: string): boolean =>
  policies.every((policy) => {
    const sources = scriptSources(policy);
    return (
      !sources ||
      hasNonce(sources, nonce) ||
      hasKeyword(sources, "'strict-dynamic'") ||
      matchesAny(sources, address, self)
    );
  });

/** True if an inline script may run; so may an import map, then. */
export const allowsInline = (policies: Policy[], text: string, nonce?: string): boolean =>
  policies.every((policy) => {
    const sources = scriptSources(policy);
    if (!sources || hasNonce(sources, nonce)) return true;
    const allowedHashes = hashesOf(sources);
    // Browsers ignore 'unsafe-inline' beside a hash, a nonce or 'strict-dynamic'.
    const isStrict =
      allowedHashes.length > 0 ||
      sources.some((source) => NONCE.test(source)) ||
      hasKeyword(sources, "'strict-dynamic'");
    if (!isStrict && hasKeyword(sources, "'unsafe-inline'")) return true;
    return ['sha256', 'sha384', 'sha512'].some((algorithm) =>
      allowedHashes.includes(`${algorithm}-${createHash(algorithm).update(text).digest('base64')}`),
    );
  });

/** True if `style` attributes have effect. */
export const allowsStyleAttribute = (policies: Policy[]): boolean =>
  policies.every((policy) => {
    const sources = sourcesOf(policy, 'style-src-attr', 'style-src', 'default-src');
    return (
      !sources ||
      (hasKeyword(sources, "'unsafe-inline'") && !sources.some((source) => /^'(nonce|sha\d+)-/i.test(source)))
    );
  });

/** The names of Trusted Types policies, out of `names`, that the page may not create (https://www.w3.org/TR/trusted-types/). */
export const refusedTrustedTypes = (policies: Policy[], names: string[]): string[] =>
  names.filter((name) =>
    policies.some((policy) => {
      const allowed = policy.get('trusted-types');
      const hasWildcard = name !== "'allow-duplicates'" && allowed?.includes('*');
      return allowed && !allowed.includes(name) && !hasWildcard;
    }),
  );

/** True if the page may run no scripts at all. */
export const forbidsScripts = (policies: Policy[]): boolean =>
  policies.some((policy) => {
    const sandbox = policy.get('sandbox');
    return sandbox && !hasKeyword(sandbox, 'allow-scripts');
  });

/** True if the page's http addresses are fetched by https. */
export const upgradesInsecure = (policies: Policy[]): boolean =>
  policies.some((policy) => policy.has('upgrade-insecure-requests'));
