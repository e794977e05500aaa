import type { CSSResult, ReactiveController } from 'lit';
import { messagesLoaded } from '../controllers/language-controller.js';
import type { WidgetHost } from '../controllers/widget-host.js';
import { adoptStyles, holdStyles, releaseStyles } from '../dom/adopt-styles.js';
import { sourceList } from '../feed/load/source-list.js';
import { httpUrl } from '../feed/model/http-url.js';
import { pageUrl } from '../feed/model/page-url.js';
import { inlineFetchTime, seedCacheFromPage } from './inline-feeds.js';
import { parseTemplatesAsHtml } from './xml-documents.js';

/** Milliseconds: an inlined feed that is older is requested again, since the page itself came from a cache. */
const MAX_INLINE_AGE = 10 * 60_000;

/** An element that can take over what a server rendered. */
export interface HydrationHost extends WidgetHost {
  /** True if language, styles, view and feed are there. */
  readonly canRender: boolean;
  /** True while the server's rendering stays on screen. */
  keepsServerContent?: (() => boolean) | undefined;
}

/**
 * Takes over what `renderToString` of the ssr room rendered: the inlined feed is the first answer of the element's
 * address, and the server's nodes are seen until the element can replace them in one task.
 *
 * @returns when the element can be connected; an element that has left the page meanwhile is hydrated another time
 */
export async function hydrate(
  host: HydrationHost,
  loadDeferredStyles: () => Promise<CSSResult>,
): Promise<void> {
  parseTemplatesAsHtml();
  if (!('server' in host.dataset)) return;
  // A server renders with the deferred styles: without them, the block would change when it is taken over.
  const [deferredStyles] = await Promise.all([loadDeferredStyles(), messagesLoaded(host)]);
  const { addressInLanguage } = host.feedSource().src?.includes('{lang}')
    ? await import('../feed/load/load-by-language.js')
    : { addressInLanguage: (src: string) => src };
  if (!host.isConnected) return;
  delete host.dataset.server;
  const fetchedAt = seedCache(host, addressInLanguage);
  // A router inserts the template as an element: only the parser makes it a root.
  host.querySelector(':scope > template[shadowrootmode]')?.remove();
  if (host.shadowRoot) keepUntilRendered(host, host.shadowRoot, deferredStyles);
  if (fetchedAt) reloadIfOld(host, fetchedAt);
}

/**
 * Makes what the page inlines for the host the first answers of its addresses.
 *
 * @returns when the oldest of them was fetched, by `Date.now()`; `undefined` without any
 */
function seedCache(
  host: HydrationHost,
  addressInLanguage: (src: string, language?: string) => string,
): number | undefined {
  const { src = '', language, timeZone } = host.feedSource();
  const times = sourceList(src).flatMap((each) => {
    const named = addressInLanguage(each, language);
    const address = httpUrl(named, pageUrl());
    // The languages of one address are feeds of their own.
    const isOwn = ({ dataset }: HTMLElement): boolean =>
      dataset.src === each && addressInLanguage(each, dataset.lang) === named;
    if (!address) return [];
    seedCacheFromPage(isOwn, address, timeZone);
    return inlineFetchTime(address) ?? [];
  });
  return times.length ? Math.min(...times) : undefined;
}

/** Keeps the server's nodes until the host can render, or has another address. */
function keepUntilRendered(host: HydrationHost, root: ShadowRoot, deferredStyles: CSSResult): void {
  const { src } = host.feedSource();
  const serverNodes = [...root.childNodes];
  holdStyles(root);
  host.keepsServerContent = () => {
    // The server's rendering is the last good copy of a feed that fails to load.
    if (!host.canRender && host.feedSource().src === src) return true;
    host.keepsServerContent = undefined;
    adoptStyles(root, [deferredStyles]);
    releaseStyles(root);
    restoreWhenUpdated(host, root, serverNodes);
    return false;
  };
}

/** Removes the server's nodes; after the update, gives back the focus and the decoded pictures. */
function restoreWhenUpdated(host: HydrationHost, root: ShadowRoot, serverNodes: ChildNode[]): void {
  const focusable = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('a,button')];
  const focused = root.activeElement as HTMLElement | null;
  const index = focused ? focusable().indexOf(focused) : -1;
  const loaded = new Set(
    [...root.querySelectorAll('img')].filter((image) => image.complete).map(({ src }) => src),
  );
  for (const node of serverNodes) node.remove();
  const controller: ReactiveController = {
    hostUpdated() {
      host.removeController(controller);
      // A picture that was on screen would be missing for a frame.
      for (const image of root.querySelectorAll('img')) if (loaded.has(image.src)) image.decoding = 'sync';
      if (!focused) return;
      const href = focused.getAttribute('href');
      const candidates = focusable();
      const same = candidates.filter((element) => element.getAttribute('href') === href);
      const target = same.length === 1 ? same[0] : candidates[index];
      target?.focus({ preventScroll: true });
    },
  };
  host.addController(controller);
}

/** Sets the time of the inlined feed when that is shown, and loads it again if it is old. */
function reloadIfOld(host: HydrationHost, fetchedAt: number): void {
  const controller: ReactiveController = {
    hostUpdated() {
      const { feedController } = host;
      if (!feedController.feed) return;
      host.removeController(controller);
      feedController.time = fetchedAt;
      if (Date.now() - fetchedAt > MAX_INLINE_AGE) void feedController.load({ reload: true });
    },
  };
  host.addController(controller);
}
