/**
 * What may stand in an article's body. One table, read three times: by the pre-scan, by the
 * engine's configuration (`Sanitizer` or DOMPurify), and by the hardening pass, which trusts neither.
 */
const rows: [elements: string, attributes?: string][] = [
  ['p br hr h1 h2 h3 h4 h5 h6 div span section article details summary'],
  ['ul li dl dt dd figure figcaption table caption thead tbody tfoot tr'],
  ['strong b em i u s strike sub sup small mark code pre kbd ruby rt rp wbr bdi bdo'],
  ['a', ' href title data-embed'],
  ['img', ' src srcset alt width height data-src data-original data-lazy-src'],
  ['blockquote q', ' cite'],
  ['del ins', ' cite datetime'],
  ['cite abbr', ' title'],
  ['time', ' datetime'],
  ['ol', ' start reversed'],
  ['td th', ' colspan rowspan scope'],
  ['col colgroup', ' span'],
];

/**
 * Allowed elements, and the allowed attributes of each. `hidden`, `data-embed` and the lazy-load
 * attributes only travel from the pre-scan to the hardening pass, which acts on them.
 */
export const ELEMENTS = new Map<string, string[]>();
for (const [elements, attributes = ''] of rows) {
  for (const name of elements.split(' ')) ELEMENTS.set(name, `lang dir hidden${attributes}`.split(' '));
}

/**
 * What becomes of the rest. These go with all that is in them; those of `REPLACE` become another element;
 * everything else is unwrapped: it goes, and what is in it stays.
 */
export const DROP =
  /^(script|style|template|noscript|iframe|embed|object|applet|svg|math|select|textarea|button|title|video|audio|canvas|xml)$/;

/** Frames and media as links, for the hardening pass to judge; blocks that are not on the table as plain ones. */
export const REPLACE: [names: RegExp, by: string][] = [
  [/^(iframe|embed|video|audio)$/, 'a'],
  [/^(center|main|header|footer|aside|nav|address|form|fieldset)$/, 'div'],
];

/** The players whose frames become links that play on a click; matched against a normalised address. */
export const PLAYERS =
  /^https?:\/\/((www\.|m\.)?youtube(-nocookie)?\.com|youtu\.be|player\.(vimeo|bilibili)\.com|v\.qq\.com|(play-)?tv\.(naver|kakao)\.com|www\.facebook\.com\/plugins\/video\.php)[/?]/;

/** Posts whose frames become links to their pages. Other frames go. */
export const POSTS =
  /^https?:\/\/(www\.)?(instagram\.com\/(p|reel)|facebook\.com\/plugins\/post\.php|tiktok\.com\/embed|platform\.twitter\.com\/embed)[/?]/;

/** Schemes beside http and https, of links; other addresses have none. */
export const SCHEMES = /^(mailto|tel):/i;

/** Pictures in the text itself: bitmaps only. SVG can hold more than a picture. */
export const BITMAP = /^data:image\/(png|jpe?g|gif|webp)[;,]/i;

/** What one body may cost. */
export const LIMITS = {
  /** Characters of HTML. */
  length: 500_000,
  /** Open elements. */
  depth: 200,
  /** Start tags times open elements: a parser may reopen every one of them at each new block. */
  work: 1_000_000,
  images: 100,
  /** Characters of an inline picture; up to the lower number it is one transparent pixel. */
  bitmap: [128, 65_536],
} as const;
