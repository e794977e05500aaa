/** What decides the height of a block; the element's attributes of the same names. */
export interface ReserveOptions {
  limit?: number;
  show?: string;
  heading?: string;
}

/**
 * The height to keep free in a page for a block, so that nothing moves when it loads: the value of
 * its `min-height`, in `em` of `font-size: medium`. For `dongpo-article`: a screen.
 *
 * A row is as high as `list.styles.ts` makes it, at every width: its lines are reserved as well as
 * clamped.
 *
 * @param tag `dongpo-headlines`, `dongpo-best` or `dongpo-article`
 */
export function reserve(tag: string, { limit, show, heading }: ReserveOptions = {}): string {
  if (tag === 'dongpo-article') return '100lvh';
  const best = tag === 'dongpo-best';
  const fields = (show ?? (best ? 'summary' : 'image summary date source')).split(/[\s,]+/);
  const lines =
    3 +
    (fields.includes('summary') ? 3.25 : 0) +
    (/\b(date|author|section)\b/.test(fields.join(' ')) ? 1.5 : 0);
  const row = 1.25 + Math.max(lines, fields.includes('image') ? 5 : 0);
  return `${(heading === '' ? 2.5 : 5.5) + (limit ?? (best ? 5 : 10)) * row}em`;
}
