/** By document: a sheet serves its own only. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();
const styles = new WeakMap<ShadowRoot, string[]>();

/** Style text for a shadow root: shared sheets, or style elements where sheets cannot be adopted (Safari 15.4). */
export function adopt(root: ShadowRoot, added: string[]): void {
  styles.set(root, [...(styles.get(root) ?? []), ...added]);
  const { ownerDocument: page } = root;
  const own = sheets.get(page) ?? new Map();
  sheets.set(page, own);
  for (const text of added) {
    if ('adoptedStyleSheets' in root) {
      if (!own.has(text)) {
        const sheet = new page.defaultView!.CSSStyleSheet();
        sheet.replaceSync(text);
        own.set(text, sheet);
      }
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, own.get(text)!];
    } else (root as ShadowRoot).appendChild(document.createElement('style')).textContent = text;
  }
}

/** A root that came into another document has lost its sheets (https://drafts.csswg.org/cssom/#adoptedstylesheets). */
export function adoptAgain(root: ShadowRoot): void {
  const known = styles.get(root)!;
  if (!root.adoptedStyleSheets || root.adoptedStyleSheets.length === known.length) return;
  root.adoptedStyleSheets = [];
  styles.delete(root);
  adopt(root, known);
}
