/**
 * Divides the updates of many elements into tasks, so that a page with fifty blocks stays responsive while they load.
 * The first elements are updated at once; one that finds the time of a task used up waits for the next task.
 */

/** Milliseconds of updates in one task. A task over 50 ms is a long one (https://w3c.github.io/longtasks/). */
const BUDGET_MS = 8;

let spent = 0;
/** Resolves in the next task, with a new budget. */
let renewal: Promise<void> | undefined;

/** True if the task's time for updates is used up. A page in the background, whose timers are slow, has no limit. */
const isUsedUp = (): boolean => spent >= BUDGET_MS && !document.hidden;

function spend(update: () => void): void {
  const start = performance.now();
  try {
    update();
  } finally {
    spent += performance.now() - start;
    renewal ??= new Promise((resolve) => {
      setTimeout(() => {
        spent = 0;
        renewal = undefined;
        resolve();
      });
    });
  }
}

async function spendLater(update: () => void): Promise<void> {
  while (isUsedUp()) await renewal;
  spend(update);
}

/** Runs an update at once, or in a later task where this one's time is used up; then resolves when it has run. */
export function spendBudget(update: () => void): void | Promise<void> {
  if (isUsedUp()) return spendLater(update);
  spend(update);
}
