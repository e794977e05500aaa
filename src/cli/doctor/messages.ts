import type { FeedTerms, Severity } from '../../feed/model/types.js';
import { formatBytes, type ResponseFacts } from './response-facts.js';

/** Texts of the report in one language, beside the sentences of findings. Severities are named by their own words. */
export interface DoctorMessages extends Record<Severity, string> {
  noFindings: string;
  items(count: number): string;
  item: string;
  page(widgets: number): string;
  feedOfPage: string;
  widgets: string;
  scripts: string;
  unknownVersion: string;
  /**
   * One line about the response.
   * @param isFile true for a file: then only its size and encoding
   */
  summary(facts: ResponseFacts, isFile: boolean): string;
  /** One line about a feed's terms; `undefined` if it has none. */
  terms(terms: FeedTerms | undefined, removed: number, rights?: string): string | undefined;
}

type Unit = 'second' | 'minute' | 'hour' | 'day';

/** Seconds in the unit that keeps the number small. */
function inUnits(seconds: number): [count: number, unit: Unit] {
  if (seconds < 120) return [seconds, 'second'];
  if (seconds < 7200) return [Math.round(seconds / 60), 'minute'];
  if (seconds < 172_800) return [Math.round(seconds / 3600), 'hour'];
  return [Math.round(seconds / 86_400), 'day'];
}

/** The size of a body, and that on the wire if it was compressed. */
const sizes = ({ size, wire }: ResponseFacts): [size: string, compressed: string | undefined] => [
  formatBytes(size),
  wire && wire < size ? formatBytes(wire) : undefined,
];

const EN_UNITS: Record<Unit, string> = { second: 's', minute: 'min', hour: 'h', day: 'days' };
const KO_UNITS: Record<Unit, string> = { second: '초', minute: '분', hour: '시간', day: '일' };

const en: DoctorMessages = {
  error: 'ERROR',
  warning: 'warning',
  info: 'note',
  noFindings: 'Nothing to remark.',
  items: (count) => `${count} items`,
  item: 'item',
  page: (widgets) => (widgets === 1 ? 'a page with 1 widget' : `a page with ${widgets} widgets`),
  feedOfPage: 'Feed of the page',
  widgets: 'Widgets',
  scripts: 'Scripts',
  unknownVersion: 'version unknown',
  summary(facts, isFile) {
    const [size, compressed] = sizes(facts);
    const parts = [
      isFile
        ? size
        : `Reached in ${facts.time} ms, ${size}${compressed ? ` (${compressed} compressed)` : ''}`,
    ];
    if (facts.encoding) parts.push(facts.encoding.toUpperCase());
    if (facts.httpsUntil) parts.push(`HTTPS until ${facts.httpsUntil}`);
    if (facts.cors) parts.push(facts.cors === '*' ? 'CORS for all' : `CORS for ${facts.cors}`);
    if (facts.maxAge !== undefined) {
      const [count, unit] = inUnits(facts.maxAge);
      parts.push(`cached ${count} ${EN_UNITS[unit]}`);
    }
    return `${parts.join(', ')}.`;
  },
  terms(terms, removed, rights) {
    const parts = [
      terms?.show && `shown: ${terms.show.join(', ') || 'titles only'}`,
      terms?.max_items && `at most ${terms.max_items} items`,
      terms?.max_age_days && `no older than ${terms.max_age_days} days`,
      removed && `${removed} withdrawn`,
      (terms?.rights ?? rights) && `rights: ${terms?.rights ?? rights}`,
      terms?.terms_url,
    ].filter(Boolean);
    return parts.length ? parts.join('; ') : undefined;
  },
};

const ko: DoctorMessages = {
  error: '오류',
  warning: '주의',
  info: '참고',
  noFindings: '지적할 것이 없습니다.',
  items: (count) => `기사 ${count}건`,
  item: '기사',
  page: (widgets) => `위젯 ${widgets}개가 든 페이지`,
  feedOfPage: '페이지의 피드',
  widgets: '위젯',
  scripts: '스크립트',
  unknownVersion: '판을 알 수 없음',
  summary(facts, isFile) {
    const [size, compressed] = sizes(facts);
    const parts = [
      isFile ? size : `${facts.time}ms 만에 받음, ${size}${compressed ? `(압축 ${compressed})` : ''}`,
    ];
    if (facts.encoding) parts.push(facts.encoding.toUpperCase());
    if (facts.httpsUntil) parts.push(`HTTPS ${facts.httpsUntil}까지`);
    if (facts.cors) parts.push(facts.cors === '*' ? 'CORS 모두 허용' : `CORS ${facts.cors} 허용`);
    if (facts.maxAge !== undefined) {
      const [count, unit] = inUnits(facts.maxAge);
      parts.push(`캐시 ${count}${KO_UNITS[unit]}`);
    }
    return `${parts.join(', ')}.`;
  },
  terms(terms, removed, rights) {
    const parts = [
      terms?.show && `보이는 것: ${terms.show.join(', ') || '제목뿐'}`,
      terms?.max_items && `최대 ${terms.max_items}건`,
      terms?.max_age_days && `${terms.max_age_days}일 이내`,
      removed && `내린 기사 ${removed}건`,
      (terms?.rights ?? rights) && `저작권: ${terms?.rights ?? rights}`,
      terms?.terms_url,
    ].filter(Boolean);
    return parts.length ? parts.join('; ') : undefined;
  },
};

/** Texts by language. */
export const MESSAGES = { en, ko };
