/** True in the classic script; the build sets it. */
declare const CLASSIC: boolean;

/** This script's own tag. A page's content can clobber `document.currentScript` and `document.scripts`. */
export function ownTag(): HTMLScriptElement | undefined {
  if (!CLASSIC)
    return [...document.querySelectorAll('script')].find((script) => script.src === import.meta.url);
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : undefined;
}

/** Address of this script, also where a page loads it without a tag. */
export const ownAddress = (tag: HTMLScriptElement | undefined): string =>
  (CLASSIC ? tag?.src : import.meta.url) ?? '';
