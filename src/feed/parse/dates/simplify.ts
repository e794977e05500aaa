import { fullYear } from './calendar.js';
import { lastYear } from './plausible.js';

/** A date is not longer; keeps the expressions cheap. */
const MAX_LENGTH = 120;

/** The digit 0 to 9 of a decimal digit of another script: those of India begin at 6 of a row of 16, others at 0. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const isIndian = code >= 0x900 && code < 0xe00;
  return `${(code - (isIndian ? 6 : 0)) & 15}`;
}

/** Years before the first of an era that Japan and Taiwan count by. */
const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 };

/** `令和8年` as the year of the common era. */
const eraYear = (_: string, era: string, year: string): string =>
  `${(ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`;

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** `二〇二六`, `十一`, `二十三` in digits of ASCII. */
const chineseNumber = (number: string): string =>
  number
    .replace(/[零○]/g, '〇')
    .replace(/(.?)十(.?)/, (_, tens, units) => `${tens || '一'}${units || '〇'}`)
    .replace(/./g, (digit) => `${CHINESE_DIGITS.indexOf(digit)}`);

/** `2569` of the Buddhist era as the year of the common one, in a text with Thai letters or of a Thai feed. */
const buddhistYear = (year: string): string =>
  Number(year) - 543 <= lastYear() ? `${Number(year) - 543}` : year;

/** `69` behind a Thai month: of the Buddhist era. */
const shortBuddhistYear = (_: string, month: string, year: string): string =>
  `${month}${2500 + Number(year) - 543}`;

/** The months of Vietnamese, which are numbers in words; the longer names come first. */
const VIETNAMESE_MONTHS: [name: RegExp, month: number][] = [
  [/m[uư][oơờ]i\s+m[oộ]t/, 11],
  [/m[uư][oơờ]i\s+hai/, 12],
  [/m[uư][oơờ]i/, 10],
  [/m[oộ]t|giêng/, 1],
  [/hai/, 2],
  [/ba/, 3],
  [/t[uư]|b[oố]n/, 4],
  [/n[aă]m/, 5],
  [/s[aá]u/, 6],
  [/b[aảẩ]y/, 7],
  [/t[aá]m/, 8],
  [/ch[ií]n/, 9],
];

/** A date with Vietnamese months (`23 tháng 11`, `Tháng Mười 10, 2026`, `23 Th11`) in digits. */
function replaceVietnameseMonths(text: string): string {
  const inDigits = VIETNAMESE_MONTHS.reduce(
    (each, [name, month]) =>
      each.replace(new RegExp(`(th[áa]ng\\s+)(?:${name.source})(?!\\p{L})`, 'iu'), `$1${month}`),
    text,
  );
  return inDigits
    .replace(/\bthu\s+(?:hai|ba|tu|nam|sau|bay)\b/i, ' ')
    .replace(/(\d)\.?\s*(?:th[áa]ng|thg|th)\.?\s*(\d\d?)(?:\s*năm)?,?\s*(?=\d{4})/i, '$1-$2-')
    .replace(/(?:th[áa]ng|thg|th)\.?\s*(\d\d?)\s+(\d\d?),\s*(\d{4})/i, '$2-$1-$3');
}

/** A text with digits of ASCII, dashes `-`, and no marks of direction. */
const toAscii = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u061c\u00ad\u2066-\u2069]/g, '')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    // Moscow's time.
    .replace(/мск/i, 'MSK');

/** A date whose halves of the day, years, months, days and hours have words or signs of their own, without these. */
const replaceSigns = (text: string): string =>
  text
    .replace(/오전|새벽|아침|上午|凌晨|早上|清晨|午前/, 'am ')
    .replace(/오후|저녁|下午|中午|傍晚|晚上|午後/, 'pm ')
    .replace(/([πμ])\.?\s?μ\.?(?!\p{L})/iu, (_, half) => (/π/i.test(half) ? 'am' : 'pm'))
    .replace(/(:\d\d)\s*ص/, '$1am')
    .replace(/(:\d\d)\s*م(?!\p{L})/u, '$1pm')
    // Portuguese and Vietnamese count their weekdays: `2ª-feira`, `Thứ Hai`, which is no English Thu.
    .replace(/\d[aª]-?\s?feira|thứ\s+\p{L}+/iu, ' ')
    .replace(/[〇○零一二三四五六七八九十]+(?=[年月日])/g, chineseNumber)
    .replace(/(令和|平成|民[國国])\s*(\d+|元)年/, eraYear)
    .replace(/(\d\d?)[월月]\s+(\d\d?),?\s+(\d{4})(?!\d)/, '$3-$1-$2')
    .replace(/(\d)\.?\s+(\d\d?)(?:[월月]|-?р?\s?сар(?:ын)?)[.,]?\s*(?=\d{4})/i, '$1-$2-')
    .replace(/(\d)\s*(?:[년年월月]|он[ыд]|-?р?\s?сарын)\s*(?=\d)/g, '$1-')
    .replace(/(\d)\s*[년年월月](?!\p{L})/gu, '$1 ')
    .replace(/(\d)\s*[일日초秒]/g, '$1 ')
    .replace(/(\d)\s*(?:[시분時时分点點]|นาฬิกา|นาที)\s*/g, '$1:');

