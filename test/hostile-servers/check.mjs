/** What the rooms of the campaign share. */

/** Characters that a terminal obeys or hides; line ends are each caller's own matter. */
export const OBEYED = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/u;

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends a row with a fault. */
export function check(isKept, message) {
  if (!isKept) throw new Error(message);
}
