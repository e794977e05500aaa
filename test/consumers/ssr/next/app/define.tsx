'use client';
import 'dongpo-widgets/define';

/** Brings the elements to the browser. */
export function Define() {
  return null;
}
