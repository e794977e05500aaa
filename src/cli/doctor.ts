import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { FeedError } from '../feed/error.js';
import type { Feed } from '../feed/model.js';
import { parseFeed } from '../feed/parse.js';

const words = {
  en: {
    items: (count: number) => `${count} items`,
    fine: 'Nothing to remark.',
    item: 'item',
    cors: (origin: string) =>
      `Pages of ${origin} may not read the feed: it sends no Access-Control-Allow-Origin that allows them (CORS). Send "Access-Control-Allow-Origin: *" with the feed.`,
    error: 'ERROR',
    warning: 'warning',
    info: 'note',
  },
  ko: {
    items: (count: number) => `기사 ${count}건`,
    fine: '지적할 것이 없습니다.',
    item: '기사',
    cors: (origin: string) =>
      `${origin}의 페이지는 이 피드를 읽을 수 없습니다: 허용하는 Access-Control-Allow-Origin이 없습니다(CORS). 피드에 "Access-Control-Allow-Origin: *"를 붙여 보내세요.`,
    error: '오류',
    warning: '주의',
    info: '참고',
  },
};

/** Bytes of a feed and what is known of them, from the network or a file. */
async function fetchBytes(target: string, origin?: string) {
  if (!/^https?:/i.test(target))
    return { bytes: new Uint8Array(await readFile(target)), url: pathToFileURL(target).href };
  const response = await fetch(target, {
    headers: origin ? { origin } : {},
    signal: AbortSignal.timeout(20_000),
  }).catch((error) => {
    throw new FeedError('network', `${error?.cause?.message ?? error?.message ?? error}`, undefined, target);
  });
  if (!response.ok) throw new FeedError('http', `HTTP ${response.status}`, response.status, target);
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    url: response.url,
    contentType: response.headers.get('content-type') ?? undefined,
    allowed: response.headers.get('access-control-allow-origin'),
  };
}

/**
 * `dongpo-widgets doctor`: prints what a reading of a feed remarks.
 * @returns the exit code: 0 all well, 1 warnings, 2 errors or no feed, 3 a wrong call
 */
export async function doctor(args: string[], usage: string): Promise<number> {
  let call: ReturnType<typeof parse>;
  try {
    call = parse(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 3;
  }
  const {
    values: { lang = Intl.DateTimeFormat().resolvedOptions().locale, origin, json, 'time-zone': timeZone },
    positionals: [target],
  } = call;
  if (!target || call.positionals[1]) {
    console.error(usage);
    return 3;
  }
  const language = /^ko/i.test(lang) ? 'ko' : 'en';
  const say = words[language];
  let feed: Feed;
  let allowed: string | null | undefined;
  try {
    const { bytes, ...about } = await fetchBytes(target, origin);
    allowed = about.allowed;
    feed = await parseFeed(bytes, { ...about, timeZone, diagnostics: language });
  } catch (error) {
    const { code, message } = error as FeedError;
    if (json) console.log(JSON.stringify({ target, error: { code, message } }, null, 2));
    else console.error(`${target}: ${say.error} (${code}): ${message}`);
    return 2;
  }
  const list = feed._dongpo?.diagnostics ?? [];
  const refused = !!origin && allowed !== undefined && allowed !== '*' && allowed !== origin;
  if (json) {
    console.log(
      JSON.stringify(
        { target, title: feed.title, items: feed.items.length, cors: !refused, diagnostics: list },
        null,
        2,
      ),
    );
  } else {
    console.log(`${target}: ${feed.title || '—'}, ${say.items(feed.items.length)}`);
    if (refused) console.log(`\n${say.error}  ${say.cors(origin)}`);
    for (const { severity, message, advice, count, items, sample, code } of list) {
      const where = items
        ? ` (${say.item} ${items.map((index) => index + 1).join(', ')}${count > items.length ? ', …' : ''})`
        : '';
      console.log(`\n${say[severity]}  ${message}${count > 1 ? ` ×${count}` : ''}${where}  [${code}]`);
      if (sample) console.log(`    ${sample}`);
      console.log(`    → ${advice}`);
    }
    if (!list.length && !refused) console.log(say.fine);
  }
  const worst = refused ? 'error' : list[0]?.severity;
  return worst === 'error' ? 2 : worst === 'warning' ? 1 : 0;
}

const parse = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      origin: { type: 'string' },
      'time-zone': { type: 'string' },
      json: { type: 'boolean' },
    },
  });
