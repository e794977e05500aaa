import { html, nothing } from 'lit/html.js';
import { adoptStyles } from '../../dom/adopt-styles.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import type { DongpoElement } from '../core/feed-element.js';
import type { ElementView } from '../core/lazy-view-element.js';
import type { DongpoSections } from './sections.js';
import styles from './sections.styles.js';

/** A tab: its name, the language of that, and what it shows. */
interface Tab {
  label: string;
  lang?: string;
  content: unknown;
}

/** A section's path, `뉴스홈 › 국제뉴스`, or its tag alone. */
const pathOf = ({ _dongpo, tags = [] }: FeedItem): string[] => _dongpo?.section_path ?? tags.slice(0, 1);

/** The first level at which the paths part: what all begin with is no section. */
function levelOf(paths: string[][]): number {
  let level = 0;
  while (paths[0] && paths.every((path) => path[level + 1] && path[level] === paths[0]![level])) level++;
  return level;
}

/** The inner list's load is not the outer's. */
const stop = (event: Event): void => event.stopPropagation();

/** Tabs and their panels (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/, with automatic activation). */
export class SectionsView implements ElementView {
  /** The name of the tab that the reader chose. */
  #chosen?: string;
  /** Those that were opened: what is in them stays. */
  readonly #opened = new Set<string>();
  /** The feed whose parts are shown, and those by name; all of it comes first. */
  #feed?: Feed;
  #parts: [label: string, feed: Feed][] = [];
  /** The page's own panels. */
  #panels: DongpoElement[] = [];
  #alive = false;

  constructor(private readonly host: DongpoSections) {
    adoptStyles(host.shadowRoot!, [styles]);
    let observer: MutationObserver | undefined;
    host.addController({
      hostConnected() {
        observer ??= new MutationObserver(() => host.requestUpdate());
        observer.observe(host, { childList: true });
      },
      hostDisconnected: () => observer?.disconnect(),
    });
    host.addEventListener('dongpo-load', ({ target }) => {
      // A panel without a heading is named by its feed.
      if (target !== host) host.requestUpdate();
    });
  }

  visibleItems(feed: Feed): FeedItem[] {
    return feed.items;
  }

  /** The panels that the page put inside. */
  renderPanels(): unknown {
    const { host } = this;
    const { messages, panels } = host;
    this.#adopt(panels);
    // There is no feed whose coming would begin it.
    if (!this.#alive)
      import('../core/deferred-behaviours.js').then(
        ({ attachDeferredBehaviours: live }) => live(host),
        () => {},
      );
    this.#alive = true;
    return [
      host.heading
        ? html`<div part="header" class="header">${host.renderHeading(0, 'heading', host.heading)}</div>`
        : nothing,
      this.#tabs(
        panels.map((panel, index) => ({
          label:
            panel.getAttribute('heading') ||
            (panel.localName === 'dongpo-best' ? messages.best : panel.feedController?.feed?.title) ||
            messages.news,
          lang: panel.lang,
          content: html`<slot name="panel-${index}"></slot>`,
        })),
      ),
    ];
  }

  /** Each has a place, and no heading, which its tab has; those that left get theirs back. */
  #adopt(panels: DongpoElement[]): void {
    for (const panel of this.#panels)
      if (!panels.includes(panel)) {
        panel.removeAttribute('slot');
        panel.heading = panel.getAttribute('heading') ?? undefined;
      }
    for (const [index, panel] of panels.entries()) {
      panel.slot = `panel-${index}`;
      panel.hidden = false;
      panel.heading = '';
    }
    this.#panels = panels;
  }

  /** The sections of the feed. */
  render(feed: Feed): unknown {
    const { host } = this;
    if (this.#panels[0]) this.#adopt([]);
    const {
      show,
      limit,
      layout,
      theme,
      colorScheme,
      target,
      linkParams,
      dateStyle,
      timeZone,
      effectiveHeadingLevel: level,
    } = host;
    return this.#tabs(
      this.parts(feed).map(([label, part], index) => ({
        label: index ? label : host.messages.news,
        lang: index ? feed.language : undefined,
        content: html`<dongpo-headlines
          @dongpo-load=${stop}
          @dongpo-error=${stop}
          @dongpo-update=${stop}
          .feed=${part}
          .heading=${''}
          .headingLevel=${level}
          .show=${show}
          .limit=${limit}
          .layout=${layout}
          .theme=${theme}
          .colorScheme=${colorScheme}
          .target=${target}
          .linkParams=${linkParams}
          .dateStyle=${dateStyle}
          .timeZone=${timeZone}
        ></dongpo-headlines>`,
      })),
    );
  }

