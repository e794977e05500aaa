/**
 * Names of HTML elements that news text is written with, and those of old CMSs. Names that are words as well and make
 * no text (`map`, `search`, `dialog`) are left to Korean titles: `<Search> 개봉`.
 */
const NAMES = new Set(
  'a abbr address article aside audio b bdi bdo big blockquote body br button caption center cite code col dd del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main mark marquee meta nav nobr noscript object ol p picture pre q rp rt ruby s script section select small source span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video wbr'.split(
    ' ',
  ),
);
const HIDDEN = new Set(
  'figcaption head iframe noscript object script select style svg textarea title'.split(' '),
);
const BLOCKS = new Set(
  'address article aside blockquote br center dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** True for a name in lower case that makes a tag. `-` stands in custom elements, `:` in MS Word's. */
export const isElementName = (name: string): boolean => NAMES.has(name) || /[:-]/.test(name);

/** True if the content of an element is no text of the page, or of a picture only. */
export const hasHiddenContent = (name: string): boolean => HIDDEN.has(name);

/** True if a tag parts the words beside it. */
export const isBlock = (name: string): boolean => BLOCKS.has(name);
