import { foldedNames } from './fold-case.js';

/** A letter that has case (Latin, Cyrillic, Greek, Armenian), or a digit. */
const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && (/\d/.test(character) || character.toLowerCase() !== character.toUpperCase());

/**
 * True if a word is in a text, both folded. In scripts that have case, where words stand apart, it is a whole word: "ai"
 * is not in "said". In other scripts it may be a part of one: "비자" is in "비자를". `*` at the end stands for any ending.
 */
export function hasWord(text: string, word: string): boolean {
  const hasAnyEnding = word.endsWith('*') && word.length > 1;
  const letters = hasAnyEnding ? word.slice(0, -1) : word;
  const mayFollow = !hasAnyEnding && isWordCharacter(letters.at(-1));
  for (let start = text.indexOf(letters); start >= 0; start = text.indexOf(letters, start + 1)) {
    const joinsBefore = isWordCharacter(letters[0]) && isWordCharacter(text[start - 1]);
    const joinsAfter = mayFollow && isWordCharacter(text[start + letters.length]);
    if (!joinsBefore && !joinsAfter) return true;
  }
  return false;
}

/** A test of a folded text for words: a comma is "or", `+` is "and". `undefined` if there is no word. */
export function wordTest(expression: string): ((text: string) => boolean) | undefined {
  const alternatives = foldedNames(expression)
    .map((alternative) =>
      alternative
        .split('+')
        .map((word) => word.trim())
        .filter(Boolean),
    )
    .filter(({ length }) => length);
  if (!alternatives.length) return undefined;
  return (text) => alternatives.some((words) => words.every((word) => hasWord(text, word)));
}
