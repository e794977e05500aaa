/** The ten items that every subject shows, in the format that each of them reads. */
import { startDemo } from '../../../demo/server.mjs';

export const COUNT = 10;
const HOURS = 3_600_000;

/** The beginning of the first title, by which a page is searched for its first headline. Some subjects cut titles at 50 characters. */
export const needleOf = (feed) => feed.items[0].title.slice(0, 20);

export const pictureUrl = (origin, index) => `${origin}/pictures/${index}.jpg`;

/**
 * The feed that `dongpo-widgets bake` writes of the demo's CMS, cut to ten items, each with a picture of the bench.
 *
 * @param {{ page: string, feeds: string }} origins
 * @returns a JSON Feed
 */
export async function bakedFeed(origins) {
  const demo = await startDemo({ port: 0, quiet: true });
  try {
    const response = await fetch(`${demo.feedsOrigin}/feeds/latest.json`);
    const text = (await response.text()).replaceAll(demo.feedsOrigin, origins.feeds);
    const feed = JSON.parse(text.replaceAll(demo.origin, origins.page));
    feed.items = feed.items
      .slice(0, COUNT)
      .map((item, index) => withPicture(item, pictureUrl(origins.feeds, index)));
    return feed;
  } finally {
    await demo.close();
  }
}

function withPicture(item, url) {
  const { images: [first = {}] = [], ...extension } = item._dongpo ?? {};
  const size = { width: PICTURE.width, height: PICTURE.height };
  return { ...item, image: url, _dongpo: { ...extension, images: [{ ...first, url, ...size }] } };
}

/** The same feed with excerpts as the newspaper's own feed has them: a dateline in front, cut with three dots. */
export function withDatelines(feed) {
  const items = feed.items.map((item, index) => ({
    ...item,
    summary: `[동포투데이]${index % 3 === 2 ? '' : ' '}${item.summary.replace(/…$/, '...')}`,
  }));
  return { ...feed, items };
}

/** A longer feed of the same kind: the ten items again and again, each with an id and an address of its own. */
export function repeated(feed, count) {
  const items = Array.from({ length: count }, (_, index) => {
    const item = feed.items[index % feed.items.length];
    if (index < feed.items.length) return item;
    return {
      ...item,
      id: `${item.id}-${index}`,
      url: `${item.url}&copy=${index}`,
      title: `${index}. ${item.title}`,
    };
  });
  return { ...feed, items };
}

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const rfc822 = (date) => new Date(date).toUTCString().replace('GMT', '+0000');
const bodyOf = (item) => `<p>${escaped(item.summary)}</p>`;

/** RSS as WordPress 6 writes it: excerpts end with `&nbsp;[&#8230;]`, bodies and pictures are in `content:encoded`. */
export const toWordpress = (feed) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>${escaped(feed.title)}</title>
	<atom:link href="${feed.home_page_url}feed/" rel="self" type="application/rss+xml" />
	<link>${feed.home_page_url}</link>
	<description>${escaped(feed.description)}</description>
	<lastBuildDate>${rfc822(feed.items[0].date_published)}</lastBuildDate>
	<language>ko-KR</language>
	<sy:updatePeriod>
	hourly	</sy:updatePeriod>
	<sy:updateFrequency>
	1	</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.8.2</generator>
${feed.items.map(wordpressItem).join('\n')}
</channel>
</rss>
`;

const wordpressItem = (item) => `	<item>
		<title>${escaped(item.title)}</title>
		<link>${escaped(item.url)}</link>
					<comments>${escaped(item.url)}#respond</comments>

		<dc:creator><![CDATA[${item.authors?.[0].name ?? '동포투데이'}]]></dc:creator>
		<pubDate>${rfc822(item.date_published)}</pubDate>
