/** The script tag: registers the elements, configures the page from the tag's `data-*`, upgrades surviving markup. */
import './define/index.js';
import { configure, type Settings } from './controllers/settings-controller.js';
import { watchSnippets } from './snippets/watch-snippets.js';

/** True in the classic script; the build sets it. */
declare const CLASSIC: boolean;

/** This script's own tag. A page's content can clobber `document.currentScript` and `document.scripts`. */
function ownTag(): HTMLScriptElement | undefined {
  if (!CLASSIC)
    return [...document.querySelectorAll('script')].find((script) => script.src === import.meta.url);
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : undefined;
}

configure({ ...ownTag()?.dataset } as Settings);
watchSnippets();
