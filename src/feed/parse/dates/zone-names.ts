import type { DateContext } from './feed-date.js';
import { isTimeZone, offsetAt } from './time-zones.js';

/** Abbreviations of zones by hours from UTC; winter and summer of a place have one each. */
const NAMES_BY_HOURS: Record<string, string> = {
  '-11': 'SST NUT',
  '-10': 'HST HAST CKT TAHT',
  '-9': 'HADT HDT AKST',
  '-8': 'AKDT PST',
  '-7': 'PDT MST',
  '-6': 'MDT CST EAST GALT',
  '-5': 'HNE CDT EST PET COT ECT ACT EASST',
  '-4': 'HAE EDT EDST AST VET BOT CLT AMT PYT GYT FKT',
  '-3.5': 'NST',
  '-3': 'ADT ADST BRT ART CLST UYT WGT PYST GFT SRT FKST PMST',
  '-2.5': 'NDT',
  '-2': 'BRST FNT UYST',
  '-1': 'AZOT CVT EGT',
  '0': 'GMT UTC UT WET AZOST EGST Z',
  '1': 'BST CET MET MEZ WEST WEDT WAT',
  '2': 'CEST CEDT HAEC MEST MESZ EET CAT SAST WAST',
  '3': 'EEST EEDT MSK TRT EAT FET IDT',
  '3.5': 'IRST',
  '4': 'MSD GST SAMT AZT GET MUT RET SCT',
  '4.5': 'AFT IRDT',
  '5': 'PKT UZT YEKT TMT TJT ORAT AQTT MVT',
  '5.5': 'IST SLST LKT',
  '5.75': 'NPT',
  '6': 'ALMT QYZT YEKST KGT OMST BTT BDT BDST NOVST',
  '6.5': 'MMT',
  '7': 'WIB ICT KRAT HOVT NOVT',
  '8': 'WST HKT SGT MYT PHT PHST AWST WITA ULAT IRKT CNST BNT',
  '9': 'KST JST WIT YAKT TLT PWT CHOT',
  '9.5': 'ACST',
  '10': 'AEST CHST VLAT PGT',
  '10.5': 'ACDT LHST',
  '11': 'AEDT MAGT SAKT SRET SBT NCT LHDT NFT KOST',
  '12': 'NZST FJT PETT TVT GILT WAKT MHT',
  '12.75': 'CHAST',
  '13': 'NZDT TOT PHOT',
  '13.75': 'CHADT',
  '14': 'LINT',
};

/** Zones whose names do not say whether it is summer. */
const ZONES: Record<string, string | undefined> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
  EST5EDT: 'America/New_York',
  CST6CDT: 'America/Chicago',
  MST7MDT: 'America/Denver',
  PST8PDT: 'America/Los_Angeles',
  AT: 'America/Halifax',
  AKT: 'America/Anchorage',
  AET: 'Australia/Sydney',
  NZT: 'Pacific/Auckland',
};

/** Names that mean one time in a country or language and another elsewhere: where, and hours from UTC. */
const MEANINGS: Record<string, [zone: RegExp, language: RegExp, hours: number][] | undefined> = {
  IST: [
    [/Jerusalem|Tel_Aviv|Israel/, /^(he|iw|yi)\b|-IL$/i, 2],
    [/Dublin|Eire/, /^ga\b|-IE$/i, 1],
  ],
  CST: [
    [/Havana|Cuba/, /-CU$/i, -5],
    [/^America/, /-(US|CA|MX)$/i, -6],
    [/^Asia/, /^zh/i, 8],
  ],
  AST: [[/Riyadh|Kuwait|Qatar|Baghdad|Bahrain|Aden/, /^ar\b/i, 3]],
  BST: [[/Dhaka/, /^bn\b/i, 6]],
  PST: [[/Manila/, /^(fil|tl)\b|-PH$/i, 8]],
  SST: [[/Singapore/, /-SG$/i, 8]],
  GST: [[/South_Georgia/, /-GS$/i, -2]],
  AMT: [[/Yerevan/, /^hy\b/i, 4]],
  WST: [[/Apia/, /^sm\b/i, 13]],
  EST: [[/^Australia/, /-AU$/i, 10]],
  EDT: [[/^Australia/, /-AU$/i, 11]],
};

let hoursByName: Map<string, number> | undefined;

/** Hours from UTC of an abbreviation that means one time everywhere. */
function hoursOfName(name: string): number | undefined {
  hoursByName ??= new Map(
    Object.entries(NAMES_BY_HOURS).flatMap(([hours, names]) =>
      names.split(' ').map((each) => [each, Number(hours)] as const),
    ),
  );
  return hoursByName.get(name);
}

/**
 * Minutes from UTC of a zone's name, an abbreviation in upper case or an IANA name.
 *
 * @param local the local time in milliseconds, as if it were UTC
 * @param context the feed's language and zone choose among the meanings of a name: `CST` is China's in Asia
 * @returns `undefined` for a name that is not known
 */
export function offsetOfName(name: string, local: number, context: DateContext): number | undefined {
  const { timeZone, language = '' } = context;
  // Military letters mean UTC (RFC 5322, 4.3).
  if (/^[A-IK-Z]$/.test(name)) return 0;
  if (!/^[A-Z\d]+$/.test(name)) return offsetOfZone(name, local);
  const meanings = MEANINGS[name] ?? [];
  const meant =
    meanings.find(([, ofLanguage]) => ofLanguage.test(language)) ??
    meanings.find(([ofZone]) => ofZone.test(timeZone));
  const hours = meant?.[2] ?? hoursOfName(name);
  return hours === undefined ? offsetOfZone(ZONES[name] ?? name, local) : hours * 60;
}

/** Minutes from UTC of an IANA zone; `undefined` if there is no such zone. */
const offsetOfZone = (zone: string, local: number): number | undefined =>
  zone.includes('/') && isTimeZone(zone) ? offsetAt(local, zone) : undefined;
