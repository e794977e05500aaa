import { loadFeed } from 'dongpo-widgets/feed';
import { renderToString } from 'dongpo-widgets/ssr';

/** Of the server alone: the page has the HTML, whether a browser comes by a link of Nuxt's or not. */
export default defineCachedEventHandler(
  async () => {
    const src = process.env.FEED_URL ?? '';
    // Without a feed, the elements ask for it themselves.
    const feed = await loadFeed(src, { fetch: $fetch.native }).catch(() => undefined);
    const page = new Set<string>();
    return {
      headlines: await renderToString('dongpo-headlines', { src, limit: 5 }, feed, { page }),
      best: await renderToString('dongpo-best', { src, limit: 3 }, feed, { page }),
      article: await renderToString('dongpo-article', { src }, feed, { page }),
    };
  },
  { maxAge: 60 },
);
