import type { ReactiveControllerHost } from 'lit';
import type { Feed, FeedItem } from '../feed/model/types.js';
import type { Words } from '../i18n/localizer.js';
import type { ColorSchemeController } from './color-scheme-controller.js';
import type { FeedController, FeedSource } from './feed-controller.js';

/** What an element's life needs to know of it. */
export interface WidgetHost extends ReactiveControllerHost, HTMLElement {
  readonly feedController: FeedController;
  readonly colorSchemeController: ColorSchemeController;
  readonly messages: Words;
  /** Seconds. */
  refresh?: number;
  debug?: boolean;
  timeZone?: string;
  feedTimeZone?: string;
  setting(name: 'timeZone' | 'feedTimeZone'): string | undefined;
  feedSource(): FeedSource;
  /** What is shown of a feed. */
  visibleItems(feed: Feed): FeedItem[];
}
