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

/** Spellings that Intl lacks and feeds have, by language. */
const OTHER_SPELLINGS: Record<string, Record<string, number>> = {
  de: { janner: 1, feber: 2, mrz: 3 },
  uz: { oktyabr: 10, sentyabr: 9 },
  ka: { იანვრის: 1, თებერვლის: 2, სექტემბრის: 9, ოქტომბრის: 10, ნოემბრის: 11, დეკემბრის: 12 },
  hi: { सितम्बर: 9, अक्तूबर: 10, नवम्बर: 11, दिसम्बर: 12 },
};

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

/** Collects the names that Intl writes in a language. */
function collectNames(language: string): LanguageNames {
  const months = new Map(Object.entries(OTHER_SPELLINGS[language] ?? {}));
  const weekdays = new Map<string, number>();
  const dotted = new Set<string>();
  const isPersianCalendar = language === 'fa';
  const addName = (names: Map<string, number>, value: string, number: number): void => {
    const name = fold(value);
    // Czech abbreviates its months as numbers.
    if (name && !/\d/.test(name) && !names.has(name)) names.set(name, number);
  };
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

const collected = new Map<string, LanguageNames | undefined>();

/** The names of a language; `undefined` if Intl does not know it here. */
function namesOf(language: string): LanguageNames | undefined {
  if (!collected.has(language)) {
    const isKnown = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
    collected.set(language, isKnown ? collectNames(language) : undefined);
  }
  return collected.get(language);
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
