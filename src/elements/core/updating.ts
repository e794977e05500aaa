import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';
import { render } from 'lit/html.js';
import { adoptStyles, restoreStyles } from '../../dom/adopt-styles.js';
import type { DongpoEventTarget } from '../../events/event-map.js';
import type { DongpoElement } from './feed-element.js';

/**
 * The properties of an element, each with what makes its value of its attribute's; null: it has no
 * attribute. The attribute of `headingLevel` is `heading-level`.
 */
export type Properties = Record<string, ((value: string) => unknown) | null>;

export const attributeOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Whether templates are read as HTML, which they are not in a page that is XML before xhtml.ts has seen to it. */
export const parsing = { html: globalThis.document?.contentType === 'text/html' };

/** On a server there is no HTMLElement: importing must not fail there. */
const Base = (globalThis.HTMLElement ?? class {}) as {
  new (): DongpoEventTarget;
  prototype: DongpoEventTarget;
};

/**
 * A custom element over lit's templates: attributes feed properties, and a change of either renders
 * once, in the next microtask. Hosts lit's reactive controllers.
 *
 * Not LitElement, which costs a page 1.9 kB more than this (brotli): the budget of the whole first
 * paint is 12.5 kB.
 */
export abstract class UpdatingElement extends Base implements ReactiveControllerHost {
  static get properties(): Properties {
    return {};
  }

  static get styles(): CSSResult[] {
    return [];
  }

  /** Read by `customElements.define`: the accessors are made then. */
  static get observedAttributes(): string[] {
    return Object.entries(this.properties).flatMap(([name, read]) => {
      if (!(name in this.prototype)) {
        Object.defineProperty(this.prototype, name, {
          get(this: UpdatingElement) {
            return this.#values[name];
          },
          set(this: UpdatingElement, value: unknown) {
            if (this.#values[name] !== value) this.requestUpdate();
            this.#values[name] = value;
          },
        });
      }
      return read ? attributeOf(name) : [];
    });
  }

  readonly #values: Record<string, unknown> = {};
  readonly #controllers = new Set<ReactiveController>();
  #update?: Promise<boolean>;
  /** Whether what a server has rendered is still seen instead; take-over.ts sets it. @internal */
  covered?: () => boolean;

  constructor() {
    super();
    // A framework may have set properties before the element was defined: they would hide the accessors.
    for (const name in (this.constructor as typeof UpdatingElement).properties) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name as 'title'];
      delete (this as unknown as Record<string, unknown>)[name];
      this[name as 'title'] = value;
    }
  }

  abstract render(): unknown;

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.isConnected) controller.hostConnected?.();
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  /** Resolves when what has changed so far is rendered. */
  get updateComplete(): Promise<boolean> {
    return this.#update ?? Promise.resolve(true);
  }

  requestUpdate(): void {
    this.#update ??= Promise.resolve().then(() => {
      // Outside a page there is nothing to be seen: it is made up for on the way in.
      const seen = this.shadowRoot && this.isConnected && !('server' in this.dataset);
      if (seen) for (const controller of this.#controllers) controller.hostUpdate?.();
      this.#update = undefined;
      if (!seen) return true;
      const content = this.render();
      if (this.covered?.()) return true;
      render(content, this.shadowRoot!, { host: this });
      this.updated();
      for (const controller of this.#controllers) controller.hostUpdated?.();
      return true;
    });
  }

  /** After each rendering. */
  protected updated(): void {}

  connectedCallback(): void {
    // What a server has rendered is seen until it can be taken over.
    if (!parsing.html || 'server' in this.dataset) {
      import('../../hydrate/hydrate.js')
        .then(({ hydrate: takeOver }) => takeOver(this as unknown as DongpoElement))
        .catch(() => {});
      return;
    }
    if (this.shadowRoot) restoreStyles(this.shadowRoot);
    else
      adoptStyles(this.attachShadow({ mode: 'open' }), (this.constructor as typeof UpdatingElement).styles);
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    const { properties } = this.constructor as typeof UpdatingElement;
    for (const name in properties) {
      if (attributeOf(name) === attribute)
        this[name as 'title'] = (value === null ? undefined : properties[name]!(value)) as string;
    }
  }
}
