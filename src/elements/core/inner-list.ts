/**
 * Keeps events of an element's inner list from the page: its load is not the outer element's. `dongpo-select` and
 * `dongpo-impression` pass.
 */
export const stopPropagation = (event: Event): void => event.stopPropagation();
