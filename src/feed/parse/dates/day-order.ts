import type { DateContext } from './feed-date.js';

/** The order of year, month and day in a date of numbers. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

const orders = new Map<string, DayOrder>();

/** The order in which a language writes dates of numbers. */
function orderOfLanguage(language: string): DayOrder {
  let order = orders.get(language);
  if (!order) {
    let letters = 'dmy';
    try {
      const parts = new Intl.DateTimeFormat(language, { dateStyle: 'short' }).formatToParts(0);
      letters = parts.map(({ type }) => (type === 'literal' ? '' : type.slice(0, 1))).join('');
    } catch {
      // No language tag.
    }
    order = letters === 'mdy' || letters === 'ymd' ? letters : 'dmy';
    orders.set(language, order);
  }
  return order;
}

/** Zones in which the year comes first; that of the project's newspapers is among them. */
const YEAR_FIRST = /^Asia\/(Seoul|Pyongyang|Tokyo|Shanghai|Urumqi|Taipei|Hong_Kong|Macau)/;
const UNITED_STATES =
  /^(US\/|America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana|Kentucky))/;

/**
 * The order that a date of numbers is likeliest in, and true if something says so: the feed's language, or the clock
 * of twelve hours. English without a country says nothing.
 *
 * @param separator full stops are never of the United States
 */
export function likeliestOrder(
  { language = '', timeZone }: DateContext,
  separator: string,
  hasTwelveHours: boolean,
): { order: DayOrder; isSure: boolean } {
  const isEnglish = /^(en)?$/i.test(language);
  if (!isEnglish) {
    const order = orderOfLanguage(language);
    return separator === '.' && order === 'mdy'
      ? { order: 'dmy', isSure: false }
      : order === 'ymd' && hasTwelveHours
        ? { order: 'mdy', isSure: true }
        : { order, isSure: true };
  }
  if (separator !== '.') {
    if (hasTwelveHours) return { order: 'mdy', isSure: true };
    if (UNITED_STATES.test(timeZone)) return { order: 'mdy', isSure: true };
  }
  // ISO 8601 has dashes: `26-11-23`.
  return { order: separator === '-' || YEAR_FIRST.test(timeZone) ? 'ymd' : 'dmy', isSure: false };
}
