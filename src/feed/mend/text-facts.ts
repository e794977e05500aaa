/** Facts about a text that its characters do not tell. */
export interface TextFacts {
  /**
   * `text`: HTML that Atom calls plain text; `xhtml`: Atom's XHTML, in which what is escaped is meant to be shown; `bare`:
   * a title in which tags stand without being escaped.
   */
  type?: 'text' | 'xhtml' | 'bare' | undefined;
  /** `xml:base` in force, which completes relative addresses. */
  base?: string | undefined;
}
