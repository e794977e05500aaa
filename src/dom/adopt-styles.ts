/** Style text; lit's `CSSResult` is one. */
export interface StyleText {
  readonly cssText: string;
}

/** Sheets by document, since a constructed sheet can only be adopted in the document that it was made for. */
const sheetsOf = new WeakMap<Document, Map<StyleText, CSSStyleSheet>>();
/** Styles given to a root, in the order of the cascade. */
const stylesOf = new WeakMap<ShadowRoot, readonly StyleText[]>();

/** Roots that a server has rendered with styles of its own, which hold until {@link releaseStyles}. */
const heldRoots = new WeakSet<ShadowRoot>();

/** The sheet of `style` for `page`, made once a document. */
function sheetFor(style: StyleText, page: Document, view: Window & typeof globalThis): CSSStyleSheet {
  const sheets = sheetsOf.get(page) ?? new Map<StyleText, CSSStyleSheet>();
  sheetsOf.set(page, sheets);
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}

/**
 * Adds styles to a shadow root, after those that it was given before: as shared sheets, or as `<style>` elements
 * where a root cannot adopt sheets (Safari 15.4). Lit's own `adoptStyles` replaces the sheets of a root, and makes
 * them for the script's document alone.
 */
export function adoptStyles(root: ShadowRoot, styles: readonly StyleText[]): void {
  const adopted = adoptedStyles(root);
  const added = styles.filter((style) => !adopted.includes(style));
  stylesOf.set(root, [...adopted, ...added]);
  // A server writes them itself.
  if (!globalThis.document) return;
  if ('adoptedStyleSheets' in root) {
    restoreStyles(root);
    return;
  }
  for (const { cssText } of added)
    (root as ShadowRoot).appendChild(document.createElement('style')).textContent = cssText;
}

/**
 * Gives a root its styles again: it loses its sheets when its host is moved to another document
 * (https://drafts.csswg.org/cssom/#dom-documentorshadowroot-adoptedstylesheets).
 */
export function restoreStyles(root: ShadowRoot): void {
  const { ownerDocument: page } = root;
  const { defaultView: view } = page;
  // A document without a window shows nothing, and has no constructor of sheets.
  if (!view || heldRoots.has(root) || !('adoptedStyleSheets' in root)) return;
  root.adoptedStyleSheets = adoptedStyles(root).map((style) => sheetFor(style, page, view));
}

/** Keeps what {@link adoptStyles} is given from a root until {@link releaseStyles}. */
export const holdStyles = (root: ShadowRoot): void => void heldRoots.add(root);

/** Gives a root all styles that were held: one after the other, each would follow those that the server wrote. */
export function releaseStyles(root: ShadowRoot): void {
  heldRoots.delete(root);
  restoreStyles(root);
}

/** Styles that a root was given by {@link adoptStyles}. */
export const adoptedStyles = (root: ShadowRoot): readonly StyleText[] => stylesOf.get(root) ?? [];
