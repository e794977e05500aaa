type IntlConstructor = 'DateTimeFormat' | 'NumberFormat' | 'PluralRules' | 'RelativeTimeFormat';

/** Formatters that are kept. A page uses a few languages, zones and styles at a time. */
const MAX_FORMATTERS = 50;

/** Formatters by constructor and arguments, the least recently used first. */
const formatters = new Map<string, unknown>();

/** A formatter of `Intl`, from a cache of the last 50: making one costs a thousand times as much as using it. */
export function cachedIntl<Name extends IntlConstructor>(
  name: Name,
  ...args: ConstructorParameters<(typeof Intl)[Name]>
): InstanceType<(typeof Intl)[Name]> {
  const key = name + JSON.stringify(args);
  const formatter = formatters.get(key) ?? new (Intl[name] as new (...args: unknown[]) => unknown)(...args);
  formatters.delete(key);
  formatters.set(key, formatter);
  const [leastRecent] = formatters.keys();
  if (formatters.size > MAX_FORMATTERS && leastRecent !== undefined) formatters.delete(leastRecent);
  return formatter as InstanceType<(typeof Intl)[Name]>;
}
