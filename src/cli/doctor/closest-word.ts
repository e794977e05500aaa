/** Longest word that is compared: distances take time with the product of lengths. */
const MAX_LENGTH = 40;

/** Levenshtein distance of two words. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    let last = row + 1;
    const current = [last];
    for (let column = 0; column < other.length; column++) {
      const substituted = (previous[column] ?? 0) + Number(letter !== other[column]);
      last = Math.min((previous[column + 1] ?? 0) + 1, last + 1, substituted);
      current.push(last);
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** The one of some words that a misspelt one is closest to, hyphens aside; `undefined` if none is close. */
export function closestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const withoutHyphens = word.replaceAll('-', '');
  let closest: string | undefined;
  let leastDistance = word.length > 5 ? 3 : 2;
  for (const candidate of candidates) {
    const distance = editDistance(withoutHyphens, candidate.replaceAll('-', ''));
    if (distance < leastDistance) [closest, leastDistance] = [candidate, distance];
  }
  return closest;
}
