/** The feed that the apps show, with its pictures and the pages that its headlines lead to. */
import { article, news } from '../../e2e/feeds.mjs';
import { startFaults } from '../../server/faults.mjs';

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path fill="#789" d="M0 0h3v2H0z"/></svg>';

/** Of an hour to twelve ago, so that relative dates are hours. The first item is a whole article. */
function feedOf(origin) {
  const feed = news(origin);
  const [{ content_html, image, _dongpo }] = article(origin).items;
  Object.assign(feed.items[0], { content_html, image, _dongpo });
  for (const [index, item] of feed.items.entries())
    item.date_published = new Date(Date.now() - (index + 1) * 36e5 - 60_000).toISOString();
  return feed;
}

export async function startFeed() {
  const server = await startFaults({
    routes: [
      [
        /\.svg$|^\/picture-x$/,
        'a picture',
        ({ response }) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(PICTURE),
      ],
      [
        /^\/news\.json$/,
        'the feed',
        ({ response, origin }) =>
          response
            .writeHead(200, { 'content-type': 'application/feed+json; charset=utf-8' })
            .end(JSON.stringify(feedOf(origin))),
      ],
      [
        /^\/articles\/\d+$/,
        'what a headline leads to',
        ({ response, match: [path] }) =>
          response
            .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
            .end(`<!doctype html><link rel="icon" href="data:,"><title>${path}</title>`),
      ],
    ],
  });
  return { ...server, address: `${server.origin}/news.json`, feed: feedOf(server.origin) };
}
