import { loadFeed } from 'dongpo-widgets/feed';
import { renderToString } from 'dongpo-widgets/ssr';
import Link from 'next/link';
import { Widget } from './widget';

const src = process.env.FEED_URL ?? '';
const cached: typeof fetch = (url, init) => fetch(url, { ...init, next: { revalidate: 60 } });

export default async function Page() {
  // Without a feed, the elements ask for it themselves.
  const feed = await loadFeed(src, { fetch: cached }).catch(() => undefined);
  const page = new Set<string>();
  const headlines = await renderToString('dongpo-headlines', { src, limit: 5 }, feed, { page });
  const best = await renderToString('dongpo-best', { src, limit: 3 }, feed, { page });
  const article = await renderToString('dongpo-article', { src }, feed, { page });
  return (
    <main>
      <Widget html={headlines} />
      <Widget html={best} />
      <Widget html={article} />
      <p className="below">
        <Link href="/other">다른 쪽</Link>
      </p>
    </main>
  );
}
