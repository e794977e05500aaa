interface NetworkInformation {
  saveData?: boolean;
}

/** True if the reader has asked for reduced data use (https://wicg.github.io/savedata/#savedata-attribute). */
export function prefersReducedData(): boolean {
  // Not in TypeScript's DOM types: Chromium only.
  const navigator = globalThis.navigator as { connection?: NetworkInformation } | undefined;
  return navigator?.connection?.saveData === true;
}
