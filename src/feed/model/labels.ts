import type { FeedItem, ItemLabel } from './types.js';

/** Every label. */
export const LABELS: readonly ItemLabel[] = [
  'breaking',
  'sponsored',
  'paid',
  'live',
  'opinion',
  'photo',
  'video',
];

/** True for a label of advertising: it is shown whatever a page asks for. */
export const isAdLabel = (label: ItemLabel): boolean => label === 'sponsored' || label === 'paid';

/** True for an item that somebody has paid for. */
export const isAdvertising = (item?: FeedItem): boolean => !!item?._dongpo?.labels?.some(isAdLabel);
