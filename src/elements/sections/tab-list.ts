import { html, nothing } from 'lit';
import type { DongpoSections } from './sections.js';

/** A tab: its label, the language of that, and the content of its panel. */
export interface Tab {
  label: string;
  lang?: string | undefined;
  content: unknown;
}

/** Tabs and their panels (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/, with automatic activation). */
export class TabList {
  /** Label of the tab that the reader selected. */
  #selected?: string;
  /** Labels of the tabs that were selected once: their panels keep their content. */
  readonly #visited = new Set<string>();
  readonly #host: DongpoSections;

  constructor(host: DongpoSections) {
    this.#host = host;
  }

  render(tabs: Tab[]): unknown {
    makeUnique(tabs);
    const selected = Math.max(
      0,
      tabs.findIndex(({ label }) => label === this.#selected),
    );
    const selectedTab = tabs[selected];
    if (!selectedTab || tabs.length < 2) return html`<div part="panel">${selectedTab?.content}</div>`;
    this.#visited.add(selectedTab.label);
    const { heading, messages } = this.#host;
    return html`<div part="tabs" class="tabs" role="tablist" aria-label=${heading || messages.sections} @keydown=${this.#onKeydown}
      >${tabs.map((tab, index) => this.#renderTab(tab, index, index === selected))}</div
      ><div class="panels">${tabs.map((tab, index) => this.#renderPanel(tab, index, index === selected))}</div>`;
  }

  #renderTab({ label, lang }: Tab, index: number, isSelected: boolean): unknown {
    return html`<button
          part="tab"
          role="tab"
          id="tab-${index}"
          aria-controls="panel-${index}"
          aria-selected=${isSelected}
          tabindex=${isSelected ? 0 : -1}
          lang=${this.#host.langIfDifferent(lang)}
          @click=${() => this.#select(label, index)}
        >${label}</button>`;
  }

  #renderPanel({ label, content }: Tab, index: number, isSelected: boolean): unknown {
    return html`<div part="panel" role="tabpanel" id="panel-${index}" aria-labelledby="tab-${index}" ?hidden=${!isSelected}>${
      this.#visited.has(label) ? content : nothing
    }</div>`;
  }

  #select(label: string, index: number): void {
    const root = this.#host.renderRoot;
    const panels = root.querySelector<HTMLElement>('.panels');
    // A shorter panel must not pull up what is below.
    if (panels) panels.style.minHeight = `${panels.getBoundingClientRect().height}px`;
    this.#selected = label;
    this.#host.requestUpdate();
    scrollIntoRow(root.querySelector('.tabs'), index);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const row = event.currentTarget as HTMLElement;
    const tabs = [...row.children] as HTMLElement[];
    const index = tabs.indexOf(event.target as HTMLElement);
    const isRtl = getComputedStyle(row).direction === 'rtl';
    const targets: Record<string, number> = {
      Home: 0,
      End: tabs.length - 1,
      ArrowLeft: isRtl ? index + 1 : index - 1,
      ArrowRight: isRtl ? index - 1 : index + 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const tab = tabs.at(target % tabs.length);
    tab?.focus({ preventScroll: true });
    tab?.click();
  };
}

/** Makes labels unique: two sections may have one name. */
function makeUnique(tabs: Tab[]): void {
  const labels = new Set<string>();
  for (const tab of tabs) {
    while (labels.has(tab.label)) tab.label += ' ';
    labels.add(tab.label);
  }
}

/** Scrolls a tab to the middle of its row, without scrolling the page. */
function scrollIntoRow(row: Element | null, index: number): void {
  const tab = row?.children[index];
  if (!row || !tab) return;
  const tabBox = tab.getBoundingClientRect();
  const rowBox = row.getBoundingClientRect();
  row.scrollLeft += tabBox.left + tabBox.width / 2 - rowBox.left - rowBox.width / 2;
}
