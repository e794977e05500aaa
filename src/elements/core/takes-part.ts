/** True if an element leaves out what others show, or they what it shows: a ticker neither gives nor takes. */
export const takesPart = ({ localName }: { readonly localName: string }): boolean =>
  localName !== 'dongpo-ticker';
