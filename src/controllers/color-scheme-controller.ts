import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { inNextFrame } from '../dom/next-frame.js';

/** The system's preference. `undefined` on a server. */
export const prefersDark = globalThis.matchMedia?.('(prefers-color-scheme:dark)');

/**
 * Follows the page's colours at the place of the host: its computed `color-scheme` or, where the page states none
 * (`normal`), the lightness of the text colour that the host inherits.
 */
export class ColorSchemeController implements ReactiveController {
  /** True if the host stands on a dark page. */
  dark = false;
  #cancel?: () => void;
  readonly #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.updateInNextFrame();
  }

  hostDisconnected(): void {
    this.#cancel?.();
  }

  /** Updates before the next frame is painted, whose styles are calculated anyway: at once, they would be twice. */
  updateInNextFrame(): void {
    this.#cancel = inNextFrame(this.update);
  }

  /** Reads the computed style again. The host is updated if the result differs. */
  readonly update = (): void => {
    const { colorScheme, color } = getComputedStyle(this.#host);
    const supportsLight = colorScheme.includes('light');
    const supportsDark = colorScheme.includes('dark');
    const dark = supportsLight ? supportsDark && prefersDark.matches : supportsDark || isLight(color);
    if (dark !== this.dark) this.#host.requestUpdate();
    this.dark = dark;
  };
}

/** True if a computed colour is nearer to white than to black. */
function isLight(color: string): boolean {
  const [first = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (color.startsWith('rgb')) return first * 0.3 + green * 0.6 + blue * 0.1 > 140;
  // lab() and oklch() begin with the lightness, to 100 or to 1; color(srgb …) begins with the red.
  return first > (first > 1 ? 55 : 0.55);
}
