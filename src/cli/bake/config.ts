import { readFile } from 'node:fs/promises';
import { httpUrl } from '../../feed/model/http-url.js';

/**
 * Where something stands on a page: a CSS selector (https://www.w3.org/TR/selectors-4/), of which the text is
 * taken, or with `@name` behind it an attribute. Of several the first that finds something.
 */
export type Place = string | string[];

/** How the CMS writes a list of articles. Places are looked for within each `item`. */
export interface ListAdapter {
  /** One for each article. */
  item: string;
  /** Default: the first link, `a@href`. */
  url?: Place;
  /** Default: the text of the first link. */
  title?: Place;
  summary?: Place;
  image?: Place;
  date_published?: Place;
  author?: Place;
  section?: Place;
  /** How often it was read: its digits. */
  views?: Place;
  /** `▲3`, `▼1`, `NEW`. */
  rank_change?: Place;
  language?: Place;
}

/** How the CMS writes an article. What is wanting is taken from the list. */
export interface ArticleAdapter {
  title: Place;
  /** HTML of the body. */
  content_html: Place;
  /** What is no part of the body: selectors within it. */
  remove?: string[];
  /** Its canonical address. Default: `link[rel=canonical]@href`. */
  url?: Place;
  kicker?: Place;
  subtitle?: Place;
  summary?: Place;
  /** Default: `meta[property="og:image"]@content`. */
  image?: Place;
  /** Pictures with captions; places within each `item`. */
  images?: { item: string; url?: Place; caption?: Place; credit?: Place };
  date_published?: Place;
  date_modified?: Place;
  author?: Place;
  /** Each that it finds is one step of the path, from the outermost inwards. */
  section?: Place;
  tags?: Place;
  related?: { item: string; url?: Place; title?: Place };
  source?: Place;
  rights?: Place;
  views?: Place;
  language?: Place;
  /** Marked as corrected where this selector finds something. */
  corrected?: string;
}

/**
 * An address that is read: a feed (JSON Feed, RSS, Atom, WordPress REST), or a page with a list. Where there is an
 * adapter for articles, the pages of those listed are read too.
 */
export interface Source {
  url: string;
  /** Of articles that name none. */
  section?: string;
  /** The edition that its articles are in. Default: the newspaper's own language. */
  language?: string;
  /** What the feed of that edition says of itself, where it differs. */
  title?: string;
  rights?: string;
  list?: ListAdapter;
  article?: ArticleAdapter;
}

/** `dongpo.json`. Addresses may be relative to `home_page_url`. */
export interface Config {
  title: string;
  home_page_url?: string;
  description?: string;
  icon?: string;
  /** BCP 47. Default `ko`. */
  language: string;
  /** The copyright line, printed as given. */
  rights?: string;
  /** IANA zone of dates that carry none. Default `Asia/Seoul`. */
  time_zone: string;
  /** Where the files will be, for the addresses in them and in the snippets. */
  base_url?: string;
  sources: Source[];
  /** Adapters of all sources that have none of their own. */
  list?: ListAdapter;
  article?: ArticleAdapter;
  /** Where the best list comes from: a page, or the number of readers. `best.txt` is stronger than either. */
  best?: { url?: string; list?: ListAdapter; by?: 'views'; days: number };
  /** File names of sections, by their names. */
  sections: Record<string, string>;
  /** Articles in a list. Default 30, in the best list 20. */
  limit: number;
  best_limit: number;
  /** Seconds between two requests. Default 1. */
  delay: number;
  /** Requests at a time. Default 1. */
  parallel: number;
  /** Seconds for one request. Default 20. */
  timeout: number;
  /** Whether `robots.txt` is kept to. Default true. */
  robots: boolean;
  /** Days for which an article's page is looked at again. Default 30. */
  recheck_days: number;
  /** Who runs this: an address or a mailbox, for the User-Agent. */
  contact?: string;
}

/** A call or a configuration that cannot be: said without a stack. */
export class ConfigError extends Error {}

const defaults = {
  language: 'ko',
  time_zone: 'Asia/Seoul',
  limit: 30,
  best_limit: 20,
  delay: 1,
  parallel: 1,
  timeout: 20,
  robots: true,
  recheck_days: 30,
};
const places =
  'url title summary image date_published author section views rank_change language kicker subtitle content_html date_modified tags source rights caption credit'.split(
    ' ',
  );
const known = {
  config:
    'title home_page_url description icon language rights time_zone base_url sources list article best sections limit best_limit delay parallel timeout robots recheck_days contact $schema',
  source: 'url section language title rights list article',
  list: 'item url title summary image date_published author section views rank_change language',
  article:
    'title content_html remove url kicker subtitle summary image images date_published date_modified author section tags related source rights views language corrected',
  best: 'url list by days',
  images: 'item url caption credit',
  related: 'item url title',
};
type Kind = keyof typeof known;

