import type { FeedTerms, Severity } from '../../feed/model/types.js';
import type { Facts } from './check-response.js';
import { kilobytes } from './check-response.js';

/** What the doctor says beside its findings. */
export interface Words extends Record<Severity, string> {
  fine: string;
  items(count: number): string;
  item: string;
  page(widgets: number): string;
  feedOfPage: string;
  widgets: string;
  scripts: string;
  unknownVersion: string;
  /** What was fine, in a line. */
  summary(facts: Facts, local: boolean): string;
  /** What a feed lets others show; undefined where it says nothing. */
  terms(terms: FeedTerms | undefined, removed: number, rights?: string): string | undefined;
}

const seconds = (age: number): [number, 0 | 1 | 2 | 3] =>
  age < 120
    ? [age, 0]
    : age < 7200
      ? [Math.round(age / 60), 1]
      : age < 172_800
        ? [Math.round(age / 3600), 2]
        : [Math.round(age / 86_400), 3];

const sizes = ({ size, wire }: Facts): [string, string | undefined] => [
  kilobytes(size),
  wire && wire < size ? kilobytes(wire) : undefined,
];

const en: Words = {
  error: 'ERROR',
  warning: 'warning',
  info: 'note',
  fine: 'Nothing to remark.',
  items: (count) => `${count} items`,
  item: 'item',
  page: (widgets) => (widgets === 1 ? 'a page with 1 widget' : `a page with ${widgets} widgets`),
  feedOfPage: 'Feed of the page',
  widgets: 'Widgets',
  scripts: 'Scripts',
  unknownVersion: 'version unknown',
  summary(facts, local) {
    const [size, wire] = sizes(facts);
    const parts = [
      local ? size : `Reached in ${facts.time} ms, ${size}${wire ? ` (${wire} compressed)` : ''}`,
    ];
    if (facts.encoding) parts.push(facts.encoding.toUpperCase());
    if (facts.httpsUntil) parts.push(`HTTPS until ${facts.httpsUntil}`);
    if (facts.cors) parts.push(facts.cors === '*' ? 'CORS for all' : `CORS for ${facts.cors}`);
    if (facts.maxAge !== undefined) {
      const [count, unit] = seconds(facts.maxAge);
      parts.push(`cached ${count} ${['s', 'min', 'h', 'days'][unit]}`);
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

const ko: Words = {
  error: '오류',
  warning: '주의',
  info: '참고',
  fine: '지적할 것이 없습니다.',
  items: (count) => `기사 ${count}건`,
  item: '기사',
  page: (widgets) => `위젯 ${widgets}개가 든 페이지`,
  feedOfPage: '페이지의 피드',
  widgets: '위젯',
  scripts: '스크립트',
  unknownVersion: '판을 알 수 없음',
  summary(facts, local) {
    const [size, wire] = sizes(facts);
    const parts = [local ? size : `${facts.time}ms 만에 받음, ${size}${wire ? `(압축 ${wire})` : ''}`];
    if (facts.encoding) parts.push(facts.encoding.toUpperCase());
    if (facts.httpsUntil) parts.push(`HTTPS ${facts.httpsUntil}까지`);
    if (facts.cors) parts.push(facts.cors === '*' ? 'CORS 모두 허용' : `CORS ${facts.cors} 허용`);
    if (facts.maxAge !== undefined) {
      const [count, unit] = seconds(facts.maxAge);
      parts.push(`캐시 ${count}${['초', '분', '시간', '일'][unit]}`);
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

export const words = { en, ko };