  /** All of the feed, without a name, and its parts by section. */
  parts(feed: Feed): [label: string, feed: Feed][] {
    if (this.#feed !== feed) this.#divide(feed);
    return this.#parts;
  }

  #divide(feed: Feed): void {
    const sections = new Map<string, FeedItem[]>();
    const level = levelOf(feed.items.map(pathOf).filter(({ length }) => length));
    for (const item of feed.items) {
      const section = pathOf(item)[level];
      if (section) sections.set(section, [...(sections.get(section) ?? []), item]);
    }
    const most = Math.max(1, this.host.maxSections! | 0 || 6) - 1;
    const parts = [...sections].sort(([, a], [, b]) => b.length - a.length).slice(0, most);
    this.#feed = feed;
    this.#parts = [['', feed], ...parts.map(([label, items]): [string, Feed] => [label, { ...feed, items }])];
    // One section is all that there is.
    if (sections.size < 2) this.#parts.length = 1;
  }

  #tabs(tabs: Tab[]): unknown {
    const { host } = this;
    const { messages } = host;
    // Two may have one name.
    for (const [index, tab] of tabs.entries())
      while (tabs.slice(0, index).some(({ label }) => label === tab.label)) tab.label += ' ';
    const found = tabs.findIndex(({ label }) => label === this.#chosen);
    const now = Math.max(0, found);
    if (!tabs[1]) return html`<div part="panel">${tabs[0]?.content}</div>`;
    this.#opened.add(tabs[now]!.label);
    return html`<div part="tabs" class="tabs" role="tablist" aria-label=${host.heading || messages.sections} @keydown=${this.#move}
      >${tabs.map(
        ({ label, lang }, index) => html`<button
          part="tab"
          role="tab"
          id="tab-${index}"
          aria-controls="panel-${index}"
          aria-selected=${index === now}
          tabindex=${index === now ? 0 : -1}
          lang=${host.langIfDifferent(lang)}
          @click=${() => this.#choose(tabs, index)}
        >${label}</button>`,
      )}</div
      ><div class="panels">${tabs.map(
        ({ label, content }, index) =>
          html`<div part="panel" role="tabpanel" id="panel-${index}" aria-labelledby="tab-${index}" ?hidden=${index !== now}>${
            this.#opened.has(label) ? content : nothing
          }</div>`,
      )}</div>`;
  }

  #choose(tabs: Tab[], index: number): void {
    const root = this.host.shadowRoot!;
    const panels = root.querySelector<HTMLElement>('.panels')!;
    // What is below never jumps up.
    panels.style.minHeight = `${panels.getBoundingClientRect().height}px`;
    this.#chosen = tabs[index]!.label;
    this.host.requestUpdate();
    // Into sight in its row, without moving the page.
    const row = root.querySelector('.tabs')!;
    const [tab, all] = [row.children[index]!, row].map((each) => each.getBoundingClientRect()) as [
      DOMRect,
      DOMRect,
    ];
    row.scrollLeft += tab.left + tab.width / 2 - all.left - all.width / 2;
  }

  readonly #move = (event: KeyboardEvent): void => {
    const row = event.currentTarget as HTMLElement;
    const tabs = [...row.children] as HTMLElement[];
    const forward = getComputedStyle(row).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const index = tabs.indexOf(event.target as HTMLElement);
    const next = {
      Home: 0,
      End: tabs.length - 1,
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      ...(forward === 'ArrowLeft' && { ArrowLeft: index + 1, ArrowRight: index - 1 }),
    }[event.key];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const tab = tabs.at(next % tabs.length)!;
    tab.focus({ preventScroll: true });
    tab.click();
  };
}
