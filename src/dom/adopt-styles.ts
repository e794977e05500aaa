/** By document: a sheet serves its own only. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();
const styles = new WeakMap<ShadowRoot, string[]>();

/**
 * Style text for a shadow root: shared sheets, or style elements where sheets cannot be adopted (Safari 15.4).
 * Without more text, gives back what a root lost on its way into another document
 * (https://drafts.csswg.org/cssom/#dom-documentorshadowroot-adoptedstylesheets).
 */
export function adopt(root: ShadowRoot, added: string[] = []): void {
  const all = [...(styles.get(root) ?? []), ...added];
  styles.set(root, all);
  const { ownerDocument: page } = root;
  const { defaultView: view } = page;
  if (!('adoptedStyleSheets' in root)) {
    for (const text of added)
      (root as ShadowRoot).appendChild(document.createElement('style')).textContent = text;
    // Without a window there is nothing to be seen, and no sheet to be made.
  } else if (view) {
    const own = sheets.get(page) ?? new Map();
    sheets.set(page, own);
    root.adoptedStyleSheets = all.map((text) => {
      if (!own.has(text)) {
        own.set(text, new view.CSSStyleSheet());
        own.get(text).replaceSync(text);
      }
      return own.get(text);
    });
  }
}

/** Style text that a root was given. */
export const adopted = (root: ShadowRoot): string[] => styles.get(root) ?? [];
