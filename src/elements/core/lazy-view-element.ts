import type { CSSResultGroup } from 'lit';
import type { FeedSource } from '../../controllers/feed-controller.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import hostStyles from '../../styles/host.styles.js';
import { DongpoElement } from './feed-element.js';

/** The rendering of an element's feed. Its code is loaded when such an element is on the page. */
export interface ElementView {
  /** Items of `feed` that are shown, in their order. */
  visibleItems(feed: Feed): FeedItem[];
  /** True if all that the feed needs is there; starts what is not. */
  prepare?(feed: Feed): boolean;
  render(feed: Feed): unknown;
  /** Content behind the source line. */
  renderAfterFooter?(): unknown;
  /** Called after each rendering. */
  updated?(): void;
  /** Settles when content that is being prepared is shown. */
  content?: Promise<void> | undefined;
}

/** The shell of an element that few pages have: attributes and states, but not its view. */
export abstract class LazyViewElement<V extends ElementView = ElementView> extends DongpoElement {
  static override styles: CSSResultGroup = [hostStyles];

  /** The view, once its code is loaded. @internal */
  view?: V;
  #loadingView?: Promise<V> | undefined;

  /** Imports the view's code and makes the view. */
  protected abstract loadView(): Promise<V>;

  /** Settles when the content that the view prepares is shown too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.view?.content;
    return super.getUpdateComplete();
  }

  /**
   * Keeps an event of an inner list from the page: its load is not this element's. `dongpo-select` and
   * `dongpo-impression` pass. @internal
   */
  stopInnerEvent(event: Event): void {
    event.stopPropagation();
  }

  /** Called when the view is there. A feed that comes later renders it; an element that needs no feed updates here. */
  protected viewLoaded(): void {}

  /** Loads the view, once. A failed load can be tried again. */
  protected ensureView(): Promise<V> {
    this.#loadingView ??= this.loadView().then(
      (view) => {
        this.view = view;
        this.viewLoaded();
        return view;
      },
      (error) => {
        this.#loadingView = undefined;
        throw error;
      },
    );
    return this.#loadingView;
  }

  /** @internal */
  override feedSource(): FeedSource {
    const source = super.feedSource();
    const prerequisites = () => Promise.all([this.ensureView(), source.prerequisites?.()]);
    return { ...source, prerequisites };
  }

  /** The heading that is given; no heading is the default. */
  protected override blockHeading(_feed?: Feed): string | undefined {
    return this.heading ?? '';
  }

  /** The tag name without `dongpo-`. */
  protected override containerClass(): string {
    return this.localName.slice('dongpo-'.length);
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
    return undefined;
  }

  protected override updated(): void {
    super.updated();
    this.view?.updated?.();
  }
}
