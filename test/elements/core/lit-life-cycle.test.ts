/** The elements keep Lit's contract: updates recover from errors, controllers and directives hear of each step once. */
import { expect } from '@open-wc/testing';
import { html, type ReactiveController } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { DongpoHeadlines } from '../../../src/elements/headlines/headlines.js';
import { DongpoSections } from '../../../src/elements/sections/sections.js';
import type { SectionsView } from '../../../src/elements/sections/sections-view.js';
import { jsonFeed, mockFeeds, TITLES } from '../../mocks/feeds.js';
import {
  FEED_URL,
  LISTS,
  mount,
  mountWithFeed,
  onCleanup,
  queryAll,
  recordErrors,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
} from '../helpers.js';

/** Counts what an element of the page does from its first step on. */
class CountingHeadlines extends DongpoHeadlines {
  connected = 0;
  rendered = 0;
  /** Number of renders when the first headline was there. */
  renderedUntilHeadlines = 0;

  constructor() {
    super();
    const controller: ReactiveController = { hostConnected: () => this.connected++ };
    this.addController(controller);
  }

  protected override updated(): void {
    super.updated();
    this.rendered++;
    if (!this.renderedUntilHeadlines && this.renderRoot.querySelector('[part~=title]'))
      this.renderedUntilHeadlines = this.rendered;
  }
}

class CountingSections extends DongpoSections {
  loads = 0;

  protected override loadView(): Promise<SectionsView> {
    this.loads++;
    return super.loadView();
  }
}
customElements.define('counting-sections', CountingSections);

describe('an element that hosts Lit controllers', () => {
  mockFeeds();
  useCleanPage();

  it('calls hostConnected once when it is upgraded in the page, and renders twice until headlines', async () => {
    const page = document.createElement('div');
    onCleanup(() => page.remove());
    page.innerHTML = `<counting-headlines src="${FEED_URL}"></counting-headlines>`;
    document.body.append(page);
    const element = page.firstElementChild as CountingHeadlines;
    customElements.define('counting-headlines', CountingHeadlines);
    await waitForState(element, 'ready');
    await waitFor(() => element.renderedUntilHeadlines, 'headlines');
    expect(element.connected).to.equal(1);
    expect(element.renderedUntilHeadlines).to.be.within(1, 2);
  });

  it('renders at most twice until headlines when it is created by script and lazy', async () => {
    const element = new CountingHeadlines();
    onCleanup(() => element.remove());
    element.src = FEED_URL;
    document.body.append(element);
    await waitFor(() => element.renderedUntilHeadlines, 'headlines');
    expect(element.renderedUntilHeadlines).to.be.within(1, 2);
    expect(element.connected).to.equal(1);
  });

  it('makes its view once, however often it is updated before the view is loaded', async () => {
    const element = new CountingSections();
    element.append(document.createElement('dongpo-headlines'), document.createElement('dongpo-best'));
    onCleanup(() => element.remove());
    document.body.append(element);
    for (let times = 0; times < 3; times++) {
      element.requestUpdate();
      await element.updateComplete;
    }
    await waitFor(() => element.view, 'the view');
    const { view } = element;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.loads).to.equal(1);
    expect(element.view).to.equal(view);
  });
});

describe('an element after an error in an update', () => {
  mockFeeds();
  useCleanPage();

  it('takes a URL object as src', async () => {
    const element = await mount('<dongpo-headlines></dongpo-headlines>');
    (element as { src?: unknown }).src = new URL(FEED_URL);
    await waitForState(element, 'ready');
    expect(textsOf(element, 'title')).to.deep.equal(TITLES);
  });

  it('takes an item with a lone surrogate in an address with {item}', async () => {
    const element = await mount('<dongpo-article src="https://feeds.test/404?{item}"></dongpo-article>');
    Object.assign(element, { item: 'a\ud800b' });
    await waitForState(element, 'error');
    Object.assign(element, { src: FEED_URL, item: undefined });
    await waitForState(element, 'ready');
  });

  it('reports the error of a controller once, and renders the next change', async () => {
    const errors = recordErrors();
    const element = await mountWithFeed('dongpo-headlines', jsonFeed(3));
    const controller: ReactiveController = {
      hostUpdate() {
        element.removeController(controller);
        throw new Error('a mistake of a controller');
      },
    };
    element.addController(controller);
    element.heading = '첫째';
    await waitFor(() => errors.length, 'the report');
    element.heading = '둘째';
    await waitFor(() => textsOf(element, 'heading')[0] === '둘째', 'the heading');
    expect(errors.join()).to.contain('a mistake of a controller');
  });
});

/** Tells whether it is connected, as a directive with a subscription does. */
class Subscription extends AsyncDirective {
  static readonly active = new Set<Subscription>();

  render(): string {
    Subscription.active.add(this);
    return 'subscribed';
  }

  protected override disconnected(): void {
    Subscription.active.delete(this);
  }

  protected override reconnected(): void {
    Subscription.active.add(this);
  }
}
const subscription = directive(Subscription);

/** Throws while Lit renders it, after the template function has returned. */
const unprintable = {
  toString(): string {
    throw new Error('a value that has no text');
  },
};

for (const tag of LISTS) {
  describe(`an itemTemplate of <${tag}>`, () => {
    useCleanPage();

    it('that fails while it is rendered costs its row only, and is reported', async () => {
      const errors = recordErrors();
      const element = await mountWithFeed(tag, jsonFeed(3), 'limit="3"');
      Object.assign(element, {
        itemTemplate: (_item: object, index: number) =>
          index === 1 ? html`<b title=${unprintable}>own</b>` : html`<b>own</b>`,
      });
      await element.updateComplete;
      const rows = queryAll(element, 'item');
      expect(rows.map((row) => !!row.querySelector('b'))).to.deep.equal([true, false, true]);
      expect(rows[1]!.querySelector('[part~=title]')!.textContent).to.contain(TITLES[1]);
      expect(errors.join()).to.contain('a value that has no text');
    });

    it('is told when the element leaves the page, and when it comes back', async () => {
      const element = await mountWithFeed(tag, jsonFeed(3), 'limit="3"');
      Object.assign(element, { itemTemplate: () => html`${subscription()}` });
      await element.updateComplete;
      expect(Subscription.active.size).to.equal(3);
      const page = element.parentElement!;
      element.remove();
      expect(Subscription.active.size).to.equal(0);
      page.append(element);
      expect(Subscription.active.size).to.equal(3);
      element.remove();
    });
  });
}
