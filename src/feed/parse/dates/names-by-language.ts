import { LISTED_NAMES, OTHER_SPELLINGS } from './names-intl-lacks.js';

/** Languages that newspapers are written in, by script: a word is looked for in all that share its script. */
const LANGUAGES: [script: RegExp, languages: string][] = [
  [
    /\p{Script=Latin}/u,
    'de fr es pt it nl pl cs sk sl hr bs sr-Latn ro hu fi et lv lt sv da nb nn is tr az tk uz vi id ms fil ca gl eu sq af',
  ],
  [/\p{Script=Cyrillic}/u, 'ru uk be bg mk sr kk ky tg mn uz-Cyrl'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Arabic}/u, 'fa fa-u-ca-gregory ar ar-LB ar-MA ar-DZ ur'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Devanagari}/u, 'hi mr ne'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
];

/** The names of one language. */
export interface LanguageNames {
  readonly language: string;
  /** 1 to 12 by name, folded. */
  readonly months: Map<string, number>;
  /** 0 (Sunday) to 6 by name, folded. */
  readonly weekdays: Map<string, number>;
  /** True if a full stop follows the day, as in German: `23. November`. */
  readonly hasDotAfterDay: boolean;
  /** True if a full stop follows the year, as in Croatian: `23. studenoga 2026.` */
  readonly hasDotAfterYear: boolean;
  readonly isPersianCalendar: boolean;
}

/** A word without case, accents and marks of abbreviation, all of which feeds leave out. */
export const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0654\u0655\u093c\u200c.'’‘ʻʼ`´׳״॰]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ı/g, 'i')
    // Persian and Arabic have letters of their own for the same sounds.
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    // Hebrew writes "in" before the month's name, Mongolian "month" behind it.
    .replace(/^ב(?=[א-ת]{2})/, '')
    .replace(/ сар(ын)?$/, '')
    .trim();

/** A day of each month, of the Persian calendar's from its new year on; between them are all days of the week. */
const daysOfMonths = (isPersianCalendar: boolean): number[] =>
  Array.from({ length: 12 }, (_, month) =>
    isPersianCalendar ? Date.UTC(2026, 2 + month, 25) : Date.UTC(2026, month, 1),
  );

const WITH_DAY = { day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;
/** Names alone and within a date, which many languages inflect. */
const FORMATS: Intl.DateTimeFormatOptions[] = [
  { ...WITH_DAY, weekday: 'long', month: 'long' },
  { ...WITH_DAY, weekday: 'short', month: 'short' },
  { month: 'long', timeZone: 'UTC' },
  { month: 'short', timeZone: 'UTC' },
];

/** Adds a name, unless another number has it; some Intl give months as numbers. */
function addName(names: Map<string, number>, value: string, number: number): void {
  const name = fold(value);
  if (name && !/\d/.test(name) && !names.has(name)) names.set(name, number);
}

/** Collects the names that Intl writes in a language. */
function collectNames(language: string): LanguageNames {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  const dotted = new Set<string>();
  const isPersianCalendar = language === 'fa';
  for (const options of FORMATS) {
    const format = new Intl.DateTimeFormat(language, options);
    for (const [index, time] of daysOfMonths(isPersianCalendar).entries()) {
      let before = '';
      for (const { type, value } of format.formatToParts(time)) {
        if (type === 'month') addName(months, value, index + 1);
        if (type === 'weekday') addName(weekdays, value, new Date(time).getUTCDay());
        if (type === 'literal' && value.startsWith('.')) dotted.add(before);
        before = type;
      }
    }
  }
  return {
    language,
    months,
    weekdays,
    hasDotAfterDay: dotted.has('day'),
    hasDotAfterYear: dotted.has('year'),
    isPersianCalendar,
  };
}

/** The names of a language that are listed here. */
function listedNames(language: string): LanguageNames | undefined {
  const listed = LISTED_NAMES[language];
  if (!listed) return undefined;
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (const [index, name] of listed.months.split(',').entries()) addName(months, name, index + 1);
  for (const [index, name] of listed.weekdays.split(',').entries()) addName(weekdays, name, index);
  return {
    language,
    months,
    weekdays,
    hasDotAfterDay: false,
    hasDotAfterYear: false,
    isPersianCalendar: false,
  };
}

/** The names of a language as Intl has them, if it has its months, else those listed here. */
function makeNames(language: string): LanguageNames | undefined {
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  const collected = isKnown ? collectNames(language) : undefined;
  const names = collected?.months.size ? collected : listedNames(language);
  for (const [name, month] of Object.entries(OTHER_SPELLINGS[language] ?? {}))
    if (names) addName(names.months, name, month);
  return names;
}

const cache = new Map<string, LanguageNames | undefined>();

/** The names of a language, made once; `undefined` if neither Intl nor the list has them. */
function namesOf(language: string): LanguageNames | undefined {
  if (!cache.has(language)) cache.set(language, makeNames(language));
  return cache.get(language);
}

const primarySubtag = (tag: string): string => {
  const subtag = tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
  return subtag === 'no' ? 'nb' : subtag;
};

/** True if two tags are of one language, in whatever script and country. */
export const isSameLanguage = (a: string, b: string): boolean => primarySubtag(a) === primarySubtag(b);

/**
 * The names of the languages that are written in the script of a word, made one after the other: those of the feed's
 * own first, if it is among them.
 */
export function* namesForScriptOf(word: string, language: string): Generator<LanguageNames> {
  const languages = LANGUAGES.find(([script]) => script.test(word))?.[1].split(' ') ?? [];
  const own = languages.filter((each) => isSameLanguage(each, language));
  for (const each of new Set([...own, ...languages])) {
    const names = namesOf(each);
    if (names) yield names;
  }
}
