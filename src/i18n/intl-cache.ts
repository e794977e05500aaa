type Kind = 'DateTimeFormat' | 'NumberFormat' | 'PluralRules' | 'RelativeTimeFormat';

/** A page has few languages and zones. */
const most = 50;
const kept = new Map<string, unknown>();

/** A formatter of `Intl`, made once: to make one costs a thousand times what it costs to use it. */
export function intl<K extends Kind>(
  kind: K,
  ...from: ConstructorParameters<(typeof Intl)[K]>
): InstanceType<(typeof Intl)[K]> {
  const key = kind + JSON.stringify(from);
  const made = kept.get(key) ?? new (Intl[kind] as new (...from: unknown[]) => unknown)(...from);
  if (kept.size > most) kept.clear();
  kept.set(key, made);
  return made as InstanceType<(typeof Intl)[K]>;
}
