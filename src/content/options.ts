/** The parts of a browser's DOM that sanitising needs and a server does not have. */
export interface DomAdapter {
  /** A new document in which nothing loads or runs. */
  createDocument(): Document;
  /** The tree of some HTML, in such a document (https://html.spec.whatwg.org/multipage/parsing.html). */
  parse(html: string): Node;
  /** True if HTML has an element of that name. */
  isElementName(name: string): boolean;
}

/** How the links and images of an article's body are written. */
export interface SanitiseOptions {
  /** The item's address: links and images resolve against it. Without it, relative ones are dropped. */
  base?: string | undefined;
  /** Query parameters of outgoing links, `utm_source=partner`. */
  linkParams?: string | undefined;
  /** `_blank` opens links in a new tab. */
  target?: string | undefined;
  /** Label of links that open a new tab, for screen readers; appended in `<span class="hidden">`. */
  newTabLabel?: string | undefined;
  /** Text of a link in place of a video or sound. Default: the host of its address. */
  videoLabel?: string | undefined;
  /** Forces an engine, for tests. Default: `native` where the browser has `Element.setHTML`. */
  engine?: 'native' | 'purify' | undefined;
  /** The DOM of a server. Default: the browser's. */
  dom?: DomAdapter | undefined;
}
