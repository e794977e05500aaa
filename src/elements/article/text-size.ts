/** Factors by which the text can be enlarged. */
const STEPS = [0.875, 1, 1.125, 1.25, 1.5, 1.75, 2];
const STORAGE_KEY = 'dongpo-widgets.text-size';

/** The reader's choice on this page, for browsers whose storage is blocked. */
let currentSize = 1;

/** The reader's choice, one of the steps. A stored value that is none of them is removed. */
export function readTextSize(): number {
  try {
    const stored = Number(localStorage.getItem(STORAGE_KEY) ?? currentSize);
    if (STEPS.includes(stored)) currentSize = stored;
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // A sandboxed frame has no storage. The choice lasts for this page only.
  }
  return currentSize;
}

/** The size that is `by` steps larger; the same size if there is no such step. */
export const stepFrom = (size: number, by: number): number => STEPS[STEPS.indexOf(size) + by] ?? size;

export function saveTextSize(size: number): void {
  currentSize = size;
  try {
    localStorage.setItem(STORAGE_KEY, String(size));
  } catch {
    // Storage is blocked or full. The choice lasts for this page only.
  }
}
