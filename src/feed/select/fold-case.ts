/** A text in the form in which texts are compared: NFC, without white space at its ends, and without case. */
export const foldCase = (text: string): string =>
  // By upper case, in which ß is SS and both sigmas are one. The last letter of a word has a sigma of its own.
  text.normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/** The names of a list with commas between them, folded; without empty ones. Commas of Chinese and Japanese count. */
export const foldedNames = (list: string): string[] =>
  list
    .split(/[,，、]/)
    .map(foldCase)
    .filter(Boolean);
