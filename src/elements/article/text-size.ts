/** How many times larger the text may be read. */
const STEPS = [0.875, 1, 1.125, 1.25, 1.5, 1.75, 2];
const KEY = 'dongpo-widgets.text-size';

/** The choice, where the browser keeps none. */
let chosen = 1;

/** The reader's choice, one of the steps. */
export function textSize(): number {
  try {
    const kept = Number(localStorage.getItem(KEY) ?? chosen);
    if (STEPS.includes(kept)) chosen = kept;
    else localStorage.removeItem(KEY);
  } catch {
    // A sandboxed frame has no storage: the choice lasts as long as the page.
  }
  return chosen;
}

/** The step so many further; the same where there is none. */
export const stepFrom = (size: number, by: number): number => STEPS[STEPS.indexOf(size) + by] ?? size;

export function choose(size: number): void {
  chosen = size;
  try {
    localStorage.setItem(KEY, `${size}`);
  } catch {
    // Nor has a full disk.
  }
}
