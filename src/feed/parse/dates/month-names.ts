const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 1 to 12 of a word that begins like an English month, in lower case; 0 of any other. */
export const monthNumber = (word: string): number => ENGLISH.indexOf(word.slice(0, 3)) + 1;

/** Languages whose dates write the month as a word that is not English. */
const LANGUAGES = 'ru kk uz uk es fr de pt it tr el hu pl id vi'.split(' ');

/** A word without accents and full stops, both of which feeds leave out. */
const withoutAccents = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[.\p{M}]/gu, '');

/** Names of months as Intl writes them within a date, with the English abbreviation of each. */
function collectNames(): [name: string, english: string][] {
  const names: [string, string][] = [];
  for (const language of LANGUAGES)
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' });
      for (const [index, english] of ENGLISH.entries()) {
        const parts = format.formatToParts(Date.UTC(2026, index));
        const name = parts.find(({ type }) => type === 'month')?.value ?? '';
        names.push([withoutAccents(name), english]);
      }
    }
  return names;
}

let monthNames: [name: string, english: string][] | undefined;

/** The English abbreviation of a month in any of the languages; `undefined` for another word. */
function englishMonth(word: string): string | undefined {
  monthNames ??= collectNames();
  const start = withoutAccents(word);
  return monthNames.find(([name]) => name.startsWith(start) || start.startsWith(name))?.[1];
}

/** The start of a date: a year, or a day before an English month and a year. */
const DATE_START = /\b(19|20)\d\d\s?[.\-/년年]|\b\d\d?\s(?=[a-z]{3}\s\d{4})/;

/** A date with its month in English, and without the words before it. */
export function translateMonths(text: string): string {
  const translated = text.slice(0, 99).replace(/[\p{L}\p{M}]{3,}\.?/gu, (word) => englishMonth(word) ?? word);
  return translated.slice(Math.max(0, translated.search(DATE_START)));
}
