/** That the tools of the other tests work in this engine: Lit, msw's worker, axe, real keys, the server of faults. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { HttpResponse, http } from 'msw';
import { mockFeeds, TITLES } from './mocks/feeds.js';

describe('the tools of the tests', () => {
  const feeds = mockFeeds();

  it('a fixture is rendered with Lit and passes axe', async () => {
    const list = await fixture<HTMLElement>(
      html`<ul lang="ko">${TITLES.map((title) => html`<li>${title}</li>`)}</ul>`,
    );
    expect(list.children.length).to.equal(TITLES.length);
    await expect(list).to.be.accessible();
  });

  it('axe reports a violation', async () => {
    const image = await fixture(html`<div><img src="data:," /></div>`);
    await expect(image).not.to.be.accessible();
  });

  it('the mocked worker responds to a fetch', async () => {
    const feed = await (await fetch('https://feeds.test/latest.json')).json();
    expect(feed.items[0].title).to.equal(TITLES[0]);
    expect(feeds.requests).to.deep.equal(['https://feeds.test/latest.json']);
  });

  it('the mocked worker responds as one test says', async () => {
    feeds.use(http.get('https://feeds.test/latest.json', () => new HttpResponse(null, { status: 503 })));
    expect((await fetch('https://feeds.test/latest.json')).status).to.equal(503);
  });

  it('the mocked worker responds as before after that test', async () => {
    expect((await fetch('https://feeds.test/latest.json')).status).to.equal(200);
    expect((await fetch('https://feeds.test/404')).status).to.equal(404);
    expect(feeds.requests.length).to.equal(2);
  });

  it('the server of faults is reached past the mocked worker', async () => {
    const feed = await (await fetch(`${window.__FEEDS__}/feed.json?items=3`)).json();
    expect(feed.items.length).to.equal(3);
    const refused = await fetch(`${window.__FEEDS__}/feed.json?cors=0`).catch((error) => error);
    expect(refused).to.be.instanceOf(TypeError);
    const cut = await fetch(`${window.__FEEDS__}/cut`)
      .then((response) => response.text())
      .catch((error) => error);
    expect(cut).to.be.instanceOf(TypeError);
  });

  it('the test runner presses keys', async () => {
    const input = await fixture<HTMLInputElement>(html`<input aria-label="이름" />`);
    input.focus();
    await sendKeys({ press: 'a' });
    expect(input.value).to.equal('a');
  });
});
