/**
 * The sample news of `demo/news/`. In those files, dates are distances (`now-1d3h20m`) and addresses begin at the
 * root (`/images/market.svg`), so that both are right wherever and whenever the demo runs.
 */
import { readFileSync } from 'node:fs';

const units = { d: 86_400_000, h: 3_600_000, m: 60_000 };
const names = ['latest', 'best', 'chinese', 'english', 'mixed'];
const nineHours = 9 * units.h;

const seoul = (time) => `${new Date(time + nineHours).toISOString().slice(0, 19)}+09:00`;

function date(distance, now, precision) {
  let time = now;
  for (const [, count, unit] of distance.matchAll(/(\d+)([dhm])/g)) time -= count * units[unit];
  const written = seoul(time);
  return precision === 'day' ? `${written.slice(0, 10)}T00:00:00+09:00` : written;
}

function resolve(value, origin, now, precision) {
  if (Array.isArray(value)) return value.map((each) => resolve(each, origin, now, precision));
  if (value && typeof value === 'object') {
    const known = value._dongpo?.date_precision ?? precision;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, resolve(each, origin, now, known)]),
    );
  }
  if (typeof value !== 'string') return value;
  if (/^now-/.test(value)) return date(value, now, precision);
  if (/^\/(?!\/)/.test(value)) return origin + value;
  return value.startsWith('<') ? value.replace(/(\s(?:src|href)=")\/(?!\/)/g, `$1${origin}/`) : value;
}

/**
 * @param {{ origin: string, now: number }} options origin of articles and images, and the time to count dates from
 */
export function readNews({ origin, now }) {
  const feeds = new Map();
  const articles = new Map();
  const read = (name) => JSON.parse(readFileSync(new URL(`./news/${name}.json`, import.meta.url), 'utf8'));
  const all = names.map((name) => [name, read(name)]);
  // One file makes a feed for each language: `/feeds/world.{lang}.json`.
  for (const [lang, feed] of Object.entries(read('world'))) all.push([`world.${lang}`, feed]);
  for (const [name, raw] of all) {
    const feed = resolve(raw, origin, now);
    feeds.set(name, feed);
    for (const item of feed.items) {
      // An article can be in several lists, of which only some hold all of it.
      if (!articles.get(item.id)?.item.content_html) articles.set(item.id, { feed, item });
    }
  }
  return {
    names,
    /** Names of all feeds and ids of all articles. */
    feeds: [...feeds.keys()],
    ids: [...articles.keys()],
    feed: (name) => feeds.get(name),
    /** A feed of one item, for `src=".../article/{item}.json"`. */
    article(id) {
      const found = articles.get(id);
      return (
        found && { ...found.feed, language: found.item.language ?? found.feed.language, items: [found.item] }
      );
    },
  };
}
