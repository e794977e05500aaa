/** Feeds of one item, for tests of single fields. */
import { parseFeed } from '../../../../dist/feed/index.js';

export { escapeHtml } from '../../../../dist/text/escape-html.js';

export const PAGE = 'https://harbour.example/a1';
const HEAD = '<title>Harbour Daily</title><link>https://harbour.example/</link>';

export const rss = (item, head = HEAD) =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"><channel>${head}<item>${item}</item></channel></rss>`;

export const atom = (entry) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Daily</title><id>urn:harbour</id><entry>${entry}</entry></feed>`;

export const json = (item, more) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Harbour Daily',
    ...more,
    items: [{ id: '1', url: PAGE, ...item }],
  });

/** The one item of a feed. */
export async function one(feed) {
  const { items } = await parseFeed(feed, { url: 'https://feeds.example/feed.xml', timeZone: 'Asia/Seoul' });
  return items[0];
}
