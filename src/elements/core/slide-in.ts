import type { WidgetHost } from '../../controllers/widget-host.js';
import type { DongpoUpdateEvent } from '../../events/update-event.js';

const KEYFRAMES = [{ opacity: 0, transform: 'translateY(-0.5em)' }, {}];

/** Lets new rows slide in, except under reduced motion. No other row moves. */
export function slideIn(host: WidgetHost): void {
  host.addEventListener('dongpo-update', (event) => {
    const { feed } = host.feedController;
    if (!feed || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const newIds = new Set((event as DongpoUpdateEvent).items.map(({ id }) => id));
    const rows = host.renderRoot.querySelectorAll('[part~=item]');
    for (const [index, { id }] of host.visibleItems(feed).entries())
      if (newIds.has(id)) rows[index]?.animate(KEYFRAMES, { duration: 300, easing: 'ease-out' });
  });
}
