/**
 * Registers a custom element. Does nothing where the tag is taken (by another copy or version of this library, or by
 * another library), or where there is no registry, as on a server.
 */
export function defineElement(tag: string, elementClass: CustomElementConstructor): void {
  const { customElements } = globalThis as { customElements?: CustomElementRegistry };
  if (customElements && !customElements.get(tag)) customElements.define(tag, elementClass);
}
