import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds in which a screen reader announces a line that the reader chose. */
const ANNOUNCE_MS = 1000;

/**
 * Advances what a host shows, as WCAG 2.2.2 asks: not under the pointer, with the focus inside, out of sight, under
 * reduced motion, or after the reader has pressed pause.
 */
export class RotationController implements ReactiveController {
  /** The reader's last choice by the button. */
  #userChoice?: boolean;
  #isHovered = false;
  #isFocused = false;
  #isVisible = false;
  #timer?: ReturnType<typeof setTimeout> | undefined;
  /** Called when a screen reader has had the time to announce. */
  #afterAnnounce?: (() => void) | undefined;
  #observer?: IntersectionObserver;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #advance: () => void;
  readonly #getInterval: () => number;

  /**
   * @param host the element, whose shadow root is there
   * @param advance shows the next line
   * @param getInterval milliseconds for which a line stays; 0: there is no other line
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ShadowRoot },
    advance: () => void,
    getInterval: () => number,
  ) {
    this.#host = host;
    this.#advance = advance;
    this.#getInterval = getInterval;
    const root = host.renderRoot;
    // `pointerover` comes for each part: a reader who presses play and moves on to the line hovers again.
    root.addEventListener('pointerover', () => this.#setHold(true, this.#isFocused));
    host.addEventListener('pointerleave', () => this.#setHold(false, this.#isFocused));
    // The focus that a click leaves on a button holds nothing; the pointer does.
    root.addEventListener('focusin', ({ target }) =>
      this.#setHold(this.#isHovered, (target as Element).matches(':focus-visible')),
    );
    root.addEventListener('focusout', () => this.#setHold(this.#isHovered, false));
    host.addController(this);
  }

  /** True if the lines advance whenever nothing holds them. */
  get playing(): boolean {
    return this.#userChoice ?? !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  }

  /** Starts by the reader's choice, which weighs more than where pointer and focus are now. */
  play(): void {
    this.#userChoice = true;
    this.#setHold(false, false);
    this.#host.requestUpdate();
  }

  /** Stops for good. @param afterAnnounce called when a screen reader has had the time to announce the line */
  stop(afterAnnounce: () => void): void {
    this.#userChoice = false;
    this.#clearTimer();
    this.#afterAnnounce = afterAnnounce;
    this.#timer = setTimeout(() => this.#clearTimer(), ANNOUNCE_MS);
    this.#host.requestUpdate();
  }

  /** Sets or clears the timer. The time of a line that stays does not start anew. */
  schedule(): void {
    const interval = this.#getInterval();
    const isHeld = this.#isHovered || this.#isFocused;
    if (!interval || !this.playing || !this.#isVisible || document.hidden || isHeld) {
      if (!this.#afterAnnounce) this.#clearTimer();
    } else if (this.#afterAnnounce || !this.#timer) {
      this.#clearTimer();
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        if (this.playing) this.#advance();
        this.schedule();
      }, interval);
    }
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#isVisible = entries.at(-1)?.isIntersecting ?? false;
      this.schedule();
    });
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
    // An element that leaves the page gets no `pointerleave` and no `focusout`.
    this.#isVisible = this.#isHovered = this.#isFocused = false;
    this.#clearTimer();
  }

  readonly #onVisibilityChange = (): void => this.schedule();

  #setHold(isHovered: boolean, isFocused: boolean): void {
    this.#isHovered = isHovered;
    this.#isFocused = isFocused;
    this.schedule();
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#afterAnnounce?.();
    this.#afterAnnounce = undefined;
  }
}
