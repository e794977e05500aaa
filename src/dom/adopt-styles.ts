import type { CSSResult } from 'lit';

/** Sheets by document, since a constructed sheet can only be adopted in the document that it was made for. */
const sheetsOf = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();
/** Styles given to a root, in the order of the cascade. */
const stylesOf = new WeakMap<ShadowRoot, readonly CSSResult[]>();

/** The sheet of `style` for `page`, made once a document. */
function sheetFor(style: CSSResult, page: Document, view: Window & typeof globalThis): CSSStyleSheet {
  const sheets = sheetsOf.get(page) ?? new Map<CSSResult, CSSStyleSheet>();
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
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  stylesOf.set(root, [...adoptedStyles(root), ...styles]);
  if ('adoptedStyleSheets' in root) {
    restoreStyles(root);
    return;
  }
  for (const { cssText } of styles)
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
  if (!view || !('adoptedStyleSheets' in root)) return;
  root.adoptedStyleSheets = adoptedStyles(root).map((style) => sheetFor(style, page, view));
}

/** Styles that a root was given by {@link adoptStyles}. */
export const adoptedStyles = (root: ShadowRoot): readonly CSSResult[] => stylesOf.get(root) ?? [];
