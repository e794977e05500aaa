/**
 * What a page loads until something is shown. `npm run size` weighs the files of each row, and
 * test/e2e/requests.test.mjs sees that a browser asks for those and no others.
 *
 *   shows    the row's name
 *   tag      the element
 *   feed     the name of a feed in test/e2e/feeds.mjs
 *   files    names of files in dist/cdn, without hash
 *   budget   brotli bytes of the files in all
 *
 * A budget is raised only with a row in this table:
 *
 *   row                                old     new     why
 *   list                               14,080  17,400  no property mangling (+0.3 kB); the reader of feeds is a chunk, asked for beside the feed
 *   titles                             19,490  22,900  as the list
 *   bodies, wordpress, tistory, newspaper   -  28,500  were not weighed: 24,000 when one chunk reads what is usual
 *   article                            19,400  23,500  as the list; the sanitiser in whole words
 *   articlePurified                    29,680  33,800  as the article
 */
const LIST = ['dongpo', 'parse-feed'];
const USUAL = [...LIST, 'parse-text', 'rare'];

export const DISPLAYS = {
  list: {
    shows: 'headlines, best list from JSON Feed',
    tag: 'dongpo-headlines',
    feed: 'plain.json',
    files: LIST,
    budget: 17_400,
  },
  bodies: {
    shows: 'headlines from JSON Feed with content_html only',
    tag: 'dongpo-headlines',
    feed: 'bodies.json',
    files: USUAL,
    budget: 28_500,
  },
  titles: {
    shows: 'headlines from RSS of titles and links',
    tag: 'dongpo-headlines',
    feed: 'news.xml',
    files: [...LIST, 'parse-text'],
    budget: 22_900,
  },
  wordpress: {
    shows: 'headlines from RSS of WordPress',
    tag: 'dongpo-headlines',
    feed: 'wordpress.xml',
    files: USUAL,
    budget: 28_500,
  },
  tistory: {
    shows: 'headlines from RSS of Tistory',
    tag: 'dongpo-headlines',
    feed: 'tistory.xml',
    files: USUAL,
    budget: 28_500,
  },
  newspaper: {
    shows: "headlines from RSS of a Korean newspaper's CMS",
    tag: 'dongpo-headlines',
    feed: 'newspaper.xml',
    files: USUAL,
    budget: 28_500,
  },
  article: {
    shows: 'article from JSON Feed, with setHTML',
    tag: 'dongpo-article',
    feed: 'text.json',
    files: [...LIST, 'article-view'],
    budget: 23_500,
  },
  articlePurified: {
    shows: 'article from JSON Feed, with DOMPurify',
    tag: 'dongpo-article',
    feed: 'text.json',
    files: [...LIST, 'article-view', 'purify'],
    budget: 33_800,
  },
};
