import { html, nothing, render } from 'lit/html.js';
import { withParams } from '../../content/links.js';
import type { FeedItem } from '../../feed/model/types.js';
import type { DongpoArticle } from './article.js';
import { canShare, share } from './share.js';
import { choose, stepFrom, textSize } from './text-size.js';

/** Milliseconds that a button says what it did. */
const SAID = 2000;

/** The articles on the page: one choice of size for all. */
const rows = new Set<ToolsRow>();

/** The buttons at the end of an article's line of dates. */
export class ToolsRow {
  #said = false;
  /** An address that could not be copied: the reader may. */
  #address?: string;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly host: DongpoArticle) {
    host.addController({
      hostConnected: () => {
        rows.add(this);
        host.requestUpdate();
      },
      hostDisconnected: () => {
        rows.delete(this);
        clearTimeout(this.#timer);
        this.#said = false;
      },
    });
  }

  update(): void {
    const { host } = this;
    const root = host.shadowRoot!;
    root.querySelector('section')!.style.setProperty('--_scale', `${textSize()}`);
    const place = root.querySelector<HTMLElement>('.tools');
    const item = host.feedController.feed && host.visibleItems(host.feedController.feed)[0];
    if (!place || !item) return;
    const tools = (host.controls ?? 'text-size share').split(/[\s,]+/);
    const { messages } = host;
    render(
      html`${tools.includes('text-size') ? this.#sizes() : nothing}${
        tools.includes('share') && item.url ? this.#share(item) : nothing
      }${
        tools.includes('print')
          ? html`<button part="tool" type="button" @click=${() => window.print()}>${messages.print}</button>`
          : nothing
      }<span class="hidden" role="status">${this.#said ? messages.copied : nothing}</span>`,
      place,
    );
  }

  #sizes(): unknown {
    const { messages } = this.host;
    const size = textSize();
    const button = (by: number, sign: string, name: string): unknown => {
      const next = stepFrom(size, by);
      const step = (): void => {
        choose(next);
        for (const row of rows) row.update();
      };
      return html`<button
        part="tool"
        type="button"
        aria-label=${name}
        data-sign=${messages.letter + sign}
        aria-disabled=${next === size}
        @click=${step}
      ></button>`;
    };
    return html`<span role="group" aria-label=${messages.textSize}>${button(-1, '-', messages.smaller)}${button(1, '+', messages.larger)}</span>`;
  }

  #share(item: FeedItem): unknown {
    const { messages } = this.host;
    if (this.#address)
      return html`<input
        part="address"
        readonly
        aria-label=${messages.copyLink}
        .value=${this.#address}
        @blur=${this.#close}
        @keydown=${this.#close}
      />`;
    const label = this.#said ? messages.copied : canShare() ? messages.share : messages.copyLink;
    return html`<button part="tool" type="button" @click=${() => this.#send(item)}>${label}</button>`;
  }

  async #send(item: FeedItem): Promise<void> {
    const { host } = this;
    const url = withParams(item.url!, host.setting('linkParams'));
    const outcome = await share(item.title ?? item.summary ?? '', url, host.shadowRoot!);
    clearTimeout(this.#timer);
    this.#said = outcome === 'copied';
    if (outcome === 'failed') this.#address = url;
    this.update();
    if (outcome === 'failed') host.shadowRoot!.querySelector<HTMLInputElement>('.tools input')?.select();
    if (this.#said)
      this.#timer = setTimeout(() => {
        this.#said = false;
        this.update();
      }, SAID);
  }

  readonly #close = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    // Its removal is a blur, too.
    if (!this.#address || (key && key !== 'Escape')) return;
    this.#address = undefined;
    this.update();
    if (key) this.host.shadowRoot!.querySelector<HTMLElement>('.tools > button')?.focus();
  };
}
