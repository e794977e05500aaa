import { type ComplexAttributeConverter, defaultConverter } from 'lit';

/** Lit's conversion of attributes, but `undefined` and not `null` for an attribute that is removed. */
export const attributeConverter: ComplexAttributeConverter = {
  ...defaultConverter,
  fromAttribute: (value, type) => defaultConverter.fromAttribute?.(value, type) ?? undefined,
};
