import type { DateContext } from './feed-date.js';

/** The order of year, month and day in a date of numbers. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

/** An order; `isSure` is true if the feed's language or its clock says so. */
interface LikelyOrder {
  order: DayOrder;
  isSure: boolean;
}

const orders = new Map<string, DayOrder>();

/** The order in which Intl writes the numbers of a date in a language. */
function readOrder(language: string): DayOrder {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(language);
    if (!known) return 'dmy';
    const parts = new Intl.DateTimeFormat(known, { dateStyle: 'short' }).formatToParts(0);
    const letters = parts.map(({ type }) => (type === 'literal' ? '' : type.charAt(0))).join('');
    return letters === 'mdy' || letters === 'ymd' ? letters : 'dmy';
  } catch {
    // No language tag.
    return 'dmy';
  }
}

function orderOfLanguage(language: string): DayOrder {
  const order = orders.get(language) ?? readOrder(language);
  orders.set(language, order);
  return order;
}

/** Zones in which the year comes first; that of the project's newspapers is among them. */
const YEAR_FIRST = /^Asia\/(Seoul|Pyongyang|Tokyo|Shanghai|Urumqi|Taipei|Hong_Kong|Macau)/;
const UNITED_STATES =
  /^(US\/|America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana|Kentucky))/;

/**
 * The order that a date of numbers is likeliest in. English without a country says nothing of it, and nor does a
 * language that has the year first of a date that has it last.
 *
 * @param separator full stops are not of the United States
 * @param hasTwelveHours true if the clock says am or pm, as in the United States
 */
export function likeliestOrder(
  { language = '', timeZone }: DateContext,
  separator: string,
  isYearLast: boolean,
  hasTwelveHours: boolean,
): LikelyOrder {
  const isAmericanForm = separator !== '.' && (hasTwelveHours || UNITED_STATES.test(timeZone));
  const own = /^(en)?$/i.test(language) ? undefined : orderOfLanguage(language);
  const isSilent = !own || (own === 'ymd' && isYearLast) || (own === 'mdy' && separator === '.');
  if (!isSilent) return { order: own, isSure: true };
  if (isAmericanForm) return { order: 'mdy', isSure: true };
  // ISO 8601 has dashes: `26-11-23`.
  return { order: separator === '-' || YEAR_FIRST.test(timeZone) ? 'ymd' : 'dmy', isSure: false };
}
