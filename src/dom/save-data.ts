/** Whether the reader asks to save data (https://wicg.github.io/savedata/): then pictures wait for a tap. */
export const prefersReducedData = (): boolean =>
  !!(globalThis.navigator as { connection?: { saveData?: boolean } } | undefined)?.connection?.saveData;
