/** Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), as far as widgets meet it. */
import { createHash } from 'node:crypto';

/** One policy: its directives by name. Of several, each must allow. */
export type Policy = Map<string, string[]>;

/** The policies of a header, which may hold several, and of meta elements, where some directives count for nothing. */
export function policiesOf(header = '', metas: string[] = []): Policy[] {
  const read = (text: string, isMeta: boolean): Policy => {
    const policy: Policy = new Map();
    for (const part of text.split(';')) {
      const [name = '', ...values] = part.trim().split(/[\t\n\f\r ]+/);
      const key = name.toLowerCase();
      if (isMeta && /^(frame-ancestors|report-uri|sandbox)$/.test(key)) continue;
      // The first of a name counts.
      if (key && !policy.has(key)) policy.set(key, values);
    }
    return policy;
  };
  return [
    ...header.split(',').map((text) => read(text, false)),
    ...metas.map((text) => read(text, true)),
  ].filter((policy) => policy.size);
}

/** Sources of the first of the directives that the policy has; undefined: it does not care. */
const sourcesOf = (policy: Policy, ...names: string[]): string[] | undefined =>
  policy.get(names.find((name) => policy.has(name)) ?? '');

const has = (sources: string[], keyword: string): boolean =>
  sources.some((source) => source.toLowerCase() === keyword);

const ports: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };
/** A written scheme allows its safer sisters, too. */
const schemeFits = (written: string, scheme: string): boolean =>
  written === scheme ||
  (written === 'http:' && scheme === 'https:') ||
  (written === 'ws:' && /^(wss|https?):$/.test(scheme)) ||
  (written === 'wss:' && scheme === 'https:');

function pathFits(written: string, path: string): boolean {
  const decode = (text: string): string => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  if (!written || written === '/') return true;
  const [own, other] = [decode(written), decode(path)];
  return own.endsWith('/') ? other.startsWith(own) : other === own;
}

/**
 * Whether one source expression matches an address (CSP3, 6.7.2.8).
 * @param self origin of the page, or the word `null`
 * @param redirected the address was come to by a redirect: then paths do not count
 */
export function matches(source: string, address: string, self: string, redirected = false): boolean {
  const url = new URL(address);
  const lower = source.toLowerCase();
  const page = self === 'null' ? undefined : new URL(self);
  if (lower === '*') return /^(https?|wss?):$/.test(url.protocol) || url.protocol === page?.protocol;
  if (lower === "'self'")
    return (
      !!page &&
      (page.origin === url.origin ||
        (page.hostname === url.hostname &&
          // Both at their scheme's own port.
          !page.port &&
          !url.port &&
          schemeFits(page.protocol, url.protocol)))
    );
  if (source.startsWith("'")) return false;
  if (/^[a-z][a-z\d+.-]*:$/.test(lower)) return schemeFits(lower, url.protocol);
  const [, scheme, host = '', port, path = ''] =
    /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^/:]+|\[[^\]]*\])(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(source) ?? [];
  if (!host) return false;
  const base = scheme?.toLowerCase() ?? page?.protocol;
  if (base && !schemeFits(base, url.protocol)) return false;
  const name = host.toLowerCase();
  if (name !== '*' && !(name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name))
    return false;
  const actual = url.port || ports[url.protocol];
  // Port 80 is written where the address has since become https.
  const upgraded = port === '80' && actual === '443' && url.protocol === 'https:';
  if (port ? port !== '*' && port !== actual && !upgraded : !!url.port) return false;
  return redirected || pathFits(path, url.pathname);
}

const anyMatches = (sources: string[], address: string, self: string, redirected?: boolean): boolean =>
  sources.some((source) => matches(source, address, self, redirected));

/** Whether all policies let the page fetch (`connect-src`) or show (`img-src`) what is at an address. */
export const allowsLoad = (
  policies: Policy[],
  directive: 'connect-src' | 'img-src',
  address: string,
  self: string,
  redirected?: boolean,
): boolean =>
  policies.every((policy) => {
    const sources = sourcesOf(policy, directive, 'default-src');
    return !sources || anyMatches(sources, address, self, redirected);
  });

