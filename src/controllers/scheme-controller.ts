import type { ReactiveController, ReactiveControllerHost } from 'lit';

const controllers = new Set<SchemeController>();
const look = (): void => {
  for (const controller of controllers) controller.look();
};
let system: MediaQueryList | undefined;

/** Pages switch to dark by a class, a style or a data attribute of html or body. */
function watch(): void {
  system = matchMedia('(prefers-color-scheme:dark)');
  system.onchange = look;
  const observer = new MutationObserver(look);
  for (const root of [document.documentElement, document.body])
    if (root) observer.observe(root, { attributes: true });
  // A page that fades to dark has its colour only afterwards.
  document.addEventListener('transitionend', look);
}

/**
 * Light or dark, as the page is where the element stands: its `color-scheme` says so, or, where the
 * page states none, the lightness of the text colour that the element inherits.
 */
export class SchemeController implements ReactiveController {
  dark = false;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostConnected(): void {
    if (!system) watch();
    controllers.add(this);
    this.look();
  }

  hostDisconnected(): void {
    controllers.delete(this);
  }

  look(): void {
    const { colorScheme, color } = getComputedStyle(this.host);
    const [, light, dark] = /^(?=.*(light)|)(?=.*(dark)|)/.exec(colorScheme)!;
    const next = light ? !!dark && system!.matches : !!dark || isLight(color);
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
