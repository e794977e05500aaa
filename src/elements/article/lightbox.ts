import { html, nothing, render } from 'lit';
import { adoptStyles } from '../../dom/adopt-styles.js';
import type { ArticleHost } from './article-host.js';
import styles from './lightbox.styles.js';

/** CSS pixels that a finger moves sideways to turn to another picture. */
const SWIPE = 40;

/** A picture as the view shows it. */
interface Picture {
  /** The link that opens it. */
  link: HTMLAnchorElement;
  url: string;
  srcset: string | undefined;
  alt: string;
  caption: string;
  /** Language of the caption, if its link says one. */
  lang: string | undefined;
}

function readPicture(link: HTMLAnchorElement): Picture {
  const image = link.querySelector('img');
  const figcaption = link.closest('figure')?.querySelector('figcaption');
  return {
    link,
    url: link.href,
    srcset: image?.getAttribute('srcset') || undefined,
    alt: image?.alt ?? '',
    caption: figcaption?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    lang: figcaption?.closest<HTMLElement>('[lang]')?.lang,
  };
}

/** The view of an article's pictures, one at a time, in a modal dialog. */
class Lightbox {
  readonly #host: ArticleHost;
  readonly #dialog: HTMLDialogElement;
  #pictures: Picture[] = [];
  #current = 0;
  /** The place where a finger went down; `undefined` while none is down. */
  #start: { x: number; y: number } | undefined;

  constructor(host: ArticleHost) {
    this.#host = host;
    adoptStyles(host.renderRoot, [styles]);
    this.#dialog = host.ownerDocument.createElement('dialog');
    this.#dialog.setAttribute('part', 'lightbox');
    this.#dialog.addEventListener('keydown', this.#onKeydown);
    this.#dialog.addEventListener('close', this.#onClose);
    host.renderRoot.append(this.#dialog);
  }

  open(links: HTMLAnchorElement[], current: HTMLAnchorElement): void {
    const { renderRoot } = this.#host;
    const container = renderRoot.querySelector('section');
    this.#pictures = links.map(readPicture);
    this.#dialog.className = `${container?.className ?? ''} lightbox`;
    this.#dialog.lang = container?.lang ?? '';
    this.#dialog.dir = container?.dir ?? '';
    this.#show(Math.max(0, links.indexOf(current)));
    this.#dialog.showModal();
  }

  #show(index: number): void {
    const { length } = this.#pictures;
    this.#current = (index + length) % length;
    this.#render();
  }

  #render(): void {
    const { messages } = this.#host;
    const picture = this.#pictures[this.#current];
    if (!picture) return;
    const { url, srcset, alt, caption, lang } = picture;
    const { length } = this.#pictures;
    this.#dialog.setAttribute('aria-label', messages.pictures);
    const step = (name: string, by: number, label: string): unknown =>
      length > 1
        ? html`<button type="button" class=${name} part="lightbox-button" aria-label=${label} @click=${() => this.#show(this.#current + by)}></button>`
        : nothing;
    render(
      html`<p class="count" role="status">${this.#current + 1} / ${length}<span class="hidden" lang=${lang ?? nothing}> ${caption || alt}</span></p>
        <button type="button" class="close" part="lightbox-button" aria-label=${messages.close} @click=${() => this.#dialog.close()}></button>
        <div class="stage" @click=${this.#onStageClick} @pointerdown=${this.#onPointerDown} @pointerup=${this.#onPointerUp} @pointercancel=${this.#onPointerCancel}>
          ${[url].map(() => html`<img part="lightbox-image" src=${url} srcset=${srcset ?? nothing} sizes=${srcset ? '100vw' : nothing} alt=${alt} decoding="async" referrerpolicy="no-referrer" draggable="false">`)}
        </div>
        ${step('previous', -1, messages.previous)}${step('following', 1, messages.next)}
        <p class="words" part="lightbox-caption" lang=${lang ?? nothing} aria-hidden="true">${caption}</p>`,
      this.#dialog,
    );
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const forward = this.#dialog.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const last = this.#pictures.length - 1;
    const targets: Record<string, number> = {
      ArrowLeft: this.#current + (forward === 'ArrowLeft' ? 1 : -1),
      ArrowRight: this.#current + (forward === 'ArrowRight' ? 1 : -1),
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#show(target);
  };

  /** A click beside the picture closes the view. */
  readonly #onStageClick = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) this.#dialog.close();
  };

  readonly #onPointerDown = ({ isPrimary, clientX, clientY }: PointerEvent): void => {
    this.#start = isPrimary ? { x: clientX, y: clientY } : undefined;
  };

  readonly #onPointerUp = ({ isPrimary, clientX, clientY, pointerType }: PointerEvent): void => {
    const start = this.#start;
    this.#start = undefined;
    if (!start || !isPrimary || pointerType === 'mouse') return;
    const x = clientX - start.x;
    if (Math.abs(x) < SWIPE || Math.abs(x) < 2 * Math.abs(clientY - start.y)) return;
    const isForward = this.#dialog.dir === 'rtl' ? x > 0 : x < 0;
    this.#show(this.#current + (isForward ? 1 : -1));
  };

  /** The browser has taken the finger for a scroll or a pinch. */
  readonly #onPointerCancel = (): void => {
    this.#start = undefined;
  };

  /** The reader goes on where the last picture stands in the text. */
  readonly #onClose = (): void => {
    this.#pictures[this.#current]?.link.focus();
    render(nothing, this.#dialog);
  };
}

const lightboxes = new WeakMap<ArticleHost, Lightbox>();

/** Opens the view of an article's pictures. */
export function openLightbox(
  host: ArticleHost,
  links: HTMLAnchorElement[],
  current: HTMLAnchorElement,
): void {
  const lightbox = lightboxes.get(host) ?? new Lightbox(host);
  lightboxes.set(host, lightbox);
  lightbox.open(links, current);
}
