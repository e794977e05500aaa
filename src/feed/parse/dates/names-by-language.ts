/**
 * Languages that newspapers are written in, by script. Of those that share a script, a word is looked for in all.
 */
const LANGUAGES: [script: RegExp, languages: string][] = [
  [
    /\p{Script=Latin}/u,
    'de fr es pt it nl pl cs sk sl hr bs sr-Latn ro hu fi et lv lt sv da nb nn is tr az tk uz vi id ms fil ca gl eu sq af',
  ],
  [/\p{Script=Cyrillic}/u, 'ru uk be bg mk sr kk ky tg mn uz-Cyrl'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Arabic}/u, 'fa fa-u-ca-gregory ar ar-LB ur'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Devanagari}/u, 'hi mr ne'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Han}/u, 'zh'],
];

/** The names of one language. */
export interface LanguageNames {
  language: string;
  /** 1 to 12 by name, folded. */
  months: Map<string, number>;
  /** 0 (Sunday) to 6 by name, folded. */
  weekdays: Map<string, number>;
  /** True if a full stop follows the day: `23. November`. */
  hasDotAfterDay: boolean;
  /** True if a full stop follows the year, as in Croatian: `23. studenoga 2026.` */
  hasDotAfterYear: boolean;
  isPersianCalendar: boolean;
}

/** A word without case, accents and marks of abbreviation, all of which feeds leave out. */
export const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u093c.'’‘ʻʼ`´׳״॰]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ı/g, 'i')
    // Hebrew writes "in" before the month's name.
    .replace(/^ב(?=[א-ת]{2})/, '')
    .trim();

/** Names that Intl lacks, as they are written in feeds: of a language, by month. */
const MORE_MONTHS: Record<string, Record<string, number>> = {
  nl: { mrt: 3 },
  uz: { oktabr: 10, oktyabr: 10 },
  hi: { अक्तूबर: 10, सितम्बर: 9, नवम्बर: 11, दिसम्बर: 12 },
};

/** A day of each month, of the Persian calendar's from its new year on; between them are all days of the week. */
const daysOfMonths = (isPersian: boolean): number[] =>
  Array.from({ length: 12 }, (_, month) =>
    isPersian ? Date.UTC(2026, 2 + month, 25) : Date.UTC(2026, month, 1),
  );

function collectNames(language: string): LanguageNames {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  let hasDotAfterDay = false;
  let hasDotAfterYear = false;
  const isPersianCalendar = language === 'fa';
  const days = daysOfMonths(isPersianCalendar);
  const date = { day: 'numeric', year: 'numeric' } as const;
  for (const style of ['long', 'short'] as const)
    for (const options of [{ ...date, weekday: style, month: style }, { month: style }]) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      for (const [month, time] of days.entries()) {
        const parts = format.formatToParts(time);
        for (const [at, { type, value }] of parts.entries()) {
          // Mongolian writes "month" behind the name.
          const name = fold(value).replace(/ сар(ын)?$/, '');
          if (/\d/.test(name)) continue;
          if (type === 'month' && name && !months.has(name)) months.set(name, month + 1);
          if (type === 'weekday' && name && !weekdays.has(name))
            weekdays.set(name, new Date(time).getUTCDay());
          if (type !== 'literal' || !value.startsWith('.')) continue;
          if (parts[at - 1]?.type === 'day') hasDotAfterDay = true;
          if (parts[at - 1]?.type === 'year') hasDotAfterYear = true;
        }
      }
    }
  for (const [name, month] of Object.entries(MORE_MONTHS[language] ?? {})) months.set(name, month);
  return { language, months, weekdays, hasDotAfterDay, hasDotAfterYear, isPersianCalendar };
}

const collected = new Map<string, LanguageNames | undefined>();

/** The names of a language; `undefined` if Intl does not know it here. */
function namesOf(language: string): LanguageNames | undefined {
  if (!collected.has(language)) {
    const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
    collected.set(language, isKnown ? collectNames(language) : undefined);
  }
  return collected.get(language);
}

/**
 * The names of the languages that are written in the script of a word, made one after the other: the feed's own first,
 * if it is among them.
 */
export function* namesForScriptOf(word: string, language: string): Generator<LanguageNames> {
  const languages = LANGUAGES.find(([script]) => script.test(word))?.[1].split(' ') ?? [];
  const own = languages.filter((each) => isSameLanguage(each, language));
  for (const each of new Set([...own, ...languages])) {
    const names = namesOf(each);
    if (names) yield names;
  }
}

/** True if two tags are of one language, in whatever script and country. */
export const isSameLanguage = (a: string, b: string): boolean => primarySubtag(a) === primarySubtag(b);

const primarySubtag = (tag: string): string => {
  const subtag = tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
  return subtag === 'no' ? 'nb' : subtag;
};
