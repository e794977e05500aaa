import type { ReadDate } from './json-feed.js';

let clock: Intl.DateTimeFormat;
let clockZone: string;

/**
 * Minutes from UTC at a local time (as if it were UTC, in ms) of an IANA zone; 0 if there is no such zone. Of a
 * time that comes twice, the first; one that is left out is as on a clock that was not put forward (RFC 5545,
 * 3.3.5).
 */
function offsetAt(local: number, timeZone: string): number {
  if (clockZone !== timeZone) {
    try {
      clock = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    } catch {
      return 0;
    }
    clockZone = timeZone;
  }
  const offset = (time: number) => {
    const [y, m, d, h, min] = clock.format(time).match(/\d+/g)!;
    return Math.ceil((Date.UTC(+y, +m - 1, +d, +h, +min) - time) / 6e4);
  };
  const [before, after] = [local - 864e5, local + 864e5].map(offset) as [number, number];
  const holds = (minutes: number): boolean => offset(local - minutes * 6e4) === minutes;
  return holds(before) || !holds(after) ? before : after;
}

/** Hours from UTC. Single letters are UTC by RFC 5322, 4.3; American names are computed. */
const zones: Record<string, number> = {
  gmt: 0,
  utc: 0,
  ut: 0,
  kst: 9,
  jst: 9,
  hkt: 8,
  msk: 3,
  met: 1,
  cet: 1,
  bst: 1,
  mest: 2,
  cest: 2,
};

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';

const clockTime =
  /(?:t|([ap]m)\s*)?(\d\d?):\s*(\d\d?)?(?::\s*(\d\d?)?(?:[.,]\d+)?)?:?\s*([ap]m)?\s*(?:etc\/)?([a-z]{0,5})\s*(?:([+-])(\d\d?):?(\d\d)?)?(?![\w:+-])/;

/**
 * Reads the dates that feeds really hold: RFC 822 and its sloppy forms, W3C-DTF, asctime, and those
 * of Korean and Chinese pages (`2026.11.23 오후 2:05`, `입력 : 2026-11-23 (월) 14:05`, `2026年11月23日`).
 * @param timeZone IANA zone of dates that carry none
 * @returns RFC 3339 with the offset as given; `day` where there was no time of day; undefined if no such date exists
 */
export function parseDate(text: string, timeZone: string): { iso: string; day?: true } | undefined {
  const digits = /^(1?\d{9})(\d{3})?$/.exec(text.trim());
  // Seconds or milliseconds since 1970.
  if (digits) return { iso: new Date(+digits[1]! * 1000).toISOString() };
  return read(text, timeZone) ?? read(english(text), timeZone);
}

const languages = 'ru kk uz uk es fr de pt it tr el hu pl id vi'.split(' ');
const names: [string, number][] = [];

/** Without accents, which feeds leave out. */
const bare = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[.\p{M}]/gu, '');

/** A date whose month another language names, or that stands behind other words, as English would write it. */
function english(text: string): string {
  if (!names[0])
    for (const language of languages)
      for (const month of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
        for (let index = 0; index < 12; index++) {
          const part = format.formatToParts(Date.UTC(2026, index)).find(({ type }) => type === 'month');
          names.push([bare(part!.value), index]);
        }
      }
  const named = text.slice(0, 99).replace(/[\p{L}\p{M}]{3,}\.?/gu, (word) => {
    const start = bare(word);
    const index = names.find(([name]) => name.startsWith(start) || start.startsWith(name))?.[1];
    return index === undefined ? word : months.slice(index * 3, index * 3 + 3);
  });
  return named.slice(Math.max(0, named.search(/\b(19|20)\d\d\s?[.\-/년年]|\b\d\d?\s(?=[a-z]{3}\s\d{4})/)));
}