${sectionsOf(item)
  .map((name) => `				<category><![CDATA[${name}]]></category>`)
  .join('\n')}
		<guid isPermaLink="false">${escaped(item.url)}</guid>

					<description><![CDATA[${escaped(item.summary.replace(/…$/, ''))}&nbsp;[&#8230;]]]></description>
										<content:encoded><![CDATA[
<figure class="wp-block-image size-large"><img fetchpriority="high" decoding="async" width="${PICTURE.width}" height="${PICTURE.height}" src="${item.image}" alt="" class="wp-image-${item.id}" srcset="${item.image} ${PICTURE.width}w" sizes="(max-width: ${PICTURE.width}px) 100vw, ${PICTURE.width}px" /></figure>



${bodyOf(item)}



<p>${escaped(item.title)}.&nbsp;&#8220;${escaped(item.summary.slice(0, 60))}&#8221;</p>
]]></content:encoded>
					<wfw:commentRss>${escaped(item.url)}&amp;feed=rss2</wfw:commentRss>
			<slash:comments>0</slash:comments>

			</item>`;

const sectionsOf = (item) => (item._dongpo?.section_path ?? []).slice(1);

/** RSS with the picture in `description`, where @lrnwebcomponents/rss-items looks for it. */
export const toPlainRss = (feed) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>${escaped(feed.title)}</title><link>${feed.home_page_url}</link>
${feed.items
  .map(
    (item) =>
      `<item><title>${escaped(item.title)}</title><link>${escaped(item.url)}</link><pubDate>${rfc822(item.date_published)}</pubDate><description>${escaped(`<img src="${item.image}" alt="">${bodyOf(item)}`)}</description></item>`,
  )
  .join('\n')}
</channel></rss>
`;

/** The answer of feedrapp.info, the service that vanilla-rss asks. */
export const toFeedrapp = (feed) => ({
  responseData: {
    feed: {
      title: feed.title,
      link: feed.home_page_url,
      entries: feed.items.map((item) => ({
        title: item.title,
        link: item.url,
        author: item.authors?.[0].name ?? '',
        publishedDate: item.date_published,
        content: `<img src="${item.image}" alt="">${bodyOf(item)}`,
        contentSnippet: item.summary,
        categories: sectionsOf(item),
      })),
    },
  },
});

/** Posts by the interface of Mastodon, for @idotj/mastodon-embed-timeline and emfed. */
export function toMastodon(feed, origins) {
  const account = {
    id: '1',
    username: 'dongpo',
    acct: 'dongpo',
    display_name: feed.title,
    url: `${origins.feeds}/@dongpo`,
    avatar: `${origins.feeds}/avatar.jpg`,
    avatar_static: `${origins.feeds}/avatar.jpg`,
    emojis: [],
  };
  return feed.items.map((item) => ({
    id: item.id,
    created_at: item.date_published,
    edited_at: null,
    in_reply_to_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'ko',
    uri: item.url,
    url: item.url,
    content: `<p>${escaped(item.title)}</p>${bodyOf(item)}`,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    reblog: null,
    poll: null,
    card: null,
    tags: [],
    mentions: [],
    emojis: [],
    account,
    media_attachments: [
      {
        id: item.id,
        type: 'image',
        url: item.image,
        preview_url: item.image,
        description: '',
        blurhash: 'UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH',
        meta: { small: { ...PICTURE, aspect: 1.5 }, original: { ...PICTURE, aspect: 1.5 } },
      },
    ],
  }));
}

const BLUESKY_AUTHOR = 'did:plc:dongpotoday';

/** The answer of `app.bsky.actor.getProfile`. */
export const toBlueskyProfile = (feed, origins) => ({
  did: BLUESKY_AUTHOR,
  handle: 'dongpo.example',
  displayName: feed.title,
  description: feed.description,
  avatar: `${origins.feeds}/avatar.jpg`,
  followersCount: 0,
  followsCount: 0,
  postsCount: feed.items.length,
  labels: [],
  createdAt: feed.items[0].date_published,
  indexedAt: feed.items[0].date_published,
});

/** The answer of `app.bsky.feed.getAuthorFeed`, for bsky-embed and bluesky-profile-feed-embed. */
export function toBluesky(feed, origins) {
  const { did, handle, displayName, avatar, labels, createdAt } = toBlueskyProfile(feed, origins);
  const author = { did, handle, displayName, avatar, labels, createdAt };
  const cid = 'bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku';
  return {
    feed: feed.items.map((item) => ({
      post: {
        uri: `at://${did}/app.bsky.feed.post/${item.id}`,
        cid,
        author,
        record: {
          $type: 'app.bsky.feed.post',
          createdAt: item.date_published,
          langs: ['ko'],
          text: `${item.title}\n${item.summary}`,
        },
        embed: {
          $type: 'app.bsky.embed.images#view',
          images: [
            {
              thumb: item.image,
              fullsize: item.image,
              alt: '',
              aspectRatio: { width: PICTURE.width, height: PICTURE.height },
            },
          ],
        },
        replyCount: 0,
        repostCount: 0,
        likeCount: 0,
        quoteCount: 0,
        indexedAt: item.date_published,
        labels: [],
      },
    })),
  };
}

/** Articles by the interface of WordPress, wrapped as the service that @canonical/latest-news asks wraps them. */
export const toCanonical = (feed) => ({
  latest_articles: feed.items.map((item) => ({
    id: item.id,
    slug: item.id,
    date: new Date(new Date(item.date_published).getTime() + 9 * HOURS).toISOString().slice(0, 19),
    title: { rendered: escaped(item.title) },
    excerpt: { rendered: bodyOf(item) },
    author: { name: item.authors?.[0].name ?? '' },
    group: { name: '' },
    _embedded: {
      'wp:featuredmedia': [{ source_url: item.image, alt_text: '', media_details: PICTURE }],
    },
  })),
});

/** Size of the pictures in pixels. */
export const PICTURE = { width: 360, height: 240 };

/**
 * Runs in a page. Small photographs, so to speak: soft shapes on a gradient, other ones for each index.
 *
 * @returns base64 of JPEG files of 4 to 8 kB
 */
export function drawPictures(count, { width, height }) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  return Array.from({ length: count }, (_, index) => {
    const sky = context.createLinearGradient(0, 0, 0, height);
    sky.addColorStop(0, `hsl(${200 + index * 11} 45% 70%)`);
    sky.addColorStop(1, `hsl(${30 + index * 23} 40% 45%)`);
    context.fillStyle = sky;
    context.fillRect(0, 0, width, height);
    for (let shape = 0; shape < 60; shape++) {
      const turn = (index + 1) * 37 + shape * 61;
      context.fillStyle = `hsl(${turn % 360} 35% ${30 + (turn % 40)}% / 0.5)`;
      context.beginPath();
      context.arc((turn * 7) % width, height * 0.3 + ((turn * 13) % (height * 0.7)), 6 + (turn % 28), 0, 7);
      context.fill();
    }
    return canvas.toDataURL('image/jpeg', 0.6).split(',')[1];
  });
}
