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
/** The articles on the page, which change together. */
export const followers = new Set<DongpoArticle>();

/** The factor by which an article's text is larger than usual. */
export const scale = (): number => steps[step]!;

/** Whether there is a step that way; takes it, if told to. */
function change(by: number, take?: boolean): boolean {
  const next = steps[step + by];
  if (!next || !take) return !!next;
  step += by;
  for (const host of followers) host.requestUpdate();
  try {
    localStorage.setItem(KEY, `${next}`);
  } catch {
    // It holds for this page then.
  }
  return true;
}

export const bigger = (take?: boolean): boolean => change(1, take);
export const smaller = (take?: boolean): boolean => change(-1, take);
