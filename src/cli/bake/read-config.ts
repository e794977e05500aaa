import { readFile } from 'node:fs/promises';
import { httpUrl } from '../../feed/model/http-url.js';
import { wrongMember } from '../../publish/list-choice.js';
import type { Config, Source } from './config.js';

/** A wrong call or configuration. Its message is shown without a stack. */
export class ConfigError extends Error {}

const DEFAULTS = {
  title: '',
  language: 'ko',
  time_zone: 'Asia/Seoul',
  sections: {},
  lists: {},
  limit: 30,
  best_limit: 20,
  delay: 1,
  parallel: 1,
  timeout: 20,
  robots: true,
  recheck_days: 30,
};

const words = (text: string): string[] => text.split(' ');

/** Members of adapters whose value is a place. */
const PLACES = words(
  'url title summary image date_published author section views rank_change language kicker subtitle content_html date_modified tags source rights caption credit',
);

/** Members of each object in the configuration. */
const MEMBERS = {
  config: words(
    'title home_page_url description icon language rights time_zone base_url sources list article best sections lists limit best_limit delay parallel timeout robots recheck_days contact $schema',
  ),
  source: words('url section language title rights list article'),
  list: words('item url title summary image date_published author section views rank_change language'),
  article: words(
    'title content_html remove url kicker subtitle summary image images date_published date_modified author section tags related source rights views language corrected',
  ),
  best: words('url list by days'),
  images: words('item url caption credit'),
  related: words('item url title'),
};

/** Least values of numbers. */
const MINIMUMS = { limit: 1, best_limit: 1, delay: 0, parallel: 1, timeout: 1, recheck_days: 0 };

const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value);

/** Checks that `value` is an object without unknown members, which are misspelt ones as a rule. */
function checkObject(kind: keyof typeof MEMBERS, value: unknown, path: string): Record<string, unknown> {
  if (!isObject(value)) throw new ConfigError(`${path}: { … } is needed`);
  const members = MEMBERS[kind];
  for (const name in value)
    if (!members.includes(name)) throw new ConfigError(`${path}.${name}: not known (${members.join(', ')})`);
  return value;
}

function checkAdapter(kind: 'list' | 'article' | 'images' | 'related', value: unknown, path: string): void {
  if (value === undefined) return;
  const adapter = checkObject(kind, value, path);
  const required = kind === 'article' ? ['title', 'content_html'] : ['item'];
  for (const name of required)
    if (!adapter[name]) throw new ConfigError(`${path}.${name}: a selector is needed`);
  for (const name of PLACES) {
    const place = adapter[name];
    if (place !== undefined && [place].flat().some((each) => typeof each !== 'string' || !each))
      throw new ConfigError(`${path}.${name}: a selector, or a list of selectors, is needed`);
  }
  checkAdapter('images', adapter.images, `${path}.images`);
  checkAdapter('related', adapter.related, `${path}.related`);
}

function checkNumbers(config: Record<keyof typeof MINIMUMS, unknown>): void {
  for (const [name, minimum] of Object.entries(MINIMUMS)) {
    const value = config[name as keyof typeof MINIMUMS];
    if (typeof value !== 'number' || !(value >= minimum))
      throw new ConfigError(`${name}: a number from ${minimum} is needed`);
  }
}

function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ConfigError(`time_zone: there is no zone ${timeZone}`);
  }
}

function checkLanguages({ language, sources }: Config): void {
  try {
    Intl.getCanonicalLocales([language, ...sources.flatMap((source) => source.language ?? [])]);
  } catch (error) {
    throw new ConfigError(`language: ${(error as Error).message}`);
  }
}

function checkSections(sections: unknown): void {
  if (!isObject(sections)) throw new ConfigError('sections: { "name": "file-name" } is needed');
  for (const [name, file] of Object.entries(sections))
    if (typeof file !== 'string' || !/^[\w-]+$/.test(file))
      throw new ConfigError(`sections["${name}"]: a file name of letters, digits and hyphens is needed`);
}

