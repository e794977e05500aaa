import { html, nothing, render } from 'lit';
import { withParams } from '../../content/link-params.js';
import type { FeedItem } from '../../feed/model/types.js';
import type { DongpoArticle } from './article.js';
import { canShare, share } from './share.js';
import { readTextSize, saveTextSize, stepFrom } from './text-size.js';

const DEFAULT_TOOLS = 'text-size share';
/** Milliseconds for which a button says that the link is copied. */
const FEEDBACK_MS = 2000;

/** Tools of all articles on the page: one choice of text size serves all. */
const connectedRows = new Set<ToolsRow>();

/** The buttons at the end of an article's byline. */
export class ToolsRow {
  /** True while a button says that the link is copied. */
  #isCopied = false;
  /** A URL that could not be copied, shown for the reader to copy. */
  #address?: string | undefined;
  #feedbackTimer?: ReturnType<typeof setTimeout>;
  readonly #host: DongpoArticle;

  constructor(host: DongpoArticle) {
    this.#host = host;
    host.addController({
      hostConnected: () => {
        connectedRows.add(this);
        host.requestUpdate();
      },
      hostDisconnected: () => {
        connectedRows.delete(this);
        clearTimeout(this.#feedbackTimer);
        this.#isCopied = false;
      },
    });
  }

  update(): void {
    const host = this.#host;
    const root = host.renderRoot;
    root.querySelector('section')?.style.setProperty('--_scale', String(readTextSize()));
    const container = root.querySelector<HTMLElement>('.tools');
    const { feed } = host.feedController;
    const [item] = feed ? host.visibleItems(feed) : [];
    if (!container || !item) return;
    const tools = String(host.controls ?? DEFAULT_TOOLS).split(/[\s,]+/);
    const { messages } = host;
    render(
      html`${tools.includes('text-size') ? this.#renderTextSize() : nothing}${
        tools.includes('share') && item.url ? this.#renderShare(item, item.url) : nothing
      }${
        tools.includes('print')
          ? html`<button part="tool" type="button" @click=${() => window.print()}>${messages.print}</button>`
          : nothing
      }<span class="hidden" role="status">${this.#isCopied ? messages.copied : nothing}</span>`,
      container,
    );
  }

  #renderTextSize(): unknown {
    const { messages } = this.#host;
    const size = readTextSize();
    const button = (by: number, sign: string, label: string): unknown => {
      const next = stepFrom(size, by);
      const onClick = (): void => {
        saveTextSize(next);
        for (const row of connectedRows) row.update();
      };
      return html`<button
        part="tool"
        type="button"
        aria-label=${label}
        data-sign=${messages.letter + sign}
        aria-disabled=${next === size}
        @click=${onClick}
      ></button>`;
    };
    return html`<span role="group" aria-label=${messages.textSize}>${button(-1, '-', messages.smaller)}${button(1, '+', messages.larger)}</span>`;
  }

  #renderShare(item: FeedItem, url: string): unknown {
    const { messages } = this.#host;
    if (this.#address)
      return html`<input
        part="address"
        readonly
        aria-label=${messages.copyLink}
        .value=${this.#address}
        @blur=${this.#onAddressEnd}
        @keydown=${this.#onAddressEnd}
      />`;
    const label = canShare() ? messages.share : messages.copyLink;
    return html`<button part="tool" type="button" @click=${() => this.#share(item, url)}>${this.#isCopied ? messages.copied : label}</button>`;
  }

  async #share(item: FeedItem, itemUrl: string): Promise<void> {
    const host = this.#host;
    const url = withParams(itemUrl, host.setting('linkParams'));
    const result = await share(item.title ?? item.summary ?? '', url, host.renderRoot);
    clearTimeout(this.#feedbackTimer);
    this.#isCopied = result === 'copied';
    if (result === 'failed') this.#address = url;
    this.update();
    if (result === 'failed') host.renderRoot.querySelector<HTMLInputElement>('.tools input')?.select();
    if (this.#isCopied)
      this.#feedbackTimer = setTimeout(() => {
        this.#isCopied = false;
        this.update();
      }, FEEDBACK_MS);
  }

  /** Hides the address when it loses the focus, or on Escape. */
  readonly #onAddressEnd = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    // The removal of the field is a blur, too.
    if (!this.#address || (key && key !== 'Escape')) return;
    this.#address = undefined;
    this.update();
    if (key) this.#host.renderRoot.querySelector<HTMLElement>('.tools > button')?.focus();
  };
}
