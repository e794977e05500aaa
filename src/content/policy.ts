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

/** Elements that go with all that is in them. What is neither here nor above is unwrapped. */
export const DROP =
  /^(script|style|template|noscript|iframe|embed|object|applet|svg|math|select|textarea|button|title|video|audio|canvas|xml)$/;

/** The players whose frames become links; matched against a normalised address. */
export const PLAYERS =
  /^https?:\/\/((www\.|m\.)?youtube(-nocookie)?\.com|youtu\.be|player\.(vimeo|bilibili)\.com|v\.qq\.com|(play-)?tv\.(naver|kakao)\.com|www\.facebook\.com\/plugins\/video\.php)[/?]/;
