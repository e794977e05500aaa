import type { CSSResult, CSSResult } from 'lit';
import type { FeedSource } from '../../controllers/feed-controller.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import base from '../../styles/host.styles.js';
import { DongpoElement } from './feed-element.js';

/** What an element shows of its feed: code of its own, loaded when one is on the page. */
export interface ElementView {
  /** Items shown. */
  visibleItems(feed: Feed): FeedItem[];
  /** Whether what there is to show of the feed is ready; makes it so. */
  prepare?(feed: Feed): boolean;
  render(feed: Feed): unknown;
  /** What is in a row, where it has rows. */
  renderRow?(item: FeedItem, index: number, feed: Feed): unknown;
  /** What follows the source line. */
  renderAfterFooter?(): unknown;
  /** After each rendering. */
  updated?(): void;
  /** Settles when what is under way is shown. */
  content?: Promise<void>;
}

/** The thin shell of an element that pages have less often: attributes and states, but not yet its view. */
export abstract class LazyViewElement<V extends ElementView = ElementView> extends DongpoElement {
  static override get styles(): CSSResult[] {
    return [base];
  }

  /** @internal */
  view?: V;

  protected abstract loadView(): Promise<V>;

  /** Resolves when the view's content is shown too. */
  override get updateComplete(): Promise<boolean> {
    return super.updateComplete.then(() => this.view?.content).then(() => super.updateComplete);
  }

  /** @internal */
  override feedSource(): FeedSource {
    return {
      ...super.feedSource(),
      prerequisites: async () => {
        this.view ??= await this.loadView();
        this.requestUpdate();
      },
    };
  }

  /** The element has no heading of its own but a given one. */
  protected override blockHeading(): string {
    return this.heading ?? '';
  }

  /** Its name. */
  protected override containerClass(): string {
    return this.localName.slice(7);
  }

  protected override isViewReady(feed: Feed): boolean {
    return !!this.view && (this.view.prepare?.(feed) ?? true);
  }

  /** @internal */
  override visibleItems(feed: Feed): FeedItem[] {
    return this.view?.visibleItems(feed) ?? [];
  }

  protected override renderBody(feed: Feed): unknown {
    return this.view?.render(feed);
  }

  protected override renderAfterFooter(): unknown {
    return this.view?.renderAfterFooter?.();
  }

  protected override renderSkeleton(): unknown {
    return;
  }

  protected override updated(): void {
    super.updated();
    this.view?.updated?.();
  }
}
