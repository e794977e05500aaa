const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-][01]\d:\d\d)$/;

/** True for a day that exists: engines take the 30th of February for the 2nd of March. `day` is `YYYY-MM-DD`. */
const dayExists = (day: string): boolean => day.slice(8) < '29' || new Date(day).toJSON().startsWith(day);

/** True for an RFC 3339 date and time with its offset, of a day that exists. */
export const isRfc3339 = (text: string): boolean =>
  RFC_3339.test(text) && !!Date.parse(text) && dayExists(text.slice(0, 10));
