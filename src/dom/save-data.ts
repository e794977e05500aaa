interface NetworkInformation {
  saveData?: boolean;
}

/** True if the reader has asked for reduced data use (https://wicg.github.io/savedata/#savedata-attribute). */
export function prefersReducedData(): boolean {
  // TypeScript's DOM types lack `connection`, which only Chromium has.
  const navigator = globalThis.navigator as { connection?: NetworkInformation } | undefined;
  return navigator?.connection?.saveData === true;
}
