/** Coercions of values that may be anything. */

/** An object with members of any type. */
export type UnknownObject = Record<string, unknown>;

/** The value if it is an object, else an empty one. */
export const asObject = (value: unknown): UnknownObject =>
  value && typeof value === 'object' ? (value as UnknownObject) : {};

/** The value if it is a list; a list of it, if it is anything else. */
export const asArray = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return value ? [value] : [];
};

/** A string or number as a string without white space around it; `undefined` if that is empty. */
export const asString = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() || undefined : undefined;

/** A number above 0, which may be given as a string. */
export const asPositiveNumber = (value: unknown): number | undefined => {
  const number = Number(asString(value));
  return number > 0 ? number : undefined;
};

/** True if an object names JSON Feed as its version. */
export const isJsonFeed = (value: unknown): boolean => {
  const { version } = asObject(value);
  return typeof version === 'string' && version.includes('jsonfeed');
};
