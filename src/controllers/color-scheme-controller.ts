import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the reader's system is dark. */
export const prefersDark = globalThis.matchMedia?.('(prefers-color-scheme:dark)');

/**
 * Light or dark, as the page is where the element stands: its `color-scheme` says so, or, where the
 * page states none, the lightness of the text colour that the element inherits.
 */
export class ColorSchemeController implements ReactiveController {
  dark = false;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    this.update();
  }

  update(): void {
    const { colorScheme, color } = getComputedStyle(this.host);
    const [, light, dark] = /^(?=.*(light)|)(?=.*(dark)|)/.exec(colorScheme)!;
    const next = light ? !!dark && prefersDark.matches : !!dark || isLight(color);
    if (next !== this.dark) this.host.requestUpdate();
    this.dark = next;
  }
}

/** Whether a computed colour is nearer to white than to black. */
function isLight(color: string): boolean {
  const [first = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (/^rgb/.test(color)) return first * 0.3 + green * 0.6 + blue * 0.1 > 140;
  // lab() and oklch() begin with the lightness, to 100 or to 1; color(srgb …) with the red.
  return first > (first > 1 ? 55 : 0.55);
}
