/** Source expressions of a Content Security Policy (https://www.w3.org/TR/CSP3/#source-lists). */

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

/** Schemes that allow others, too. */
const UPGRADED = ['http:', 'ws:', 'wss:'];

/** True if a source's scheme allows an address's: a scheme allows its secure counterpart, too. */
const schemeMatches = (source: string, scheme: string): boolean =>
  source === scheme ||
  (source === 'http:' && scheme === 'https:') ||
  (source === 'ws:' && /^(wss|https?):$/.test(scheme)) ||
  (source === 'wss:' && scheme === 'https:');

function portMatches(source: string | undefined, { port, protocol }: URL): boolean {
  if (!source) return !port;
  if (source === '*') return true;
  const actual = port || DEFAULT_PORTS[protocol];
  // Port 80 also allows the port of an address that was upgraded to https.
  return source === actual || (source === '80' && actual === '443' && protocol === 'https:');
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** True if the path of a source allows that of an address. Both are decoded. */
const pathMatches = (source: string, path: string): boolean =>
  !source || source === '/' || (source.endsWith('/') ? path.startsWith(source) : path === source);

/** True if `'self'` of a page allows an address: the same origin, or its https form at the default port. */
function selfMatches(page: URL, url: URL): boolean {
  const hasDefaultPorts = !page.port && !url.port;
  return (
    page.origin === url.origin ||
    (page.hostname === url.hostname && hasDefaultPorts && schemeMatches(page.protocol, url.protocol))
  );
}

/** A source expression with a host: `https://*.example:8080/path/`. */
interface HostSource {
  scheme: string | undefined;
  port: string | undefined;
  /** Decoded. */
  path: string;
}

/** The source expressions of a directive, sorted so that an address is compared with the few that concern its host. */
interface SourceIndex {
  /** The sources without a host: schemes, `*` and `'self'`. */
  words: ReadonlySet<string>;
  /** By host; for a wildcard by the end that hosts have in common (`.example`), empty for all. */
  exact: ReadonlyMap<string, HostSource[]>;
  wildcards: ReadonlyMap<string, HostSource[]>;
}

const HOST_SOURCE = /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^/:]+|\[[^\]]*\])(?::(\d+|\*))?(\/[^?#]*)?$/i;

function buildIndex(sources: readonly string[]): SourceIndex {
  const words = new Set<string>();
  const exact = new Map<string, HostSource[]>();
  const wildcards = new Map<string, HostSource[]>();
  for (const source of new Set(sources)) {
    const lower = source.toLowerCase();
    if (lower === '*' || lower === "'self'" || /^[a-z][a-z\d+.-]*:$/.test(lower)) words.add(lower);
    if (lower === '*' || source.startsWith("'") || words.has(lower)) continue;
    const [, scheme, host, port, path = ''] = HOST_SOURCE.exec(source) ?? [];
    if (!host) continue;
    const key = host.toLowerCase();
    const isWildcard = key === '*' || key.startsWith('*.');
    const map = isWildcard ? wildcards : exact;
    const entry = { scheme: scheme?.toLowerCase(), port, path: decodePath(path) };
    const known = map.get(isWildcard ? key.slice(1) : key);
    if (known) known.push(entry);
    else map.set(isWildcard ? key.slice(1) : key, [entry]);
  }
  return { words, exact, wildcards };
}

/** Indexes of the directives, which are the same for all addresses of a page. */
const indexes = new WeakMap<readonly string[], SourceIndex>();

function indexOf(sources: readonly string[]): SourceIndex {
  const index = indexes.get(sources) ?? buildIndex(sources);
  indexes.set(sources, index);
  return index;
}

/** The sources that concern a host: its own, and the wildcards of each of its ends. */
function* sourcesOfHost({ exact, wildcards }: SourceIndex, host: string): Iterable<HostSource> {
  yield* exact.get(host) ?? [];
  yield* wildcards.get('') ?? [];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1))
    yield* wildcards.get(host.slice(dot)) ?? [];
}

/**
 * True if one of the source expressions of a directive allows an address (CSP3, 6.7.2.8).
 *
 * @param self origin of the page, or `null`
 * @param isRedirected true if a redirect led to the address: paths are then ignored
 */
export function matchesAny(
  sources: readonly string[],
  address: string,
  self: string,
  isRedirected = false,
): boolean {
  const url = new URL(address);
  const page = self === 'null' ? undefined : new URL(self);
  const index = indexOf(sources);
  const { words } = index;
  if (words.has('*') && (/^(https?|wss?):$/.test(url.protocol) || url.protocol === page?.protocol))
    return true;
  if (words.has("'self'") && page && selfMatches(page, url)) return true;
  if ([url.protocol, ...UPGRADED].some((word) => words.has(word) && schemeMatches(word, url.protocol)))
    return true;
  const path = decodePath(url.pathname);
  for (const { scheme = page?.protocol, port, path: sourcePath } of sourcesOfHost(index, url.hostname))
    if (
      (!scheme || schemeMatches(scheme, url.protocol)) &&
      portMatches(port, url) &&
      (isRedirected || pathMatches(sourcePath, path))
    )
      return true;
  return false;
}

/** True if one source expression allows an address. */
export const matchesSource = (
  source: string,
  address: string,
  self: string,
  isRedirected?: boolean,
): boolean => matchesAny([source], address, self, isRedirected);
