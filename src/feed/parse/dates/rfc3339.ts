const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-][01]\d:\d\d)$/;
/** One of this millennium that exists without a look at a calendar: up to the 28th of a month. */
const CERTAIN_RFC_3339 =
  /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-]0\d:[0-5]\d)$/;

/** True for a day that exists: engines take the 30th of February for the 2nd of March. `day` is `YYYY-MM-DD`. */
const dayExists = (day: string): boolean => day.slice(8) < '29' || new Date(day).toJSON().startsWith(day);

/** True for an RFC 3339 date and time with its offset, of a day that exists. */
export const isRfc3339 = (text: string): boolean =>
  text.charAt(10) === 'T' &&
  (CERTAIN_RFC_3339.test(text) ||
    (RFC_3339.test(text) && !!Date.parse(text) && dayExists(text.slice(0, 10))));
