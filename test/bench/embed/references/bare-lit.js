/** The same list as a Lit element, as its documentation would write it: one request, ten rows in a shadow root. */
import { css, html, LitElement } from 'lit';

class BareList extends LitElement {
  static properties = { src: {}, limit: { type: Number }, feed: { attribute: false } };

  static styles = css`
    :host {
      display: block;
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      min-height: 64px;
      padding: 12px 0;
      border-bottom: 1px solid #ddd;
    }
    img {
      float: right;
      margin-left: 12px;
      object-fit: cover;
    }
    a {
      color: inherit;
      font-weight: 600;
      text-decoration: none;
    }
    p {
      display: -webkit-box;
      overflow: hidden;
      margin: 4px 0;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    time {
      color: #666;
      font-size: 0.8em;
    }
  `;

  constructor() {
    super();
    this.limit = 10;
  }

  async connectedCallback() {
    super.connectedCallback();
    const response = await fetch(this.src);
    this.feed = await response.json();
  }

  render() {
    if (!this.feed) return undefined;
    return html`<ol>
      ${this.feed.items.slice(0, this.limit).map(
        (item) => html`<li>
          <img src=${item.image} alt="" width="96" height="64" loading="lazy" />
          <a href=${item.url}>${item.title}</a>
          <p>${item.summary}</p>
          <time>${item.date_published.slice(0, 10)}</time>
        </li>`,
      )}
    </ol>`;
  }
}

customElements.define('bare-list', BareList);
