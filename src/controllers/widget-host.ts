import type { ReactiveControllerHost } from 'lit';
import type { Feed, FeedItem } from '../feed/model/types.js';
import type { Localizer } from '../i18n/localizer.js';
import type { ColorSchemeController } from './color-scheme-controller.js';
import type { FeedController, FeedSource } from './feed-controller.js';

/** Members of an element that its controllers and its deferred behaviours use. */
export interface WidgetHost extends ReactiveControllerHost, HTMLElement {
  readonly feedController: FeedController;
  readonly colorSchemeController: ColorSchemeController;
  /** The shadow root, there since the element was first connected. */
  readonly renderRoot: ShadowRoot;
  readonly messages: Localizer;
  /** Seconds between two requests. */
  refresh?: number | undefined;
  debug?: boolean | undefined;
  setting(name: 'timeZone' | 'feedTimeZone'): string | undefined;
  feedSource(): FeedSource;
  /** Items of `feed` that the element shows, in their order. */
  visibleItems(feed: Feed): FeedItem[];
}
