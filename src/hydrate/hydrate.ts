import type { CSSResult, ReactiveController } from 'lit';
import { requestedLanguage } from '../controllers/language-controller.js';
import { adoptStyles } from '../dom/adopt-styles.js';
import type { DongpoElement } from '../elements/core/feed-element.js';
import { parsing } from '../elements/core/updating.js';
import { httpUrl } from '../feed/parse/json-feed.js';
import { wordsFor } from '../i18n/localizer.js';
import { inlineFetchTime, seedCacheFromPage } from './inline-feeds.js';

/** What a page inlines is asked for anew where it is older than this: the page itself was kept somewhere. */
const young = 10 * 60_000;

/**
 * Takes over what `renderToString` of the ssr room made: its feed is the first answer of the element's address, and
 * its looks are seen until the element's own can replace them in one task.
 */
export async function hydrate(host: DongpoElement): Promise<void> {
  if (!parsing.html) (await import('./xml-documents.js')).parseTemplatesAsHtml();
  if (!('server' in host.dataset)) {
    if (host.isConnected) host.connectedCallback();
    return;
  }
  // Its language, without which it would soon be said to be Korean.
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (wordsFor(requestedLanguage(host), look)) resolve();
    };
    look();
  });
  // What a server has rendered looks as the element does when all is there.
  const { reading } = await import('../elements/core/deferred-behaviours.js');
  // Not imported as a whole: see there.
  const { addressFor } = host.feedSource().src?.includes('{lang}')
    ? await import('../feed/load/load-by-language.js')
    : {};
  if (!host.isConnected || !('server' in host.dataset)) return;
  delete host.dataset.server;
  const { src, language, timeZone } = host.feedSource();
  const named = src?.includes('{lang}') ? addressFor!(src, language) : src;
  const address = httpUrl(named, document.baseURI);
  // Languages of one address are feeds of their own.
  const isOurs = ({ dataset }: HTMLElement): boolean =>
    dataset.src === src && (!addressFor || addressFor(src!, dataset.lang) === named);
  if (address) seedCacheFromPage(isOurs, address, timeZone);
  // As a router inserts it, it is no root: only the parser makes one.
  host.querySelector(':scope > template[shadowrootmode]')?.remove();
  if (host.shadowRoot) cover(host, host.shadowRoot, reading);
  const time = address && inlineFetchTime(address);
  const dated: ReactiveController = {
    hostUpdated() {
      if (!host.feedController.feed) return;
      host.removeController(dated);
      if (!time) return;
      host.feedController.time = time;
      if (Date.now() - time > young) void host.feedController.load({ reload: true });
    },
  };
  host.addController(dated);
  host.connectedCallback();
}

/** Keeps what the root holds in sight until all is there to render. */
function cover(host: DongpoElement, root: ShadowRoot, reading: CSSResult): void {
  const { src } = host.feedSource();
  const rendered = [...root.childNodes];
  // Sheets that are adopted one after the other would each come after those of the server.
  let sheets: CSSStyleSheet[] = [];
  Object.defineProperty(root, 'adoptedStyleSheets', {
    configurable: true,
    set(all) {
      sheets = all;
    },
  });
  adoptStyles(root, (host.constructor as typeof DongpoElement).styles);
  host.covered = () => {
    // Of a feed that fails, what the server has shown is the last good copy.
    if (!host.canRender && host.feedSource().src === src) return true;
    host.covered = undefined;
    adoptStyles(root, [reading]);
    Reflect.deleteProperty(root, 'adoptedStyleSheets');
    root.adoptedStyleSheets = sheets;
    const focused = root.activeElement;
    const links = focused && [...root.querySelectorAll('a,button')];
    const place = links?.indexOf(focused!) ?? -1;
    const loaded = new Set(
      [...root.querySelectorAll('img')].flatMap((image) => (image.complete ? image.src : [])),
    );
    for (const node of rendered) node.remove();
    const after: ReactiveController = {
      hostUpdated() {
        host.removeController(after);
        // Those that were seen must not go for a frame.
        for (const image of root.querySelectorAll('img')) if (loaded.has(image.src)) image.decoding = 'sync';
        const href = focused?.getAttribute('href');
        const now = [...root.querySelectorAll<HTMLElement>('a,button')];
        const same = now.filter((each) => each.getAttribute('href') === href);
        if (focused) (same.length === 1 ? same[0] : now[place])?.focus({ preventScroll: true });
      },
    };
    host.addController(after);
    return false;
  };
}
