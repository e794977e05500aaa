import type { ReactiveControllerHost } from 'lit';

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

/** Keeps a host informed while it is on the page. */
export function followSettings(host: ReactiveControllerHost): void {
  host.addController({
    hostConnected: () => hosts.add(host),
    hostDisconnected: () => hosts.delete(host),
  });
}
