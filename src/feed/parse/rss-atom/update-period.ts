import { all, text, type XmlNode } from './parse-xml.js';

const minutes: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** Minutes between updates by RSS 1.0's syndication module (https://web.resource.org/rss/1.0/modules/syndication/). */
export function ttl(channel: XmlNode): number | undefined {
  const [period, times] = ['period', 'frequency'].map((name) =>
    all(channel, `sy:update${name}`).map(text).find(Boolean),
  );
  return minutes[period ?? ''] && minutes[period!]! / +(times ?? 1);
}
