/** What decides the height of a block; the element's attributes of the same names. */
export interface ReserveOptions {
  layout?: string | undefined;
  limit?: number | undefined;
  show?: string | undefined;
  heading?: string | undefined;
  /** Of the block's place, in pixels of a page that nobody has enlarged; absent: any. */
  width?: number | undefined;
}

/** Widths at which a layout changes, in `em`. As `list.styles.ts` and `layouts.styles.ts` have them. */
const steps: Record<string, number[]> = {
  list: [56],
  cards: [28, 48, 72],
  compact: [30, 56],
  lead: [40, 56],
};

const stepsOf = (tag: string, layout = 'list'): number[] =>
  (tag !== 'dongpo-best' && steps[layout]) || steps.list!;

/** Height at a width, both in `em`. */
function heightAt(
  width: number,
  tag: string,
  { layout = 'list', limit, show, heading }: ReserveOptions,
): number {
  const best = tag === 'dongpo-best';
  const fields = (show ?? (best ? 'summary' : 'image summary date source')).split(/[\s,]+/);
  const shows = (...names: string[]): boolean => names.some((name) => fields.includes(name));
  const known = best || !steps[layout] ? 'list' : layout;
  const count = limit ?? (best ? 5 : 10);
  const reached = stepsOf(tag, layout).filter((step) => width >= step);
  const columns = known === 'cards' ? 1 + reached.length : reached.includes(56) ? 2 : 1;
  const meta = shows('date', 'author', 'section') ? 1.5 : 0;
  const summary = shows('summary') ? 3.25 : 0;
  const lines = 3 + summary + meta;
  let row = 1.25 + Math.max(lines, shows('image') ? 5 : 0);
  let rows = count;
  let lead = 0;
  if (known === 'cards')
    row = 1.5 + lines + (shows('image') ? ((width - (columns - 1) * 1.5) / columns) * (2 / 3) + 0.75 : 0);
  if (known === 'compact') row = width < 30 ? 3.75 + meta : 2.25;
  if (known === 'lead') {
    rows--;
    const text = 5.775 + (summary && 4.75) + meta;
    const beside = width >= 40;
    const picture = shows('image')
      ? beside
        ? (width - (width < 56 ? 1.5 : 2.5)) / 3
        : (width * 2) / 3 + 0.75
      : 0;
    lead = 1.25 + (beside ? Math.max(picture, text) : picture + text);
  }
  const tabs = tag === 'dongpo-sections';
  const head = tabs ? (heading ? 3 : 0) + 3 : heading === '' ? 0 : 3;
  return head + 2.5 + Math.max(lead + Math.ceil(rows / columns) * row, 6);
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The height to keep free in a page for a block, so that nothing moves when it loads: the value of its
 * `min-height`, in `em` of `font-size: medium`. For `dongpo-article`: a screen; for `dongpo-ticker`: a line.
 *
 * Without a `width`, it holds for all: it is written with `cqi`, so what surrounds the element needs
 * `container-type: inline-size` (https://drafts.csswg.org/css-contain-3/#container-lengths). Padding, if
 * `--dongpo-padding` sets any, comes on top.
 *
 * @param tag `dongpo-headlines`, `dongpo-best`, `dongpo-article`, `dongpo-ticker` or `dongpo-sections`, that of its first tab
 */
export function reserve(tag: string, options: ReserveOptions = {}): string {
  if (tag === 'dongpo-article') return '100lvh';
  if (tag === 'dongpo-ticker') return '2.75em';
  if (options.width) return `${round(heightAt(options.width / 16, tag, options))}em`;
  const at = (width: number): number => heightAt(width, tag, options);
  const widths = [0, ...stepsOf(tag, options.layout), 999];
  // Each piece is a line, which counts where it holds: beyond, it is lifted out of the way.
  const pieces = widths.slice(1).map((end, index) => {
    const start = widths[index]!;
    const slope = at(end - 1) - at(end - 2);
    const line = `${round(at(end - 1) - slope * (end - 1))}em + ${round(slope * 100)}cqi`;
    return `${line} + 99*max(0em, ${start}em - 100cqi, 100cqi - ${end}em)`;
  });
  return `min(${pieces.join(', ')})`;
}
