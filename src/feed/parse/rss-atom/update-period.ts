import { childrenNamed, textContent, type XmlNode } from './xml-node.js';

const MINUTES = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
]);

/** Minutes between updates by RSS 1.0's syndication module (https://web.resource.org/rss/1.0/modules/syndication/). */
export function updatePeriod(channel: XmlNode): number | undefined {
  const textNamed = (name: string): string =>
    childrenNamed(channel, name).map(textContent).find(Boolean) ?? '';
  const minutes = MINUTES.get(textNamed('sy:updateperiod'));
  return minutes && minutes / Number(textNamed('sy:updatefrequency') || 1);
}
