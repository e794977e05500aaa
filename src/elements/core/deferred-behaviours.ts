import { ImpressionsController } from '../../controllers/impressions-controller.js';
import { PageController } from '../../controllers/page-controller.js';
import { PendingUpdateController } from '../../controllers/pending-update-controller.js';
import { RefreshController } from '../../controllers/refresh-controller.js';
import { RelativeDateController } from '../../controllers/relative-date-controller.js';
import { ReloadOnReturnController } from '../../controllers/reload-on-return-controller.js';
import { TapToLoadController } from '../../controllers/tap-to-load-controller.js';
import type { WidgetHost } from '../../controllers/widget-host.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { saving } from '../../dom/save-data.js';
import reading from '../../styles/deferred.styles.js';
import { delegateSelect } from './item-template-select.js';
import { slideIn } from './slide-in.js';

export { reading };

/** From this size of text on, in pixels, nothing is cut: the reader has enlarged it. */
const large = 24;

/** The life of an element once something is seen: what the first sight of it does not need, as one chunk. */
export function attachDeferredBehaviours(host: WidgetHost): void {
  adoptStyles(host.shadowRoot!, [reading]);
  new PageController(host);
  new ImpressionsController(host);
  new RelativeDateController(host);
  new ReloadOnReturnController(host);
  new RefreshController(host);
  new PendingUpdateController(host);
  slideIn(host);
  if ('itemTemplate' in host) delegateSelect(host);
  if (saving()) new TapToLoadController(host);
  let debugging = false;
  host.addController({
    hostUpdated() {
      const box = host.shadowRoot!.querySelector('section')!;
      box.toggleAttribute('data-large', parseFloat(getComputedStyle(box).fontSize) >= large);
      if (host.debug && !debugging) {
        debugging = true;
        import('./log-diagnostics.js').then(
          ({ logDiagnostics: debug }) => debug(host),
          () => {},
        );
      }
      keepFeed(host).catch(() => {});
    },
  });
  // Whatever was rendered so far was rendered without them.
  host.requestUpdate();
}

/** For the next visit. */
async function keepFeed(host: WidgetHost): Promise<void> {
  const { src, feed, language } = host.feedSource();
  if (!src || feed) return;
  // Not imported as a whole: what a bundler makes of a module that is imported in both ways reads what a page may
  // have added to `Object.prototype`.
  const { keep } = await import('../../feed/load/feed-cache.js');
  await keep(
    src.includes('{lang}')
      ? (await import('../../feed/load/load-by-language.js')).addressFor(src, language)
      : src,
  );
}