/** A date with clocks as `14:05`: `14h05`, `14 Uhr`, `2.05 pm`, and those of Vietnamese, Malay and Albanian. */
const replaceClocks = (text: string): string =>
  text
    .replace(/\b(\d\d?)\s?h\s?(\d\d)\b/i, '$1:$2')
    .replace(/(^|[^\d:.])(\d\d?)(?:\s?h|\s*Uhr)\b/i, '$1$2:00')
    .replace(
      /(^|[^\d:.])(\d\d?)(?:\.(\d\d))?\s?([ap])\.?\s?m\b(?!\s*\d)/i,
      (_, before, hour, minute = '00', half) => `${before}${hour}:${minute} ${half}m`,
    )
    .replace(/(:\d\d)\s?(?:h|hrs?|Uhr|uur)\b/i, '$1')
    .replace(/(:\d\d)\s*(?:SA\b|PG\b|p\.d\.)/, '$1am')
    .replace(/(:\d\d)\s*(?:CH\b|PTG\b|m\.d\.)/, '$1pm');

/** A date of digits without signs between them, with these: `20261123T140532`, `2026-11-23T1405`, `261123`. */
const separateDigits = (text: string): string =>
  text
    .replace(/^(\d{8})(\d\d)(\d\d)(\d\d)?(?=\s?[+-]|Z|\s|$)/, '$1 $2:$3:$4')
    .replace(/^(\d{8}|\d{4}-\d\d-\d\d)[T ](\d\d)(\d\d)(\d\d)?(?=Z|\s|[+-]|$)/, '$1 $2:$3:$4')
    .replace(/^(\d{4})(\d\d)(\d\d)(?!\d)/, '$1-$2-$3')
    .replace(/^(\d\d)(\d\d)(\d\d)$/, (_, year, month, day) => `${fullYear(year)}-${month}-${day}`)
    // ISO 8601 without the century: `-26-11`.
    .replace(/^-(\d\d)-?(\d\d)$/, '20$1-$2');

/** A date without brackets: a clock or a zone in them counts, a weekday and a remark do not. */
const removeBrackets = (text: string): string =>
  text
    .replace(/\((?=\d\d?:\d\d)/, ' ')
    .replace(/[([]((?:GMT|UTC)?\s?[+-][\d:]+|[A-Z]{3,4}|\w+\/\w+)[)\]]/g, ' $1')
    .replace(/\([^)]*\)/g, ' ');

/**
 * A date in which digits are ASCII, dashes `-`, clocks `14:05:32` or `2:05pm`, and years, months and days with signs
 * of their own (`2026년 11월`, `23 tháng 11`) are joined by `-`. A repair whose letters are not there is not tried.
 */
export function simplify(text: string, language = ''): string {
  let simple = text.slice(0, MAX_LENGTH).trim();
  const hasSigns = /[^\0-~]/.test(simple);
  if (hasSigns) simple = toAscii(simple);
  if (language.startsWith('th') || (hasSigns && /[\u0e00-\u0e7f]/.test(simple)))
    simple = simple
      .replace(/\b2[45]\d\d\b/, buddhistYear)
      .replace(/([\u0e00-\u0e7f]\.?\s*)([5-9]\d)(?![\d:.])/, shortBuddhistYear);
  if (/[([]/.test(simple)) simple = removeBrackets(simple);
  if (hasSigns) simple = replaceSigns(simple);
  simple = simple.replace(/\b(GMT|UTC) ?([+-]) (?=\d)/, '$1$2');
  if (/\d\s*(?:h|u[hu]r|[ap]\.?\s?m|sa|ch|p[gt.]|m\.)/i.test(simple)) simple = replaceClocks(simple);
  if (/th[áa]ng|thg|\bth\.?\d/i.test(simple)) simple = replaceVietnameseMonths(simple);
  return (/^-|^\d{6}|^\d{4}-\d\d-\d\d[T ]\d{4}/.test(simple) ? separateDigits(simple) : simple).trim();
}
