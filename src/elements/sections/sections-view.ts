import { html, nothing } from 'lit';
import { adoptStyles } from '../../dom/adopt-styles.js';
import { markNormalised } from '../../feed/model/normalised.js';
import type { Feed, FeedItem } from '../../feed/model/types.js';
import type { DongpoElement } from '../core/feed-element.js';
import type { ElementView } from '../core/lazy-view-element.js';
import styles from './sections.styles.js';
import type { SectionsHost } from './sections-host.js';
import { type Section, splitBySection } from './split-by-section.js';
import { TabList } from './tab-list.js';

const DEFAULT_MAX_SECTIONS = 6;

/** Tabs over child panels, or over the sections of a feed. */
export class SectionsView implements ElementView {
  readonly #host: SectionsHost;
  readonly #tabs: TabList;
  /** The items that were split last, and their sections. */
  #items?: FeedItem[];
  #sections: Section[] = [];
  /** Child panels that have a slot. */
  #panels: DongpoElement[] = [];

  constructor(host: SectionsHost) {
    this.#host = host;
    this.#tabs = new TabList(host);
    adoptStyles(host.renderRoot, [styles]);
    let observer: MutationObserver | undefined;
    host.addController({
      hostConnected() {
        observer ??= new MutationObserver(() => host.requestUpdate());
        observer.observe(host, { childList: true });
      },
      hostDisconnected: () => observer?.disconnect(),
    });
    host.addEventListener('dongpo-load', ({ target }) => {
      // A panel without a heading is labelled by its feed.
      if (target !== host) host.requestUpdate();
    });
  }

  visibleItems(feed: Feed): FeedItem[] {
    return this.#host.selectItems(feed);
  }

  /** Tabs over the child panels. */
  renderPanels(): unknown {
    const { heading, panels } = this.#host;
    this.#attachPanels(panels);
    const tabs = panels.map((panel, index) => ({
      label: this.#labelOf(panel),
      lang: panel.lang,
      content: html`<slot name="panel-${index}"></slot>`,
    }));
    return [
      heading
        ? html`<div part="header" class="header">${this.#host.renderHeading(0, 'heading', heading)}</div>`
        : nothing,
      this.#tabs.render(tabs),
    ];
  }

  #labelOf(panel: DongpoElement): string {
    const { messages } = this.#host;
    const title = panel.localName === 'dongpo-best' ? messages.best : panel.feedController?.feed?.title;
    return panel.getAttribute('heading') || title || messages.news;
  }

  /** Assigns each panel a slot and hides its heading, which the tab shows. Restores panels that were removed. */
  #attachPanels(panels: DongpoElement[]): void {
    for (const panel of this.#panels) {
      if (panels.includes(panel)) continue;
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

  /** Tabs over the sections of the feed. */
  render(feed: Feed): unknown {
    const { messages } = this.#host;
    if (this.#panels.length) this.#attachPanels([]);
    const tabs = this.sectionsOf(feed).map((section) => ({
      label: section.name || messages.news,
      lang: section.name ? feed.language : undefined,
      content: this.renderList(section.feed),
    }));
    return this.#tabs.render(tabs);
  }

  /** The sections of a feed. The same objects for the same feed, so that the inner lists load none anew. */
  sectionsOf(feed: Feed): Section[] {
    const items = this.visibleItems(feed);
    if (this.#items !== items) {
      const maxSections = Math.trunc(Number(this.#host.maxSections)) || DEFAULT_MAX_SECTIONS;
      const chosen = items === feed.items ? feed : markNormalised({ ...feed, items });
      this.#items = items;
      this.#sections = splitBySection(chosen, Math.max(1, maxSections));
    }
    return this.#sections;
  }

  /** The list of a section. */
  renderList(feed: Feed): unknown {
    const {
      show,
      limit,
      layout,
      more,
      moreUrl,
      theme,
      colorScheme,
      target,
      linkParams,
      linkRel,
      dateStyle,
      timeZone,
    } = this.#host;
    // An inner list does not know that a stranger may have written the markup: it loads no next pages then.
    const mayLoad = more !== 'button' || this.#host.upgradedRel === undefined;
    return html`<dongpo-headlines
          @dongpo-load=${this.#host.stopInnerEvent}
          @dongpo-error=${this.#host.stopInnerEvent}
          @dongpo-update=${this.#host.stopInnerEvent}
          data-upgraded=${this.#host.upgradedRel ?? nothing}
          .isPanel=${true}
          .feed=${feed}
          .heading=${''}
          .headingLevel=${this.#host.effectiveHeadingLevel}
          .show=${show}
          .limit=${limit}
          .layout=${layout}
          .more=${mayLoad ? more : undefined}
          .moreUrl=${moreUrl}
          .theme=${theme}
          .colorScheme=${colorScheme}
          .target=${target}
          .linkParams=${linkParams}
          .linkRel=${linkRel}
          .dateStyle=${dateStyle}
          .timeZone=${timeZone}
        ></dongpo-headlines>`;
  }
}
