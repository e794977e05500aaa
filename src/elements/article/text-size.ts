import type { DongpoArticle } from './article.js';

/** Where the reader's choice is kept, for all articles of the page's origin. */
const KEY = 'dongpo-widgets.text-size';
const steps = [0.875, 1, 1.125, 1.25, 1.5, 1.75, 2];

/** Sandboxed frames refuse the storage itself. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

let step = steps.indexOf(Number(kept() ?? 1));
if (step < 0) step = 1;
const hosts = new Set<DongpoArticle>();

/** The factor by which an article's text is larger than usual; from now on it follows the others on the page. */
export function scaled(host: DongpoArticle): number {
  hosts.add(host);
  for (const each of hosts) if (!each.isConnected) hosts.delete(each);
  return steps[step]!;
}

/** Whether there is a step that way; takes it, if told to. */
function change(by: number, take?: boolean): boolean {
  const next = steps[step + by];
  if (!next || !take) return !!next;
  step += by;
  for (const host of hosts) host.requestUpdate();
  try {
    localStorage.setItem(KEY, `${next}`);
  } catch {
    // It holds for this page then.
  }
  return true;
}

export const bigger = (take?: boolean): boolean => change(1, take);
export const smaller = (take?: boolean): boolean => change(-1, take);
