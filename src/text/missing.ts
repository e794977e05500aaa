/**
 * `any`: a text held something that only code not yet loaded can read (names of characters, of HTML
 * elements). Whoever asks sets it to false before, loads that code, and reads again.
 */
export const missing = { any: false };
