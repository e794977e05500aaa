/**
 * The elements and attributes of an article's body: one table, read by the pre-scan, by the engine's configuration
 * (`Sanitizer` or DOMPurify), and by the hardening pass, which trusts neither.
 */
const ROWS: [elements: string, attributes?: string][] = [
  ['p br hr h1 h2 h3 h4 h5 h6 div span section article details summary'],
  ['ul li dl dt dd figure figcaption table caption thead tbody tfoot tr'],
  ['strong b em i u s strike sub sup small mark code pre kbd ruby rt rp wbr bdi bdo'],
  ['a', 'href title data-embed'],
  ['img', 'src srcset alt width height data-src data-original data-lazy-src data-inline'],
  ['blockquote q', 'cite'],
  ['del ins', 'cite datetime'],
  ['cite abbr', 'title'],
  ['time', 'datetime'],
  ['ol', 'start reversed'],
  ['td th', 'colspan rowspan scope'],
  ['col colgroup', 'span'],
];

/**
 * Allowed elements, with the allowed attributes of each. `hidden`, `data-embed`, `data-inline` and the lazy-load attributes are
 * instructions from the pre-scan to the hardening pass, which does not copy them.
 */
export const ELEMENTS = new Map<string, string[]>(
  ROWS.flatMap(([elements, attributes]) =>
    elements.split(' ').map((name): [string, string[]] => {
      const own = attributes ? attributes.split(' ') : [];
      return [name, ['lang', 'dir', 'hidden', ...own]];
    }),
  ),
);

/**
 * Elements that are dropped with their content. An element that is neither allowed, nor here, nor in `REPLACE` is
 * unwrapped: its content replaces it.
 */
export const DROP =
  /^(script|style|template|noscript|iframe|embed|object|applet|svg|math|select|textarea|button|title|video|audio|canvas|xml)$/;

/** Elements that become another one: frames and media become links, unlisted blocks become `div`. */
export const REPLACE: [names: RegExp, replacement: 'a' | 'div'][] = [
  [/^(iframe|embed|video|audio)$/, 'a'],
  [/^(center|main|header|footer|aside|nav|address|form|fieldset)$/, 'div'],
];

/** Addresses of players, as `URL` normalises them: their frames become links that play on a click. */
export const PLAYERS =
  /^https?:\/\/((www\.|m\.)?youtube(-nocookie)?\.com|youtu\.be|player\.(vimeo|bilibili)\.com|v\.qq\.com|(play-)?tv\.(naver|kakao)\.com|www\.facebook\.com\/plugins\/video\.php)[/?]/;

/** Addresses of embedded posts: their frames become links to the posts. All other frames are dropped. */
export const POSTS =
  /^https?:\/\/(www\.)?(instagram\.com\/(p|reel)|facebook\.com\/plugins\/post\.php|tiktok\.com\/embed|platform\.twitter\.com\/embed)[/?]/;

/** Schemes of links beside http and https. Images have none. */
export const OTHER_SCHEMES = /^(mailto|tel):/i;

/** Data URLs of bitmaps. SVG is not allowed, since it can contain script. */
export const INLINE_IMAGE = /^data:image\/(png|jpe?g|gif|webp)[;,]/i;

/** Limits of one body, so that no HTML can freeze a page. */
export const LIMITS = {
  /** Characters of HTML. */
  htmlLength: 500_000,
  /** Open elements. */
  depth: 200,
  /** Sum over all start tags of the elements open at each: a parser may reopen all of them at each new block. */
  nestingCost: 1_000_000,
  images: 100,
  /** Columns and rows that a cell spans, and the sum of both over a table: browsers lay out each of them. */
  columns: 50,
  rows: 200,
  spans: 2000,
  /** Characters of a data URL up to which it is a transparent pixel, and is dropped. */
  pixelLength: 128,
  /** Characters of a data URL. */
  inlineImageLength: 65_536,
} as const;
