import { createHash } from 'node:crypto';
import type { CheerioAPI } from 'cheerio';
import type { Note } from './codes.js';
import { allows } from './cors.js';
import { allowsChunk, allowsInline, allowsScript, type Policy } from './csp.js';
import { isLocal, type Visit } from './fetch.js';
import { meant, wrongValue } from './manifest.js';
import type { Context } from './report.js';
import { isAsleep, lineOf, oneLine, SETTINGS } from './widgets.js';

/** A script of ours that a page asks for. */
export interface Script {
  label: string;
  url: string;
  isModule: boolean;
  nonce?: string;
  integrity?: string;
  crossorigin: boolean;
  version?: string;
}

const FILE = /(?:^|\/)dongpo(\.classic)?\.js$/;
const isOurs = (address: string): boolean => FILE.test(address.split(/[?#]/)[0]!);

/** A script's address; undefined where it is none. */
const resolve = (address: string, base: string): string | undefined => {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
};

/** The scripts of ours that a page asks for, and the first `data-src` among their tags. */
export function scriptsOf(
  $: CheerioAPI,
  base: string,
  policies: Policy[],
  note: Note,
): { scripts: Script[]; others: boolean; src?: string } {
  const scripts: Script[] = [];
  let others = false;
  let src: string | undefined;
  let map: Record<string, string> = {};
  for (const element of $('script').toArray().slice(0, 500)) {
    if (isAsleep(element)) continue;
    const { type = '', src: address, nonce, integrity, crossorigin } = element.attribs;
    const kind = type.trim().toLowerCase();
    const where = `${lineOf(element)}: <script>`;
    const inline = $(element).text();
    const tag = { nonce, integrity, crossorigin: crossorigin !== undefined };
    if (kind === 'importmap') {
      try {
        map = { ...map, ...JSON.parse(inline).imports };
      } catch {
        // The browser tells of it.
      }
      if (/dongpo/.test(inline) && !allowsInline(policies, inline, nonce))
        note('csp-inline-script', { where });
      continue;
    }
    const isModule = kind === 'module';
    if (!isModule && kind && !/^(text|application)\/(x-)?(java|ecma)script$/.test(kind)) continue;
    if (address !== undefined && isOurs(address)) {
      const url = resolve(address, base);
      if (!url) continue;
      const classic = FILE.exec(address.split(/[?#]/)[0]!)![1];
      if (!classic && !isModule) note('script-no-module', { where });
      if (classic && isModule) note('script-classic-as-module', { where });
      for (const [name, value] of Object.entries(element.attribs)) {
        const setting = name.replace(/^data-/, '');
        if (setting === name) continue;
        const instead = !SETTINGS.includes(setting) && meant(setting, SETTINGS);
        const takes = wrongValue(setting, value);
        if (instead) note('attribute-unknown', { where, sample: `${name}="${value}" → data-${instead}` });
        else if (takes && SETTINGS.includes(setting))
          note('attribute-value', { where, sample: `${name}="${value}" → ${takes}` });
      }
      src ??= element.attribs['data-src'];
      scripts.push({ ...tag, label: `${where} ${oneLine(address)}`, url, isModule });
      continue;
    }
    const imported = [...inline.matchAll(/\bimport\b[^"';]{0,500}["']([^"']{1,500})["']/g)].flatMap(
      ([, name = '']) => {
        const mapped = map[name] ?? name;
        if (!isOurs(mapped) && !/^dongpo-widgets(\/|$)/.test(name)) return [];
        if (/^dongpo-widgets(\/|$)/.test(mapped)) {
          // A browser knows no packages.
          note('script-import-unmapped', { where, sample: name });
          return [];
        }
        return resolve(mapped, base) ?? [];
      },
    );
    if (imported[0] && !allowsInline(policies, inline, nonce)) note('csp-inline-script', { where });
    for (const url of imported)
      scripts.push({ ...tag, label: `${where} ${oneLine(url)}`, url, isModule: true, integrity: undefined });
    if (address !== undefined || inline.trim()) others ||= !imported[0];
  }
  return { scripts, others, src };
}

/** Whether bytes are those that `integrity` names: of its hashes, the strongest kind counts. */
export function fits(integrity: string, bytes: Uint8Array): boolean {
  const hashes = [...integrity.matchAll(/(sha(?:256|384|512))-([\w+/-]+=*)/g)].map(
    ([, kind = '', value = '']) => [kind, value.replaceAll('-', '+').replaceAll('_', '/')] as const,
  );
  const strongest = hashes
    .map(([kind]) => kind)
    .sort()
    .at(-1);
  // What names no hash asks for none.
  if (!strongest) return true;
  const real = createHash(strongest).update(bytes).digest('base64');
  return hashes.some(([kind, value]) => kind === strongest && value === real);
}

const SCRIPT_TYPE = /^(text|application)\/(x-)?(java|ecma|live|j)script([\d.]*)\s*(;|$)/i;

export interface ScriptPage {
  /** Its origin, `null` for a file. */
  self: string;
  secure: boolean;
  upgrades: boolean;
  policies: Policy[];
  hashes: Record<string, string>;
}

/** What a script says of its version: in its own text, or by its hash. */
function versionOf(
  made: Visit,
  url: string,
  hashes: Record<string, string>,
  own: string,
): string | undefined {
  const text = new TextDecoder().decode(made.bytes);
  const written = /dongpo-widgets\.kit\.(\d+\.\d+\.\d+[\w.+-]*)/.exec(text)?.[1];
  const name = FILE.exec(new URL(url).pathname)?.[1] ? 'dongpo.classic.js' : 'dongpo.js';
  return written ?? (hashes[name] && fits(hashes[name], made.bytes) ? own : undefined);
}

/** What is said of one script: whether it comes, whether it may run, and which version it is. */
export async function examineScript(
  script: Script,
  page: ScriptPage,
  context: Context,
  note: Note,
): Promise<void> {
  const { url, isModule, nonce, integrity, crossorigin } = script;
  const { self, policies } = page;
  const where = script.label;
  if (!/^https?:/.test(url)) return;
  const mixed = page.secure && url.startsWith('http:') && !isLocal(url);
  if (mixed && !page.upgrades) note('script-insecure', { where });
  const made = await context.visit(url, { origin: self });
  const last = made.hops.at(-1);
  const steps = made.hops.length ? made.hops.map((hop) => hop.url) : [url];
  const refused = steps.find(
    (step, index) => !allowsScript(policies, step, self, { nonce, integrity }, index > 0),
  );
  if (refused) note('csp-script', { where, value: new URL(refused).origin });
  else if (isModule && !allowsChunk(policies, new URL('chunk-0A1b2C.js', made.url).href, self, nonce))
    note('csp-chunks', { where, value: new URL('.', made.url).href });
  const fault = last?.tls?.faults.find(([code]) => code !== 'tls-expires-soon')?.[0];
  const dead = made.problem?.code ?? fault ?? (last?.status === 200 ? undefined : `HTTP ${last?.status}`);
  const address = /(?:^|[/@-])v?(\d+\.\d+\.\d+(?:-[\w.]+)?)(?:\/|$)/.exec(new URL(url).pathname)?.[1];
  script.version = address;
  if (dead) return note('script-unreachable', { where, sample: dead });
  const type = last!.headers['content-type'] ?? '';
  const nosniff = /nosniff/i.test(last!.headers['x-content-type-options'] ?? '');
  if (isModule || nosniff ? !SCRIPT_TYPE.test(type) : /^(image|audio|video)\/|^text\/csv/i.test(type))
    note('script-content-type', { where, sample: type || '—' });
  const foreign = made.hops.some((hop) => hop.standing.foreign);
  if (foreign && (isModule || crossorigin)) {
    const hop = made.hops.find((each) => !allows(each.standing, each.headers['access-control-allow-origin']));
    if (hop) note('script-cors-missing', { where, sample: hop.headers['access-control-allow-origin'] });
  } else if (foreign && integrity) note('integrity-without-cors', { where });
  if (integrity && !fits(integrity, made.bytes))
    note('integrity-differs', {
      where,
      sample: `sha384-${createHash('sha384').update(made.bytes).digest('base64')}`,
    });
  const found = versionOf(made, url, page.hashes, context.version);
  if (found && address && found !== address)
    note('version-differs-from-address', { where, sample: `${address} ≠ ${found}` });
  script.version = found ?? address;
  if (script.version && script.version !== context.version)
    note('version-other', { where, value: context.version, sample: script.version });
}
