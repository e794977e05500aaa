import { readFile } from 'node:fs/promises';

const read = async <T>(path: string): Promise<T> =>
  JSON.parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));

interface Declaration {
  tagName?: string;
  attributes?: { name: string }[];
}

/** The attributes of each element, as the package's manifest has them. */
export async function attributesOfElements(): Promise<Map<string, string[]>> {
  const { modules } = await read<{ modules: { declarations?: Declaration[] }[] }>('custom-elements.json');
  return new Map(
    modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(({ tagName, attributes = [] }) =>
        tagName ? [[tagName, attributes.map(({ name }) => name)] as const] : [],
      ),
  );
}

/** `sha384-…` of each script file of this version; none where it is not built. */
export const hashesOfFiles = (): Promise<Record<string, string>> =>
  read<Record<string, string>>('dist/cdn/integrity.json').catch(() => ({}));

const words =
  (list: string) =>
  (value: string): boolean =>
    list.split(' ').includes(value);
const tokens = (list: string) => (value: string) => value.split(/\s+/).filter(Boolean).every(words(list));
const number =
  (least: number, most = Number.POSITIVE_INFINITY, or?: number) =>
  (value: string): boolean =>
    /^\s*\d+(\.\d+)?\s*$/.test(value) && ((+value >= least && +value <= most) || +value === or);
const accepted =
  (make: (value: string) => unknown) =>
  (value: string): boolean => {
    try {
      make(value);
      return true;
    } catch {
      return false;
    }
  };
const zone = accepted((timeZone) => new Intl.DateTimeFormat('en', { timeZone }));

/** What an attribute takes, in a word, and whether it takes a value. The manifest tells this to people only. */
const values: Record<string, [takes: string, check: (value: string) => boolean]> = Object.fromEntries([
  ...Object.entries({
    layout: 'list cards compact lead',
    theme: 'dongpo plain newsprint',
    'color-scheme': 'light dark',
    target: '_self _blank',
    loading: 'lazy eager',
    'date-style': 'relative date datetime',
  }).map(([name, list]) => [name, [list, words(list)]]),
  ...Object.entries({
    show: 'image summary date author section source',
    controls: 'text-size share print',
  }).map(([name, list]) => [name, [list, tokens(list)]]),
  ['limit', ['1–100', number(1, 100)]],
  ['heading-level', ['2–6', number(2, 6)]],
  ['refresh', ['0, 30–', number(30, Number.POSITIVE_INFINITY, 0)]],
  ['timeout', ['8000', number(1)]],
  ['interval', ['3–', number(3)]],
  ['max-age', ['1–', number(0.01)]],
  ['max-sections', ['1–', number(1)]],
  ['time-zone', ['Asia/Seoul', zone]],
  ['feed-time-zone', ['Asia/Seoul', zone]],
  ['lang', ['ko, zh-CN, …', accepted((tag) => tag && Intl.getCanonicalLocales(tag))]],
]);

/** What would be right instead of a value; undefined where it is. */
export function wrongValue(name: string, value: string): string | undefined {
  const [takes, check] = (Object.hasOwn(values, name) && values[name]) || [];
  return check?.(value) === false ? takes : undefined;
}

/** Edits from one word to another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++)
      next[to] = Math.min(
        row[to]! + 1,
        next[to - 1]! + 1,
        row[to - 1]! + Number(one[at - 1] !== other[to - 1]),
      );
    row = next;
  }
  return row[other.length]!;
}

/** What somebody meant who wrote a word that there is not. */
export function meant(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 40) return undefined;
  const bare = word.replaceAll('-', '');
  let best: string | undefined;
  let least = word.length > 5 ? 3 : 2;
  for (const each of known) {
    const far = distance(bare, each.replaceAll('-', ''));
    if (far < least) [best, least] = [each, far];
  }
  return best;
}
