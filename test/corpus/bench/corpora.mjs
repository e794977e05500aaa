import { existsSync, readdirSync, readFileSync } from 'node:fs';

const FEEDS = new URL('../../../../shared/corpora/feeds/', import.meta.url);

/**
 * The public corpora of ../shared: pairs of a name and the feeds in it. Without those that come as bytes, since the
 * other readers take text. `undefined` where ../shared is not.
 */
export function readCorpora() {
  if (!existsSync(FEEDS)) return undefined;
  return readdirSync(FEEDS)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => {
      const lines = readFileSync(new URL(file, FEEDS), 'utf8').trim().split('\n');
      const feeds = lines.map((line) => JSON.parse(line)).filter(({ text }) => text !== undefined);
      return [
        file.replace('.jsonl', ''),
        feeds.map(({ text, url, contentType }) => ({ text, url, contentType })),
      ];
    });
}
