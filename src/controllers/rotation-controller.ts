import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long what a reader did is told to a screen reader, milliseconds. */
const TOLD = 1000;

/**
 * Turns what a host shows, while nobody reads it, as WCAG 2.2.2 asks: it stands still under the pointer, with the
 * focus inside, out of sight, under reduced motion, and when the reader says so.
 */
export class RotationController implements ReactiveController {
  /** What the reader said last. */
  #wanted?: boolean;
  #hovered = false;
  #focused = false;
  #seen = false;
  #timer?: ReturnType<typeof setTimeout>;
  /** Does what `stop` left to be done. */
  #told?: () => void;
  #observer?: IntersectionObserver;

  /**
   * @param turn shows the next
   * @param wait milliseconds until then; 0: there is none
   */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly turn: () => void,
    private readonly wait: () => number,
  ) {
    const root = host.shadowRoot!;
    // Each time it comes over another part: who pressed play may go on to the line.
    root.addEventListener('pointerover', () => this.#note(true, this.#focused));
    host.addEventListener('pointerleave', () => this.#note(false, this.#focused));
    // The focus that a click leaves on a button holds nothing up: the pointer does.
    root.addEventListener('focusin', ({ target }) =>
      this.#note(this.#hovered, (target as Element).matches(':focus-visible')),
    );
    root.addEventListener('focusout', () => this.#note(this.#hovered, false));
    host.addController(this);
  }

  /** Whether it turns whenever nothing holds it up. */
  get playing(): boolean {
    return this.#wanted ?? !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  }

  /** The reader's word, which counts more than where pointer and focus are now. */
  play(): void {
    this.#wanted = true;
    this.#note(false, false);
    this.host.requestUpdate();
  }

  /** For good. @param told called when a screen reader has told of it */
  stop(told: () => void): void {
    this.#wanted = false;
    this.#clear();
    this.#told = told;
    this.#timer = setTimeout(() => this.#clear(), TOLD);
    this.host.requestUpdate();
  }

  /** Waits for the next turn, or no longer; the time of a line that stays does not start anew. */
  arrange(): void {
    const wait = this.wait();
    const turns = wait && this.playing && this.#seen && !document.hidden && !this.#hovered && !this.#focused;
    if (!turns) {
      if (!this.#told) this.#clear();
    } else if (this.#told || !this.#timer) {
      this.#clear();
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        if (this.playing) this.turn();
        this.arrange();
      }, wait);
    }
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#seen = entries.at(-1)!.isIntersecting;
      this.arrange();
    });
    this.#observer.observe(this.host);
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
    // What leaves the page is not left by pointer and focus.
    this.#seen = this.#hovered = this.#focused = false;
    this.#clear();
  }

  readonly #look = (): void => this.arrange();

  #note(hovered: boolean, focused: boolean): void {
    this.#hovered = hovered;
    this.#focused = focused;
    this.arrange();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#told?.();
    this.#told = undefined;
  }
}
