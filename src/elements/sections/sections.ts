import type { PropertyDeclarations } from 'lit';
import type { FeedSource } from '../../controllers/feed-controller.js';
import { attributeConverter as converter } from '../core/attribute-converter.js';
import type { DongpoElement } from '../core/feed-element.js';
import { LazyViewElement } from '../core/lazy-view-element.js';
import type { SectionsView } from './sections-view.js';

/**
 * Tabs: one for each section of a feed, or one for each `<dongpo-headlines>` and `<dongpo-best>` inside, labelled by
 * its `heading`. Set `hidden` on all but the first, so that nothing shifts when the script runs. A panel loads nothing
 * before it is selected. This class is the shell: its view is loaded when the element is on a page.
 *
 * Reserve its height in the page: `reserve('dongpo-sections', { limit: 5, width: 480 })`.
 *
 * @summary Tabs over several feeds, or over the sections of one
 * @tag dongpo-sections
 * @attr {'list' | 'cards' | 'compact' | 'lead'} layout
 * @slot - Panels: `<dongpo-headlines>` and `<dongpo-best>`; other children are fallback content
 * @csspart tabs - The row of tabs
 * @csspart tab - A tab
 * @csspart panel - The panel of a tab
 */
export class DongpoSections extends LazyViewElement<SectionsView> {
  static override properties: PropertyDeclarations = {
    layout: { converter },
    maxSections: { type: Number, attribute: 'max-sections', converter },
  };

  /** Layout of the lists of a feed's sections, as that of `<dongpo-headlines>`. */
  declare layout?: 'list' | 'cards' | 'compact' | 'lead' | undefined;
  /** Maximum number of tabs for the sections of a feed. Default 6. */
  declare maxSections?: number | undefined;

  protected readonly defaultLimit: number = 10;
  protected readonly defaultFields: string = 'image label summary date source';

  /** Child elements that are panels. Without any, the sections of a feed are the panels. @internal */
  get panels(): DongpoElement[] {
    return [...this.children].filter(({ localName }) =>
      /^dongpo-(headlines|best)$/.test(localName),
    ) as DongpoElement[];
  }

  protected override async loadView(): Promise<SectionsView> {
    return new (await import('./sections-view.js')).SectionsView(this);
  }

  /** @internal */
  override feedSource(): FeedSource {
    return this.panels.length ? {} : super.feedSource();
  }

  protected override willUpdate(): void {
    super.willUpdate();
    // Child panels bring their own feeds: no feed's load brings the view.
    if (this.panels.length) this.ensureView().catch(() => {});
  }

  protected override viewLoaded(): void {
    if (this.panels.length) this.requestUpdate();
  }

  protected override updated(): void {
    super.updated();
    // With child panels, no state of a feed attaches them.
    if (this.panels.length && this.view) this.attachDeferredBehaviours();
  }

  /** Until the view is there, child panels are seen as the page has them. */
  protected override renderOverride(): unknown {
    return this.panels.length ? this.view?.renderPanels() : undefined;
  }

  /** Renders no footer: the lists have their own. */
  protected override renderFooter(): unknown {
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dongpo-sections': DongpoSections;
  }
}
