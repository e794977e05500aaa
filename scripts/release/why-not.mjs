/**
 * Why this cannot be released; nothing where it can.
 *
 * @param {{ status: string, changesets: string[], branch: string, readme: string, repository?: unknown }} tree
 *   `git status --porcelain`, the names in .changeset, the branch, the README, package.json's repository
 */
export function whyNot({ status, changesets, branch, readme, repository }, dry) {
  const reasons = [];
  if (status.trim()) reasons.push(`the tree is not clean:\n${status.trimEnd()}`);
  if (!changesets.some((name) => name.endsWith('.md') && name !== 'README.md'))
    reasons.push('nothing to release: no changeset in .changeset/ (`npx changeset`)');
  // What only counts when it is meant.
  if (!dry && branch !== 'main') reasons.push(`on ${branch || 'no branch'}, not on main`);
  if (!dry && /is not released yet/.test(readme))
    reasons.push('README.md still says that there is no release: write where its script is');
  if (!dry && !repository) reasons.push('package.json names no repository, which --provenance compares');
  return reasons;
}

/** A text with a version in it, where it names this package's own. */
export const withVersion = (text, old, now) =>
  text
    .replaceAll(`/${old}/`, `/${now}/`)
    .replaceAll(`Version ${old} `, `Version ${now} `)
    .replaceAll(`${old}은 `, `${now}은 `);
