import type { ReactiveControllerHost } from 'lit';
import type { Feed, FeedItem } from '../feed/model/types.js';
import type { Localizer } from '../i18n/localizer.js';
import type { SchemeController } from './color-scheme-controller.js';
import type { FeedController, FeedSource } from './feed-controller.js';

/** What an element's life needs to know of it. */
export interface LivingHost extends ReactiveControllerHost, HTMLElement {
  readonly data: FeedController;
  readonly scheme: SchemeController;
  readonly messages: Localizer;
  /** Seconds. */
  refresh?: number;
  debug?: boolean;
  timeZone?: string;
  feedTimeZone?: string;
  setting(name: 'timeZone' | 'feedTimeZone'): string | undefined;
  feedSource(): FeedSource;
  /** What is shown of a feed. */
  shown(feed: Feed): FeedItem[];
}
