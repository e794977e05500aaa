/**
 * Files that a page loads until something is shown. `npm run size` weighs the files of each row, and
 * test/e2e/requests.test.mjs sees that a browser asks for those and no others.
 *
 *   shows    the row's name
 *   tag      the element
 *   feed     the name of a feed in test/e2e/feeds.mjs
 *   attributes  of the element, beside src
 *   files    names of files in dist/cdn, without hash
 *   budget   brotli bytes of the files in all
 *
 * A budget is raised only with a row in this table:
 *
 *   row                                old     new     why
 *   list, bodies                       14,080  26,600  LitElement (+1.4 kB); no property mangling (+1.2 kB); the whole reader of JSON Feed, so that no feed waits for a chunk
 *   titles, wordpress, tistory, newspaper  19,490  31,700  as the list, and the chunk for RSS beside the feed; the feed is asked for before the elements are evaluated (+0.4 kB); the reader is up to 1.6 times as fast (+0.5 kB)
 *   article                            19,400  32,400  as the list; the sanitiser in whole words
 *   articlePurified                    29,680  42,700  as the article
 *   list, bodies                       26,600  26,200  the rare forms of dates are a chunk (-1 kB); the first of several links, dates and texts, the picture of a body (+0.6 kB)
 *   titles, wordpress, tistory, newspaper  31,700  39,200  as the list; links of items without one, elements in titles, tags escaped twice, noise in excerpts (+3.8 kB); pictures told from avatars, counters and icons, xml:base of bodies (+2.6 kB)
 *   article, articlePurified           32,400, 42,700  33,200, 43,400  as the list; emoji and formulas in sentences (+1 kB)
 *   list, bodies                       26,200  26,900  noise, fillers and bare tags are seen in the texts of JSON Feeds, pictures in members of other formats; the site as a base (+0.6 kB)
 *   titles, wordpress, tistory, newspaper  39,200  41,000  as the list; useless links mended, pictures in unknown elements and films, badges, base elements, shortcodes (+1.6 kB)
 *   article, articlePurified           33,200, 43,400  33,900, 44,100  as the list
 *   all                                26,900; 41,000; 33,900, 44,100  27,200; 41,300; 34,200, 44,400  links keep the rel of the plain link and no opener, plain markup is asked for without cookies, {item} is one segment (+0.4 kB)
 *   all                                27,200; 41,300; 34,200, 44,400  27,400; 41,700; 34,600, 44,900  every reader takes linear time; marks on a letter, endless words, spans of cells, addresses and unreadable dates are bounded (+0.4 kB)
 *   titles, wordpress, tistory, newspaper  41,700  36,200  what mends odd texts and pictures is a chunk of its own, for all formats, and loaded only if an item needs it (-5.6 kB)
 *   list, bodies                       27,400  28,400  the cheap signs that items of any format need it, and what that chunk shares with the chunk for RSS (+0.9 kB)
 *   article, articlePurified           34,600, 44,900  35,600, 45,900  as the list
 *   notice, noticeInJson               -       44,400, 36,600  new: with the chunk that mends
 *   list, bodies                       28,400  30,200  attributes that choose items, their names (+0.1 kB) and the loading of their chunk (+0.2 kB); several addresses in src, whose feeds are asked for first (+0.2 kB); next pages and sources in the model (+0.1 kB); labels before titles and the rules for them, link-rel (+0.4 kB); words of labels and of galleries (+0.2 kB); widths of pictures (+0.5 kB)
 *   selected                           -       35,500  new: with the chunk that chooses items
 *   titles, wordpress, tistory, newspaper  36,200  38,600  as the list; rel=next, WordPress's Link, the files of one picture (+0.5 kB)
 *   notice, noticeInJson               44,400, 36,600  46,700, 38,300  as the titles, and as the list
 *   article, articlePurified           35,600, 45,900  39,400, 49,600  as the list; galleries, recordings, related articles (+2 kB)
 */
const JSON_LIST = ['dongpo'];
const XML_LIST = ['dongpo', 'other-formats'];

export const DISPLAYS = {
  list: {
    shows: 'headlines, best list from JSON Feed',
    tag: 'dongpo-headlines',
    feed: 'plain.json',
    files: JSON_LIST,
    budget: 30_200,
  },
  selected: {
    shows: 'headlines from JSON Feed, chosen by attributes',
    tag: 'dongpo-headlines',
    feed: 'plain.json',
    attributes: 'order="newest" offset="1" more="button"',
    files: [...JSON_LIST, 'selection'],
    budget: 35_500,
  },
  bodies: {
    shows: 'headlines from JSON Feed with content_html only',
    tag: 'dongpo-headlines',
    feed: 'bodies.json',
    files: JSON_LIST,
    budget: 30_200,
  },
  titles: {
    shows: 'headlines from RSS of titles and links',
    tag: 'dongpo-headlines',
    feed: 'news.xml',
    files: XML_LIST,
    budget: 38_600,
  },
  wordpress: {
    shows: 'headlines from RSS of WordPress',
    tag: 'dongpo-headlines',
    feed: 'wordpress.xml',
    files: XML_LIST,
    budget: 38_600,
  },
  tistory: {
    shows: 'headlines from RSS of Tistory',
    tag: 'dongpo-headlines',
    feed: 'tistory.xml',
    files: XML_LIST,
    budget: 38_600,
  },
  newspaper: {
    shows: "headlines from RSS of a Korean newspaper's CMS",
    tag: 'dongpo-headlines',
    feed: 'newspaper.xml',
    files: XML_LIST,
    budget: 38_600,
  },
  notice: {
    shows: 'headlines from RSS of WordPress with a notice in each excerpt',
    tag: 'dongpo-headlines',
    feed: 'notice.xml',
    files: [...XML_LIST, 'mend'],
    budget: 46_700,
  },
  noticeInJson: {
    shows: 'headlines from JSON Feed with a notice in each excerpt',
    tag: 'dongpo-headlines',
    feed: 'notice.json',
    files: [...JSON_LIST, 'mend'],
    budget: 38_300,
  },
  article: {
    shows: 'article from JSON Feed, with setHTML',
    tag: 'dongpo-article',
    feed: 'text.json',
    files: [...JSON_LIST, 'article-view'],
    budget: 39_400,
  },
  articlePurified: {
    shows: 'article from JSON Feed, with DOMPurify',
    tag: 'dongpo-article',
    feed: 'text.json',
    files: [...JSON_LIST, 'article-view', 'purify'],
    budget: 49_600,
  },
};
