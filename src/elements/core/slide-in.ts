import type { WidgetHost } from '../../controllers/widget-host.js';
import type { DongpoUpdateEvent } from '../../events/update-event.js';

/** New rows slide in, where the reader has not asked for less motion; nothing else moves. */
export function slideIn(host: WidgetHost): void {
  host.addEventListener('dongpo-update', ({ items }: DongpoUpdateEvent) => {
    const { shadowRoot, feedController: data } = host;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const shown = host.visibleItems(data.feed!);
    const rows = shadowRoot!.querySelectorAll('[part~=item]');
    for (const [index, row] of rows.entries())
      if (items.some(({ id }) => id === shown[index]?.id))
        row.animate([{ opacity: 0, transform: 'translateY(-0.5em)' }, {}], {
          duration: 300,
          easing: 'ease-out',
        });
  });
}
