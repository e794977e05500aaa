import { koreanLocalizer, type Localizer } from './localizer.js';

/** Finds the localizer of any language; `undefined` until its messages are loaded. Set when load-locale.ts is loaded. */
let findLocalizer: ((tag: string, onLoaded: () => void) => Localizer | undefined) | undefined;
let loading: Promise<void> | undefined;

/**
 * The localizer for a language tag; Korean without one, and where the messages cannot be loaded.
 *
 * @param onLoaded called once when messages that are being loaded have arrived or failed: then ask again
 * @returns `undefined` while the messages are being loaded
 */
export function localizerFor(tag: string | undefined, onLoaded: () => void): Localizer | undefined {
  if (!tag || /^ko\b/i.test(tag)) return koreanLocalizer();
  if (findLocalizer) return findLocalizer(tag, onLoaded);
  loading ??= import('./load-locale.js').then(
    ({ findLocalizer: find }) => {
      findLocalizer = find;
    },
    () => {
      findLocalizer = koreanLocalizer;
    },
  );
  loading.then(onLoaded);
  return;
}
