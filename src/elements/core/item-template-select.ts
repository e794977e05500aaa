import type { WidgetHost } from '../../controllers/widget-host.js';
import { DongpoSelectEvent } from '../../events/select-event.js';
import { isAdvertising } from '../../feed/model/labels.js';

/**
 * Makes links in rows of an `itemTemplate` dispatch `dongpo-select`, and name advertising in their `rel`, as the
 * element's own links do.
 */
export function delegateSelect(host: WidgetHost): void {
  const root = host.renderRoot;
  const onActivate = (event: Event): void => {
    const target = event.target as Element;
    const link = target.closest('a');
    const row = target.closest('.item');
    const { feed } = host.feedController;
    // Buttons 0 and 1 open a link, 2 a menu.
    if (!link || !row || !feed || (event as MouseEvent).button >= 2) return;
    const isOwnRow = !!row.querySelector(':scope > .text > [part=title]');
    if (isOwnRow) return;
    const index = [...root.querySelectorAll('.item')].indexOf(row);
    const item = host.visibleItems(feed)[index];
    if (item && !host.dispatchEvent(new DongpoSelectEvent(item, link.href))) event.preventDefault();
  };
  host.addController({
    hostUpdated() {
      const { feed } = host.feedController;
      const items = feed ? host.visibleItems(feed) : [];
      for (const [index, row] of root.querySelectorAll('.item').entries())
        if (isAdvertising(items[index]))
          for (const link of row.querySelectorAll('a')) link.relList.add('sponsored');
    },
  });
  root.addEventListener('click', onActivate);
  root.addEventListener('auxclick', onActivate);
}