const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value);

/** Throws where `value` is no such object, or has members that mean nothing: a slip of the pen must be seen. */
function check(kind: Kind, value: unknown, where: string): Record<string, unknown> {
  if (!isObject(value)) throw new ConfigError(`${where}: { … } is needed`);
  const names = known[kind].split(' ');
  for (const name in value)
    if (!names.includes(name)) throw new ConfigError(`${where}.${name}: not known (${names.join(', ')})`);
  return value;
}

function checkAdapter(kind: 'list' | 'article' | 'images' | 'related', value: unknown, where: string): void {
  if (value === undefined) return;
  const adapter = check(kind, value, where);
  const needed = kind === 'article' ? ['title', 'content_html'] : ['item'];
  for (const name of needed)
    if (!adapter[name]) throw new ConfigError(`${where}.${name}: a selector is needed`);
  for (const name of places) {
    const place = adapter[name];
    if (place !== undefined && [place].flat().some((each) => typeof each !== 'string' || !each))
      throw new ConfigError(`${where}.${name}: a selector, or a list of selectors, is needed`);
  }
  checkAdapter('images', adapter.images, `${where}.images`);
  checkAdapter('related', adapter.related, `${where}.related`);
}

function checkNumbers(config: Config): void {
  for (const [name, least] of Object.entries({
    limit: 1,
    best_limit: 1,
    delay: 0,
    parallel: 1,
    timeout: 1,
    recheck_days: 0,
  })) {
    const value = config[name as 'limit'];
    if (typeof value !== 'number' || !(value >= least))
      throw new ConfigError(`${name}: a number from ${least} is needed`);
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: config.time_zone });
  } catch {
    throw new ConfigError(`time_zone: there is no zone ${config.time_zone}`);
  }
  try {
    Intl.getCanonicalLocales([config.language, ...config.sources.flatMap(({ language }) => language ?? [])]);
  } catch (error) {
    throw new ConfigError(`language: ${(error as Error).message}`);
  }
}

/** Checks what a configuration says and fills in what it leaves out. */
export function readConfig(value: unknown): Config {
  const given = check('config', value, 'dongpo.json');
  if (!Array.isArray(given.sources) || !given.sources.length)
    throw new ConfigError('sources: at least one address is needed');
  const home = given.home_page_url === undefined ? undefined : httpUrl(given.home_page_url);
  if (given.home_page_url !== undefined && !home)
    throw new ConfigError('home_page_url: an http(s) address is needed');
  if (given.base_url !== undefined && !httpUrl(given.base_url))
    throw new ConfigError('base_url: an http(s) address is needed');
  const absolute = (url: unknown, where: string): string => {
    const address = httpUrl(url, home);
    if (!address) throw new ConfigError(`${where}: an http(s) address is needed, not ${JSON.stringify(url)}`);
    return address;
  };
  checkAdapter('list', given.list, 'list');
  checkAdapter('article', given.article, 'article');
  const sources = given.sources.map((each: unknown, index): Source => {
    const where = `sources[${index}]`;
    const source = typeof each === 'string' ? { url: each } : check('source', each, where);
    checkAdapter('list', source.list, `${where}.list`);
    checkAdapter('article', source.article, `${where}.article`);
    return { ...source, url: absolute(source.url, `${where}.url`) };
  });
  const best = given.best === undefined ? undefined : check('best', given.best, 'best');
  checkAdapter('list', best?.list, 'best.list');
  if (best && best.by !== 'views' && !best.url)
    throw new ConfigError('best: "url", or "by": "views", is needed');
  const config = {
    title: '',
    ...defaults,
    ...given,
    sections: given.sections ?? {},
    sources,
    ...(home && { home_page_url: home }),
    ...(given.base_url !== undefined && { base_url: httpUrl(given.base_url)!.replace(/\/?$/, '/') }),
    ...(best && {
      best: { days: 7, ...best, ...(best.url !== undefined && { url: absolute(best.url, 'best.url') }) },
    }),
  } as Config;
  if (!isObject(config.sections)) throw new ConfigError('sections: { "name": "file-name" } is needed');
  for (const [name, file] of Object.entries(config.sections))
    if (typeof file !== 'string' || !/^[\w-]+$/.test(file))
      throw new ConfigError(`sections["${name}"]: a file name of letters, digits and hyphens is needed`);
  checkNumbers(config);
  return config;
}

/** From a file, or of a single feed's address. */
export async function loadConfig(target: string): Promise<Config> {
  if (httpUrl(target)) return readConfig({ sources: [target] });
  let text: string;
  try {
    text = await readFile(target, 'utf8');
  } catch {
    throw new ConfigError(`${target}: neither an http(s) address nor a file that can be read`);
  }
  try {
    return readConfig(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    throw new ConfigError(`${target}: ${(error as Error).message}`);
  }
}
