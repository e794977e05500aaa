import { ImpressionsController } from '../../controllers/impressions-controller.js';
import { PageController } from '../../controllers/page-controller.js';
import { PendingUpdateController } from '../../controllers/pending-update-controller.js';
import { RefreshController } from '../../controllers/refresh-controller.js';
import { RelativeDateController } from '../../controllers/relative-date-controller.js';
import { ReloadOnReturnController } from '../../controllers/reload-on-return-controller.js';
import { TapToLoadController } from '../../controllers/tap-to-load-controller.js';
import type { WidgetHost } from '../../controllers/widget-host.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { inNextFrame } from '../../dom/next-frame.js';
import { prefersReducedData } from '../../dom/save-data.js';
import { sourceList } from '../../feed/load/source-list.js';
import deferredStyles from '../../styles/deferred.styles.js';
import { delegateSelect } from './item-template-select.js';
import { slideIn } from './slide-in.js';

export { deferredStyles };

/** Size of text in pixels from which on nothing is cut: the reader has enlarged it. */
const LARGE_TEXT = 24;

/** Attaches the behaviours that the first paint does not need: one chunk, loaded once something is shown. */
export function attachDeferredBehaviours(host: WidgetHost): void {
  adoptStyles(host.renderRoot, [deferredStyles]);
  new PageController(host);
  new ImpressionsController(host);
  new RelativeDateController(host);
  new ReloadOnReturnController(host);
  new RefreshController(host);
  new PendingUpdateController(host);
  slideIn(host);
  if ('itemTemplate' in host) delegateSelect(host);
  if (prefersReducedData()) new TapToLoadController(host);
  let isDebugging = false;
  const markText = (): void => markLargeText(host);
  host.addController({
    hostUpdated() {
      inNextFrame(markText);
      if (host.debug && !isDebugging) {
        isDebugging = true;
        import('./log-diagnostics.js').then(
          ({ logDiagnostics }) => logDiagnostics(host),
          () => {},
        );
      }
      saveFeeds(host).catch(() => {});
    },
  });
  // The rows so far were rendered without these controllers.
  host.requestUpdate();
}

function markLargeText({ renderRoot }: WidgetHost): void {
  const section = renderRoot.querySelector('section');
  if (!section) return;
  const isLarge = Number.parseFloat(getComputedStyle(section).fontSize) >= LARGE_TEXT;
  section.toggleAttribute('data-large', isLarge);
}

/** Saves the feeds for the next visit. */
async function saveFeeds(host: WidgetHost): Promise<void> {
  const { src, feed, language } = host.feedSource();
  if (!src || feed) return;
  const { saveToCache } = await import('../../feed/load/feed-cache.js');
  for (const each of sourceList(src)) {
    if (!each.includes('{lang}')) {
      await saveToCache(each);
      continue;
    }
    const { addressInLanguage } = await import('../../feed/load/load-by-language.js');
    await saveToCache(addressInLanguage(each, language));
  }
}