function read(text: string, timeZone: string): { iso: string; day?: true } | undefined {
  // The cut keeps every pattern below cheap.
  const plain = text
    .slice(0, 99)
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/오전|새벽|아침|上午|凌晨|早上|清晨/, 'am')
    .replace(/오후|저녁|下午|中午|傍晚|晚上/, 'pm')
    .replace(/^[^\da-z-]+/, '')
    .replace(/[년월年月]/g, '-')
    .replace(/[시분时時分点]/g, ':')
    .replace(/[일日초秒]/g, ' ')
    // A weekday before the time, then whatever follows in words: "조회:3084", "수정 2026...".
    .replace(/[^\0-~]+\W*(?=\d\d?:|[ap]m)/, ' ')
    .replace(/[^\0-~].*/s, '')
    .replace(/[^\da-z:]+$/, '')
    .replace(/^(\d{8})t?(\d\d)(\d\d)(\d\d)/, '$1 $2:$3:$4')
    .replace(/^-(\d\d)-?(\d\d)$/, '20$1-$2');
  let month = 0;
  let parts: string[] = [];
  for (const word of plain.replace(clockTime, ' ').split(/[\s,./-]+/)) {
    const index = months.indexOf(word.slice(0, 3)) / 3 + 1;
    if (/^\d+$/.test(word)) parts.push(word);
    else if (word[2] && index % 1 === 0 && index) month = index;
    else if (word && !/^(sun|mon|tue|wed|thu|fri|sat)/.test(word)) return;
  }
  if (month) parts.splice(1, 0, `${month}`);
  else if (!parts[1]) parts = /^(\d\d(?:\d\d)?)(\d\d)(\d\d)$/.exec(parts[0])?.slice(1) ?? parts;
  // 23.11.2026, 23 Nov 26, Nov 23 2026.
  if (parts[2] && !parts[0][2] && (month || parts[2][2])) parts.reverse();
  const [y, m = 1, d = 1] = parts;
  if (parts[3] || !((y?.length === 4 && y > '1000') || (parts[2] && y.length === 2))) return;
  const local = new Date(Date.UTC(y[2] ? +y : +y + (+y < 70 ? 2000 : 1900), +m - 1, +d));
  // An impossible day has rolled over.
  if (local.getUTCDate() !== +d || +m > 12) return;
  const time = clockTime.exec(plain);
  let offset: number | undefined;
  if (time) {
    const [, before, h, min = 0, s = 0, half = before, name, sign, zoneH, zoneMin = 0] = time;
    if (+h > 24 || +min > 59 || +s > 60 || +zoneH > 14 || +zoneMin > 59) return;
    local.setUTCHours(half ? (+h % 12) + (half < 'b' ? 0 : 12) : +h, +min, +s);
    const american = /^([aecmp])([sd]?)t$/.exec(name);
    if (sign) offset = +(sign + 1) * (+zoneH * 60 + +zoneMin);
    else if (name === 'cst' && /^Asia/.test(timeZone)) offset = 480;
    else if (american) offset = 'pmcea'.indexOf(american[1]) * 60 - (american[2] === 'd' ? 420 : 480);
    else if (name) offset = (name[1] ? zones[name] : 0) * 60;
  }
  // A zone's name that nobody knows counts as none.
  if (offset == null || Number.isNaN(offset)) offset = offsetAt(+local, timeZone);
  return {
    iso:
      local.toISOString().slice(0, 19) +
      (offset < 0 ? '-' : '+') +
      new Date(Math.abs(offset) * 6e4).toISOString().slice(11, 16),
    day: time ? undefined : true,
  };
}

const labels =
  /(입력|등록|승인|송고|발행|게재|작성|发布|發佈|发表|published)|(수정|업데이트|변경|更新|修改|updated|modified)/gi;

/**
 * A date as {@link parseDate} reads it; of several with labels (`입력 2026.11.23 14:05 수정 …`)
 * the first of each meaning.
 */
export function readDate(text: string, timeZone: string): ReadDate | undefined {
  const marks = [...text.slice(0, 300).matchAll(labels)];
  if (!marks[0]) return parseDate(text, timeZone);
  const found: ReadDate = marks[0].index ? { ...parseDate(text.slice(0, marks[0].index), timeZone) } : {};
  marks.forEach((mark, at) => {
    const read = parseDate(text.slice(mark.index + mark[0].length, marks[at + 1]?.index), timeZone);
    if (mark[1] && !found.iso) Object.assign(found, read);
    else if (mark[2]) found.modified ??= read?.iso;
  });
  return found;
}
