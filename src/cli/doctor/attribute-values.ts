/** An attribute's valid values: their description in reports, and the check. */
type ValueRule = [description: string, isValid: (value: string) => boolean];

const oneOf = (words: string): ValueRule => [words, (value) => words.split(' ').includes(value)];

const someOf = (words: string): ValueRule => [
  words,
  (value) =>
    value
      .split(/\s+/)
      .filter(Boolean)
      .every((word) => words.split(' ').includes(word)),
];

/** @param exception a further number that is allowed */
const numberFrom = (
  description: string,
  minimum: number,
  maximum = Number.POSITIVE_INFINITY,
  exception?: number,
): ValueRule => [
  description,
  (value) => {
    const number = Number(value);
    const isNumber = /^\s*\d+(\.\d+)?\s*$/.test(value);
    return isNumber && ((number >= minimum && number <= maximum) || number === exception);
  },
];

/** True if `read` accepts the value; `read` throws for another. */
const acceptedBy =
  (read: (value: string) => unknown) =>
  (value: string): boolean => {
    try {
      read(value);
      return true;
    } catch {
      return false;
    }
  };

const timeZone: ValueRule = [
  'Asia/Seoul',
  acceptedBy((value) => new Intl.DateTimeFormat('en', { timeZone: value })),
];

/** Rules by attribute. The manifest describes values in prose only. */
const RULES: Record<string, ValueRule> = {
  layout: oneOf('list cards compact lead'),
  theme: oneOf('dongpo plain newsprint'),
  'color-scheme': oneOf('light dark'),
  order: oneOf('feed newest oldest'),
  more: oneOf('button link'),
  offset: numberFrom('0–', 0),
  target: oneOf('_self _blank'),
  loading: oneOf('lazy eager'),
  'date-style': oneOf('relative date datetime'),
  show: someOf('image summary date author section source'),
  controls: someOf('text-size share print'),
  limit: numberFrom('1–100', 1, 100),
  'heading-level': numberFrom('2–6', 2, 6),
  refresh: numberFrom('0, 30–', 30, Number.POSITIVE_INFINITY, 0),
  timeout: numberFrom('8000', 1),
  interval: numberFrom('3–', 3),
  'max-age': numberFrom('1–', 0.01),
  'max-sections': numberFrom('1–', 1),
  'time-zone': timeZone,
  'feed-time-zone': timeZone,
  lang: ['ko, zh-CN, …', acceptedBy((tag) => tag && Intl.getCanonicalLocales(tag))],
};

/** Describes the values that an attribute takes, if it does not take this one. */
export function expectedValue(name: string, value: string): string | undefined {
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  if (!rule) return undefined;
  const [description, isValid] = rule;
  return isValid(value) ? undefined : description;
}
