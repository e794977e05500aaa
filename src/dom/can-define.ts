/**
 * True if a custom element can be registered: the tag is not taken by another copy or version of this library, or by
 * another library, and there is a registry, which a server may not have.
 */
export function canDefine(tag: string): boolean {
  const { customElements } = globalThis as { customElements?: CustomElementRegistry };
  return !!customElements && !customElements.get(tag);
}
