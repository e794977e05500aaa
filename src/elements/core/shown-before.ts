import { hosts } from '../../controllers/settings-controller.js';
import type { SelectionHost, ShownItems } from './selection-host.js';
import { takesPart } from './takes-part.js';

/** Milliseconds for which a unique element waits for those before it. */
export const uniqueConfig = { patience: 1000 };

/** True if later elements leave out what an element shows. Of tabs, the lists inside do. */
const gives = (host: Element): boolean => takesPart(host) && host.localName !== 'dongpo-sections';

/** The unique elements on the page, of which each follows those before it. */
const uniqueHosts = new Set<SelectionHost>();
const watched = new WeakSet<SelectionHost>();
/** When each unique element began to wait, by `Date.now()`. */
const waitingSince = new WeakMap<SelectionHost, number>();
/** The unique elements that wait: one before them may have failed, which changes no items. */
const waitingHosts = new WeakSet<SelectionHost>();
/** The items before each unique element when it was rendered last. */
const renderedWith = new WeakMap<SelectionHost, unknown[]>();

/** The element and the hosts of the shadow roots that it is in, the outermost first. */
function hostChain(element: Element): Element[] {
  const root = element.getRootNode();
  return [...(root instanceof ShadowRoot ? hostChain(root.host) : []), element];
}

/** True if an element stands before another one in the page, shadow roots included. */
function isBefore(a: Element, b: Element): boolean {
  const chain = hostChain(a);
  const other = hostChain(b);
  const level = chain.findIndex((element, index) => element !== other[index]);
  const element = chain[level];
  const otherElement = other[level];
  // A host stands before what is in its shadow root.
  if (!element || !otherElement) return !element && chain.length < other.length;
  return (element.compareDocumentPosition(otherElement) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
}

/** The elements before another one whose items it leaves out, in the order of the page. */
function elementsBefore(host: SelectionHost): SelectionHost[] {
  // All that the settings of the page reach are elements of this library.
  return ([...hosts] as unknown as SelectionHost[])
    .filter((other) => other !== host && gives(other) && isBefore(other, host))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** The items that the elements before another one show. */
export function shownBefore(host: SelectionHost): readonly ShownItems[] {
  if (host.shownBefore || !host.isConnected) return host.shownBefore ?? [];
  return elementsBefore(host).flatMap((other) => {
    const { feed } = other.feedController;
    return feed ? [{ feed, items: other.visibleItems(feed) }] : [];
  });
}

/** True while an element before a unique one is loading. It is waited for, so that nothing moves, but not for long. */
export function isWaitingForOthers(host: SelectionHost): boolean {
  if (host.shownBefore || !host.isConnected) return false;
  const since = waitingSince.get(host) ?? Date.now();
  const rest = since + uniqueConfig.patience - Date.now();
  const mustWait =
    rest > 0 &&
    elementsBefore(host).some(
      ({ feedController: { state, isWaiting } }) => state === 'loading' && !isWaiting,
    );
  if (mustWait && !waitingSince.has(host)) setTimeout(() => host.requestUpdate(), rest);
  waitingSince.set(host, since);
  if (mustWait) waitingHosts.add(host);
  else waitingHosts.delete(host);
  return mustWait;
}

const itemsBefore = (host: SelectionHost): unknown[] => shownBefore(host).flatMap(({ items }) => items);

/** Updates the unique elements for which something has changed, each once. */
function follow(): void {
  if (!uniqueHosts.size) return;
  for (const host of hosts as unknown as Set<SelectionHost>) watch(host);
  for (const host of uniqueHosts) {
    const before = itemsBefore(host);
    const rendered = renderedWith.get(host);
    const isSame =
      rendered?.length === before.length && before.every((item, index) => item === rendered[index]);
    const hasWaited = waitingHosts.has(host) && !isWaitingForOthers(host);
    if (!isSame || hasWaited) host.requestUpdate();
  }
}

function watch(host: SelectionHost): void {
  if (watched.has(host) || !gives(host)) return;
  watched.add(host);
  host.addController({ hostUpdated: follow, hostDisconnected: () => queueMicrotask(follow) });
}

let isListening = false;

/** Keeps an element in step with those before it, while it is unique. */
export function watchUnique(host: SelectionHost): void {
  host.addController({
    hostConnected() {
      if (!isListening) {
        isListening = true;
        // The first that is heard of an element that comes later; inner ones keep the event from the page.
        addEventListener('dongpo-load', follow, { capture: true });
      }
    },
    hostUpdate() {
      if (!host.unique || !takesPart(host)) {
        uniqueHosts.delete(host);
        return;
      }
      uniqueHosts.add(host);
      renderedWith.set(host, itemsBefore(host));
      for (const other of elementsBefore(host)) watch(other);
    },
    hostDisconnected() {
      uniqueHosts.delete(host);
      waitingSince.delete(host);
    },
  });
}
