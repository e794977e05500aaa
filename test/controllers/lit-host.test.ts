/** FeedController on a plain LitElement, which unlike our elements renders no more when it comes back to a page. */
import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { HttpResponse, http } from 'msw';
import { FeedController } from '../../src/controllers/feed-controller.js';
import {
  FEED_URL,
  feedResponse,
  feedWith,
  onCleanup,
  recordEvents,
  respondWhenReleased,
  useCleanPage,
  waitFor,
} from '../elements/helpers.js';
import { mockFeeds, TITLES } from '../mocks/feeds.js';

class LitHost extends LitElement {
  static override properties = { src: {} };
  declare src?: string;
  readonly data = new FeedController(this, () => ({ src: this.src }));
  override render() {
    const { state, feed } = this.data;
    return html`${state}: ${feed?.items[0]?.title}`;
  }
}
customElements.define('lit-host', LitHost);

describe('FeedController on a LitElement', () => {
  const feeds = mockFeeds();
  useCleanPage();

  const text = (host: LitHost) => host.renderRoot.textContent!.trim();
  function host(src?: string): LitHost {
    const made = document.createElement('lit-host') as LitHost;
    if (src) made.src = src;
    document.body.append(made);
    onCleanup(() => made.remove());
    return made;
  }

  it('FeedController makes a LitElement render its states and the feed of another src', async () => {
    const made = host();
    await made.updateComplete;
    expect(text(made)).to.equal('idle:');
    made.src = FEED_URL;
    await made.updateComplete;
    expect(text(made)).to.equal('loading:');
    await waitFor(() => text(made) === `ready: ${TITLES[0]}`, 'ready');
    made.src = 'https://feeds.test/empty.json';
    await waitFor(() => text(made) === 'empty:', 'empty');
    const errors = recordEvents('dongpo-error');
    made.src = 'https://feeds.test/404';
    await waitFor(() => text(made) === 'error:', 'error');
    await waitFor(() => errors.length, 'the event');
    expect([errors[0]!.target, errors[0]!.error.status]).to.deep.equal([made, 404]);
  });

  it('FeedController loads after a reconnect a feed that it aborted on disconnect', async () => {
    const open = respondWhenReleased(feeds, FEED_URL, () => feedResponse(feedWith([{ title: '다시' }])));
    const made = host(FEED_URL);
    await waitFor(() => feeds.requests.length, 'the request');
    made.remove();
    await waitFor(() => !made.isConnected, 'gone');
    await Promise.resolve();
    document.body.append(made);
    open();
    await waitFor(() => text(made) === 'ready: 다시', 'ready');
  });

  it('FeedController shows the feed of a reload and keeps it if the next reload fails', async () => {
    const made = host(FEED_URL);
    await waitFor(() => text(made).startsWith('ready'), 'ready');
    const updates = recordEvents('dongpo-update');
    feeds.use(http.get(FEED_URL, () => feedResponse(feedWith([{ id: 'new', title: '새 소식' }]))));
    await made.data.reload();
    expect(text(made)).to.equal('ready: 새 소식');
    expect(updates.map(({ items }) => items[0]!.id)).to.deep.equal(['new']);
    feeds.use(http.get(FEED_URL, () => new HttpResponse(null, { status: 404 })));
    await made.data.reload();
    expect([text(made), made.data.stale]).to.deep.equal(['ready: 새 소식', true]);
  });
});
