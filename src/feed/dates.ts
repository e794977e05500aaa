let clock: Intl.DateTimeFormat;
let clockZone: string;

/** Minutes from UTC at a local time (as if it were UTC, in ms) of an IANA zone; 0 if there is no such zone. */
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
  return offset(local - offset(local) * 6e4);
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

const clockTime =
  /(?:t|([ap]m)\s*)?(\d\d?):\s*(\d\d?)?(?::\s*(\d\d?)?(?:[.,]\d+)?)?:?\s*([ap]m)?\s*(?:etc\/)?([a-z]{0,5})\s*(?:([+-])(\d\d?):?(\d\d)?)?(?![\w:+-])/;

/**
 * Reads the dates that feeds really hold: RFC 822 and its sloppy forms, W3C-DTF, asctime, and those
 * of Korean and Chinese pages (`2026.11.23 오후 2:05`, `입력 : 2026-11-23 (월) 14:05`, `2026年11月23日`).
 * @param timeZone IANA zone of dates that carry none
 * @returns RFC 3339 with the offset as given; `day` where there was no time of day; undefined if no such date exists
 */
export function parseDate(text: string, timeZone: string): { iso: string; day?: true } | undefined {
  // The cut keeps every pattern below cheap.
  const plain = text
    .slice(0, 99)
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/오전|上午/, 'am')
    .replace(/오후|下午/, 'pm')
    .replace(/^[^\da-z-]+/, '')
    .replace(/[년월年月]/g, '-')
    .replace(/[시분时時分点]/g, ':')
    .replace(/[일日초秒]/g, ' ')
    // A weekday before the time, then whatever follows in words: "조회:3084", "수정 2026...".
    .replace(/[^\0-~]+\W*(?=\d\d?:|[ap]m)/, ' ')
    .replace(/[^\0-~].*/s, '')
    .replace(/^(\d{8})t?(\d\d)(\d\d)(\d\d)/, '$1 $2:$3:$4')
    .replace(/^-(\d\d)-?(\d\d)$/, '20$1-$2');
  let month = 0;
  let parts: string[] = [];
  for (const word of plain.replace(clockTime, ' ').split(/[\s,./-]+/)) {
    const index = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(word.slice(0, 3)) / 3 + 1;
    if (/^\d+$/.test(word)) parts.push(word);
    else if (word[2] && index % 1 === 0 && index) month = index;
    else if (word && !/^(sun|mon|tue|wed|thu|fri|sat)/.test(word)) return;
  }
  if (month) parts.splice(1, 0, `${month}`);
  else if (!parts[1]) parts = /^(\d\d(?:\d\d)?)(\d\d)(\d\d)$/.exec(parts[0])?.slice(1) ?? parts;
  // 23.11.2026, 23 Nov 26, Nov 23 2026.
  if (parts[2] && !parts[0][2] && (month || parts[2][2])) parts.reverse();
  const [y, m = 1, d = 1] = parts;
  if (parts[3] || !(y?.length === 4 || (parts[2] && y.length === 2))) return;
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
