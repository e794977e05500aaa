/** True in the classic script; the build sets it. */
declare const CLASSIC: boolean;

function findOwnTag(): HTMLScriptElement | undefined {
  if (!CLASSIC)
    return [...document.querySelectorAll('script')].find((script) => script.src === import.meta.url);
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : undefined;
}

/** This script's own tag. A page's content can clobber `document.currentScript` and `document.scripts`. */
export const ownTag = findOwnTag();