function checkLists(lists: unknown): void {
  if (!isObject(lists)) throw new ConfigError('lists: { "file-name": { … } } is needed');
  for (const [name, list] of Object.entries(lists)) {
    const path = `lists["${name}"]`;
    if (!/^[\w-]+$/.test(name))
      throw new ConfigError(`${path}: a file name of letters, digits and hyphens is needed`);
    if (!isObject(list)) throw new ConfigError(`${path}: { … } is needed`);
    const { title = '', max_age, maxAge, ...choice } = list;
    const wrong =
      wrongMember({ ...choice, ...(max_age !== undefined && { maxAge: max_age }) })?.replace(
        'maxAge',
        'max_age',
      ) ??
      (maxAge === undefined ? undefined : 'maxAge') ??
      (typeof title === 'string' ? undefined : 'title');
    if (wrong) throw new ConfigError(`${path}.${wrong}: no such choice`);
  }
}

/** An absolute http(s) address, completed by `base`. */
function readUrl(value: unknown, path: string, base?: string): string {
  const url = httpUrl(value, base);
  if (!url) throw new ConfigError(`${path}: an http(s) address is needed, not ${JSON.stringify(value)}`);
  return url;
}

/** An absolute http(s) address of the configuration itself; `undefined` if it is left out. */
function readOwnUrl(value: unknown, path: string): string | undefined {
  if (value === undefined) return undefined;
  const url = httpUrl(value);
  if (!url) throw new ConfigError(`${path}: an http(s) address is needed`);
  return url;
}

function readSource(value: unknown, path: string, base: string | undefined): Source {
  const source = typeof value === 'string' ? { url: value } : checkObject('source', value, path);
  checkAdapter('list', source.list, `${path}.list`);
  checkAdapter('article', source.article, `${path}.article`);
  return { ...source, url: readUrl(source.url, `${path}.url`, base) };
}

function readBest(value: unknown, base: string | undefined): Config['best'] {
  if (value === undefined) return undefined;
  const best = checkObject('best', value, 'best');
  checkAdapter('list', best.list, 'best.list');
  if (best.by !== 'views' && !best.url) throw new ConfigError('best: "url", or "by": "views", is needed');
  return { days: 7, ...best, ...(best.url !== undefined && { url: readUrl(best.url, 'best.url', base) }) };
}

/**
 * Checks a configuration and fills in its defaults.
 * @throws {ConfigError} that names the member
 */
export function readConfig(value: unknown): Config {
  const given = checkObject('config', value, 'dongpo.json');
  if (!Array.isArray(given.sources) || !given.sources.length)
    throw new ConfigError('sources: at least one address is needed');
  const homePageUrl = readOwnUrl(given.home_page_url, 'home_page_url');
  const baseUrl = readOwnUrl(given.base_url, 'base_url');
  checkAdapter('list', given.list, 'list');
  checkAdapter('article', given.article, 'article');
  const sources = given.sources.map((source: unknown, index) =>
    readSource(source, `sources[${index}]`, homePageUrl),
  );
  const best = readBest(given.best, homePageUrl);
  const config = {
    ...DEFAULTS,
    ...given,
    sections: given.sections ?? DEFAULTS.sections,
    lists: given.lists ?? DEFAULTS.lists,
    sources,
    ...(homePageUrl && { home_page_url: homePageUrl }),
    ...(baseUrl && { base_url: baseUrl.replace(/\/?$/, '/') }),
    ...(best && { best }),
  };
  checkSections(config.sections);
  checkLists(config.lists);
  checkNumbers(config);
  // Strings (title, contact …) are not checked: they are printed as they are.
  const checked = config as typeof config & Config;
  checkTimeZone(checked.time_zone);
  checkLanguages(checked);
  return checked;
}

/**
 * Reads the configuration from a file, or makes one of the address of a single feed.
 * @throws {ConfigError} for a file that cannot be read, or is wrong
 */
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
