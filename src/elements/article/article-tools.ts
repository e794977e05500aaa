import { html, nothing, render } from 'lit/html.js';
import { withParams } from '../../content/links.js';
import type { FeedItem } from '../../feed/model.js';
import { adopt } from '../../styles/adopt.js';
import type { DongpoArticle } from './article.js';
import styles from './article-tools.styles.js';
import { startVideo } from './article-video.js';
import { bigger, followers, scale, smaller } from './text-size.js';

/** Milliseconds for which the button says that the link was copied. */
const TOLD = 2000;

/** Makes the row of tools, videos and wide tables of an article work; what is given back shows them for an item. */
export function tools(host: DongpoArticle): (item: FeedItem) => void {
  const root = host.shadowRoot!;
  adopt(root, [styles]);
  root.addEventListener('click', startVideo);
  let copied = false;
  let shown: FeedItem;
  let timer: ReturnType<typeof setTimeout>;
  // A table that scrolls can be scrolled by the keyboard.
  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth;
      for (const [name, value] of [
        ['tabindex', '0'],
        ['role', 'region'],
        ['aria-label', target.querySelector('caption')?.textContent || shown.title || host.messages.news],
      ] as const)
        if (wide) target.setAttribute(name, value);
        else target.removeAttribute(name);
    }
  });

  const share = async (url: string): Promise<void> => {
    if (navigator.share as unknown) {
      // Whoever closes the sheet wants nothing said of it.
      await navigator.share({ title: shown.title, url }).catch(() => {});
      return;
    }
    copied = await copy(url, root);
    show(shown);
    clearTimeout(timer);
    timer = setTimeout(() => {
      copied = false;
      show(shown);
    }, TOLD);
  };

  const textSize = (): unknown => {
    const { messages } = host;
    const letter = /^(ko)/.test(messages.locale) ? '가' : 'A';
    const button = (change: typeof bigger, label: string, sign: string): unknown =>
      html`<button part="tool" aria-disabled=${!change()} @click=${() => {
        change(true);
        show(shown);
      }}><span aria-hidden="true">${letter}<small>${sign}</small></span><span class="hidden">${label}</span></button>`;
    return html`<div role="group" aria-label=${messages.textSize}>${button(smaller, messages.smaller, '−')}${button(bigger, messages.larger, '+')}</div>`;
  };

  function show(item: FeedItem): void {
    shown = item;
    const { messages, tools: wanted } = host;
    root.querySelector('section')!.style.setProperty('--_scale', `${scale()}`);
    const row = root.querySelector<HTMLElement>('.tools');
    const url = item.url && withParams(item.url, host.setting('linkParams'));
    const label = (navigator.share as unknown) ? messages.share : messages.copyLink;
    const each: Record<string, unknown> = {
      'text-size': textSize(),
      share: url
        ? html`<button part="tool" @click=${() => share(url)}>${copied ? messages.copied : label}</button><span class="hidden" role="status">${copied ? messages.copied : nothing}</span>`
        : nothing,
      print: html`<button part="tool" @click=${() => print()}>${messages.print}</button>`,
    };
    if (row)
      render(
        [...new Set(wanted)].map((name) => each[name]),
        row,
      );
    widths.disconnect();
    for (const box of root.querySelectorAll('.scroll')) widths.observe(box);
  }

  host.addController({
    hostConnected: () => followers.add(host),
    hostDisconnected() {
      followers.delete(host);
      widths.disconnect();
      clearTimeout(timer);
      copied = false;
    },
  });
  return show;
}

/** Puts a text on the clipboard, by whatever way the page is allowed. */
async function copy(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Insecure pages and frames without the permission: a field that is selected, and gone again.
    const field = document.createElement('textarea');
    const { activeElement } = root;
    field.value = text;
    field.className = 'hidden';
    root.querySelector('.tools')!.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    (activeElement as HTMLElement | null)?.focus({ preventScroll: true });
    if (!done) prompt('', text);
    return done;
  }
}
