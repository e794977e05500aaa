/** What must be true of each app. Each check gives what its column of the table says, or throws. */
import assert from 'node:assert/strict';
import { parse } from 'parse5';
import { headlines, openPage, taken } from './watch.mjs';

const count = 5;
const expected = (feed) => feed.items.slice(0, count).map(({ url, title }) => [url, title]);

function* elementsIn(node) {
  for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) {
    if (child.tagName) yield child;
    yield* elementsIn(child);
  }
}
const find = (node, name) => [...elementsIn(node)].filter(({ tagName }) => tagName === name);
const textOf = (node) => node.value ?? (node.childNodes ?? []).map(textOf).join('');
const attribute = (node, name) => node.attrs.find((each) => each.name === name)?.value;

/** The first answer, before any script: headlines with their links and absolute dates. */
export async function firstAnswer({ origin, feed }) {
  const response = await fetch(`${origin}/`);
  assert.equal(response.status, 200);
  const html = await response.text();
  const [block] = find(parse(html), 'dongpo-headlines');
  assert.ok(block, 'no dongpo-headlines in the first answer');
  const [template] = find(block, 'template');
  assert.equal(template && attribute(template, 'shadowrootmode'), 'open');
  const links = find(template, 'li').map((row) => {
    const [link] = find(row, 'a');
    return [attribute(link, 'href'), textOf(link).trim()];
  });
  assert.deepEqual(links, expected(feed));
  const dates = find(template, 'time').map(textOf);
  assert.equal(dates.length, count);
  for (const date of dates) assert.match(date, /^\d{4}\. \d+\. \d+\.$/);
  return { html, said: `${links.length} of ${count}, absolute dates` };
}

/** Without JavaScript they are seen, and a click goes to their address. */
export async function withoutScript({ browser, origin, feed }) {
  const page = await openPage(browser, { script: false });
  try {
    await page.goto(`${origin}/`);
    assert.deepEqual(await headlines(page), expected(feed));
    await page.click('dongpo-headlines >>> li a');
    await page.waitFor((url) => location.href === url, 5000, feed.items[0].url);
    assert.deepEqual(page.seen.lines, []);
    return `${count} seen, click goes`;
  } finally {
    await page.close();
  }
}

const feedsAsked = ({ seen }, address) => seen.urls.filter((url) => url.startsWith(address)).length;

/** With JavaScript: taken over without a request, a shift or a word. */
export async function hydration({ browser, origin, feed, address }) {
  const page = await openPage(browser);
  try {
    await page.goto(`${origin}/`);
    await taken(page);
    assert.deepEqual(await headlines(page), expected(feed));
    const left = await page.evaluate(() => document.querySelectorAll('[data-server]').length);
    assert.equal(left, 0, 'elements are still those of the server');
    const asked = feedsAsked(page, address);
    assert.equal(asked, 0, `the feed was asked for ${asked} times`);
    const date = await page.evaluate(
      () => document.querySelector('dongpo-headlines').shadowRoot.querySelector('time').textContent,
    );
    assert.equal(date, '1시간 전');
    const { shift, frames } = await page.evaluate(() => watched);
    assert.ok(frames.length > 3, `${frames.length} frames`);
    for (const [index, { places, links }] of frames.entries()) {
      assert.deepEqual(places, frames[0].places, `places in frame ${index} of ${frames.length}`);
      assert.ok(
        links.every((number) => number > 0),
        `links in frame ${index}: ${links}`,
      );
    }
    assert.equal(shift, 0, `layout shift ${shift}`);
    await selects(page, feed);
    assert.deepEqual(page.seen.lines, []);
    return { asked, shift, frames: frames.length, lines: page.seen.lines.length };
  } finally {
    await page.close();
  }
}

/** A click says `dongpo-select`, and goes nowhere where that is cancelled; else it goes. */
async function selects(page, feed) {
  const [{ url, title }] = feed.items;
  const before = await page.evaluate(() => {
    addEventListener(
      'dongpo-select',
      (event) => {
        event.preventDefault();
        addEventListener(
          'click',
          ({ defaultPrevented }) => watched.selected.push([event.item.title, defaultPrevented]),
          { once: true },
        );
      },
      { once: true },
    );
    return location.href;
  });
  await page.click('dongpo-headlines >>> li a');
  const selected = await page.waitFor(() => window.watched?.selected.length && watched.selected);
  assert.deepEqual(selected, [[title, true]]);
  assert.equal(await page.evaluate('location.href'), before);
  await page.click('dongpo-headlines >>> li a');
  await page.waitFor((there) => location.href === there, 5000, url);
}

/** What tools of a development server say of themselves. */
const TOOLS = /React DevTools|Lit is in dev mode|\[(HMR|vite|Fast Refresh)\]|<Suspense> is an experimental/;

/** While it is developed, a framework says what its hydration did not find as it expects. */
export async function development({ browser, origin }) {
  const page = await openPage(browser);
  try {
    await page.goto(`${origin}/`);
    await taken(page);
    assert.deepEqual(
      page.seen.lines.filter((line) => !TOOLS.test(line)),
      [],
    );
    return 0;
  } finally {
    await page.close();
  }
}
