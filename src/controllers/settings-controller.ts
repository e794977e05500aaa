import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LabelRules } from '../feed/model/types.js';
import { loadedLocales } from '../i18n/locale-registry.js';
import type { Messages } from '../i18n/messages.js';

/** Settings of the whole page. An element's own attribute or property wins. */
export interface Settings {
  /** Feed URL, relative to the page. */
  src?: string;
  /** BCP 47 tag. */
  lang?: string;
  /** `dongpo`, `plain` or `newsprint`. */
  theme?: string;
  /** `light` or `dark`. */
  colorScheme?: string;
  /** `_self` or `_blank`. */
  target?: string;
  /** Query parameters added to outgoing links, such as `utm_source=partner`. */
  linkParams?: string;
  /** Further `rel` values of outgoing links, such as `nofollow`. */
  linkRel?: string;
  /** Tags and sections that are labels: `{ sponsored: ['광고'] }`, or `sponsored: 광고, PR; breaking: 속보`. */
  labels?: LabelRules;
  /** Milliseconds for one attempt. */
  timeout?: number;
  /** `relative`, `date` or `datetime`. */
  dateStyle?: string;
  /** IANA zone in which dates are shown. */
  timeZone?: string;
  /** IANA zone of dates that carry none. */
  feedTimeZone?: string;
}

/** Settings that elements have as attributes of their own. */
export type ElementSetting = Exclude<keyof Settings, 'lang' | 'labels'>;

/** The settings in force. Elements read them when they render. */
export const settings: Settings = {};

/** The elements on the page. */
export const hosts = new Set<ReactiveControllerHost>();

/** Sets defaults for all elements of the page. Elements that are on the page already follow at once. */
export function configure(change: Settings): void {
  Object.assign(settings, change);
  for (const host of hosts) host.requestUpdate();
}

/**
 * Adds a language, or replaces the messages of one. Elements on the page follow at once. The tag in `locale`
 * decides for which readers: `uz-Cyrl` for Uzbek in Cyrillic script, `zh-HK` for readers in Hong Kong.
 */
export function registerLocale(messages: Messages): void {
  loadedLocales[messages.locale] = messages;
  configure({});
}

/** Updates its host when {@link configure} changes a setting. */
export class SettingsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
  }
}
