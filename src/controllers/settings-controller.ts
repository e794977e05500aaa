import type { ReactiveControllerHost } from 'lit';
import { loadedLocales } from '../i18n/locale-registry.js';
import type { Messages } from '../i18n/messages.js';

/** Settings of the whole page; an element's own attribute wins. */
export interface Settings {
  src?: string;
  lang?: string;
  theme?: string;
  colorScheme?: string;
  target?: string;
  linkParams?: string;
  timeout?: number;
  dateStyle?: string;
  timeZone?: string;
  feedTimeZone?: string;
}

/** Read by elements when they render. */
export const settings: Settings = {};

const hosts = new Set<ReactiveControllerHost>();

/** Sets what elements take where they have no attribute of their own; those on the page follow at once. */
export function configure(change: Settings): void {
  Object.assign(settings, change);
  for (const host of hosts) host.requestUpdate();
}

/**
 * Adds a language, or other words for one of ours; elements on the page follow at once. The tag in `locale`
 * decides whom it serves: `uz-Cyrl` who writes Uzbek in Cyrillic, `zh-HK` who reads in Hong Kong.
 */
export function registerLocale(messages: Messages): void {
  loadedLocales[messages.locale] = messages;
  configure({});
}

/** Keeps a host informed while it is on the page. */
export function followSettings(host: ReactiveControllerHost): void {
  host.addController({
    hostConnected: () => hosts.add(host),
    hostDisconnected: () => hosts.delete(host),
  });
}
