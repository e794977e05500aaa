/** Settings that decide the height of a block: the element's attributes of the same names. */
export interface ReserveOptions {
  layout?: string | undefined;
  limit?: number | undefined;
  show?: string | undefined;
  heading?: string | undefined;
  more?: string | undefined;
  /** Width of the container in CSS pixels, at the browser's default font size. Default: any width. */
  width?: number | undefined;
}

/** Layouts of a list. */
type LayoutName = 'list' | 'cards' | 'compact' | 'lead';

/** Widths in `em` at which a layout changes, as `list.styles.ts` and `layouts.styles.ts` have them. */
const BREAKPOINTS: Record<LayoutName, number[]> = {
  list: [56],
  cards: [28, 48, 72],
  compact: [30, 56],
  lead: [40, 56],
};

/** Parts of a row in `em`, as the styles have them. */
const PADDING = 1.25;
const TITLE = 3;
const SUMMARY = 3.25;
const META = 1.5;
const IMAGE = 5;
const HEADING = 3;
const TABS = 3;
const MORE = 3;
const FOOTER = 2.5;
const MIN_BODY = 6;

/** Settings of a block, with its defaults filled in. */
interface Block {
  layout: LayoutName;
  limit: number;
  hasHeading: boolean;
  hasTabs: boolean;
  hasMore: boolean;
  /** Heights in `em`; 0 for a field that is not shown. */
  summary: number;
  meta: number;
  hasImage: boolean;
}

function blockOf(tag: string, { layout = 'list', limit, show, heading, more }: ReserveOptions): Block {
  const isBest = tag === 'dongpo-best';
  const hasTabs = tag === 'dongpo-sections';
  const fields = (show ?? (isBest ? 'summary' : 'image summary date source')).split(/[\s,]+/);
  const shows = (...names: string[]): boolean => names.some((name) => fields.includes(name));
  return {
    layout: !isBest && Object.hasOwn(BREAKPOINTS, layout) ? (layout as LayoutName) : 'list',
    limit: limit ?? (isBest ? 5 : 10),
    // Tabs have no default heading.
    hasHeading: hasTabs ? !!heading : heading !== '',
    hasTabs,
    hasMore: !!more,
    summary: shows('summary') ? SUMMARY : 0,
    meta: shows('date', 'author', 'section') ? META : 0,
    hasImage: shows('image'),
  };
}

/** Height of the large story of the layout `lead`. */
function leadHeight(width: number, { hasImage, summary, meta }: Block): number {
  const text = 5.775 + (summary && 4.75) + meta;
  const isBeside = width >= 40;
  if (!isBeside) return PADDING + (hasImage ? (width * 2) / 3 + 0.75 : 0) + text;
  const image = hasImage ? (width - (width < 56 ? 1.5 : 2.5)) / 3 : 0;
  return PADDING + Math.max(image, text);
}

function rowHeight(width: number, columns: number, { layout, hasImage, summary, meta }: Block): number {
  const lines = TITLE + summary + meta;
  if (layout === 'compact') return width < 30 ? 3.75 + meta : 2.25;
  if (layout === 'cards') {
    const image = ((width - (columns - 1) * 1.5) / columns) * (2 / 3) + 0.75;
    return 1.5 + lines + (hasImage ? image : 0);
  }
  return PADDING + Math.max(lines, hasImage ? IMAGE : 0);
}

/** Height of a block at a width, both in `em`. */
function heightFor(width: number, block: Block): number {
  const { layout, limit, hasHeading, hasTabs, hasMore } = block;
  const reached = BREAKPOINTS[layout].filter((breakpoint) => width >= breakpoint);
  const columns = layout === 'cards' ? 1 + reached.length : reached.includes(56) ? 2 : 1;
  const lead = layout === 'lead' ? leadHeight(width, block) : 0;
  const rows = layout === 'lead' ? limit - 1 : limit;
  const body = lead + Math.ceil(rows / columns) * rowHeight(width, columns, block);
  const head = (hasHeading ? HEADING : 0) + (hasTabs ? TABS : 0);
  return head + Math.max(body, MIN_BODY) + (hasMore ? MORE : 0) + FOOTER;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The height to reserve in a page for a block, so that nothing shifts when it loads: the value of its `min-height`, in
 * `em` of `font-size: medium`. For `dongpo-article`: a screen; for `dongpo-ticker`: a line.
 *
 * Without a `width`, the value fits all widths: it is written with `cqi`, so the element's container needs
 * `container-type: inline-size` (https://drafts.csswg.org/css-contain-3/#container-lengths). Padding, if
 * `--dongpo-padding` sets any, is added on top.
 *
 * @param tag `dongpo-headlines`, `dongpo-best`, `dongpo-article`, `dongpo-ticker` or `dongpo-sections` (the height of
 * its first tab)
 */
export function reserve(tag: string, options: ReserveOptions = {}): string {
  if (tag === 'dongpo-article') return '100lvh';
  if (tag === 'dongpo-ticker') return '2.75em';
  const block = blockOf(tag, options);
  if (options.width) return `${round(heightFor(options.width / 16, block))}em`;
  let start = 0;
  const segments = [...BREAKPOINTS[block.layout], 999].map((end) => {
    // Between two breakpoints the height is a line in the width.
    const slope = heightFor(end - 1, block) - heightFor(end - 2, block);
    const offset = heightFor(end - 1, block) - slope * (end - 1);
    const line = `${round(offset)}em + ${round(slope * 100)}cqi`;
    // Outside of its segment the line is lifted, so that `min()` takes another one.
    const segment = `${line} + 99*max(0em, ${start}em - 100cqi, 100cqi - ${end}em)`;
    start = end;
    return segment;
  });
  return `min(${segments.join(', ')})`;
}