const HASH = /^'?(sha(?:256|384|512))-([\w+/-]+={0,2})'?(?:\?.*)?$/i;
/** `sha256-…` in one spelling: hashes may be written in base64url. */
const hash = (text: string): string | undefined => {
  const [, kind, value] = HASH.exec(text) ?? [];
  return kind && `${kind.toLowerCase()}-${value!.replaceAll('-', '+').replaceAll('_', '/')}`;
};
const hasNonce = (sources: string[], nonce: string | undefined): boolean =>
  !!nonce && sources.some((source) => /^'nonce-/i.test(source) && source.slice(7, -1) === nonce);

const scriptSources = (policy: Policy): string[] | undefined =>
  sourcesOf(policy, 'script-src-elem', 'script-src', 'default-src');

export interface ScriptTag {
  nonce?: string;
  integrity?: string;
}

/** Whether all policies let a script run that stands as a tag in the page. */
export const allowsScript = (
  policies: Policy[],
  address: string,
  self: string,
  { nonce, integrity }: ScriptTag = {},
  redirected?: boolean,
): boolean =>
  policies.every((policy) => {
    const sources = scriptSources(policy);
    if (!sources || hasNonce(sources, nonce)) return true;
    const pinned = integrity?.split(/\s+/).filter((each) => HASH.test(each)) ?? [];
    const known = sources.flatMap((source) => hash(source) ?? []);
    if (pinned[0] && pinned.every((each) => known.includes(hash(each)!))) return true;
    return !has(sources, "'strict-dynamic'") && anyMatches(sources, address, self, redirected);
  });

/**
 * Whether a module that runs may load its own chunks: they carry its nonce, and are not the parser's, so that
 * `strict-dynamic` lets them; its hash says nothing of them.
 */
export const allowsChunk = (policies: Policy[], address: string, self: string, nonce?: string): boolean =>
  policies.every((policy) => {
    const sources = scriptSources(policy);
    return (
      !sources ||
      hasNonce(sources, nonce) ||
      has(sources, "'strict-dynamic'") ||
      anyMatches(sources, address, self)
    );
  });

/** Whether an inline script runs; import maps are ones, too. */
export const allowsInline = (policies: Policy[], text: string, nonce?: string): boolean =>
  policies.every((policy) => {
    const sources = scriptSources(policy);
    if (!sources || hasNonce(sources, nonce)) return true;
    const known = sources.flatMap((source) => hash(source) ?? []);
    const guarded =
      known[0] || sources.some((source) => /^'nonce-/i.test(source)) || has(sources, "'strict-dynamic'");
    if (!guarded && has(sources, "'unsafe-inline'")) return true;
    return ['sha256', 'sha384', 'sha512'].some((kind) =>
      known.includes(`${kind}-${createHash(kind).update(text).digest('base64')}`),
    );
  });

/** Whether `style="…"` counts. */
export const allowsStyleAttribute = (policies: Policy[]): boolean =>
  policies.every((policy) => {
    const sources = sourcesOf(policy, 'style-src-attr', 'style-src', 'default-src');
    return (
      !sources ||
      (has(sources, "'unsafe-inline'") && !sources.some((source) => /^'(nonce|sha\d+)-/i.test(source)))
    );
  });

/** Names of Trusted Types policies, of those asked about, that may not be made (https://www.w3.org/TR/trusted-types/). */
export const refusedTypes = (policies: Policy[], names: string[]): string[] =>
  names.filter(
    (name) =>
      !policies.every((policy) => {
        const list = policy.get('trusted-types');
        return !list || list.includes(name) || (name !== "'allow-duplicates'" && list.includes('*'));
      }),
  );

/** Whether scripts are switched off altogether. */
export const forbidsScripts = (policies: Policy[]): boolean =>
  policies.some((policy) => policy.has('sandbox') && !has(policy.get('sandbox')!, 'allow-scripts'));

/** Whether http addresses of the page become https ones. */
export const upgradesInsecure = (policies: Policy[]): boolean =>
  policies.some((policy) => policy.has('upgrade-insecure-requests'));
