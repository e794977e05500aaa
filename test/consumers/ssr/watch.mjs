/** What is seen of a page from its first frame on, and what is said of it. */

/** Runs before any script of the page. */
function watch() {
  window.watched = { shift: 0, frames: [], selected: [] };
  new PerformanceObserver((entries) => {
    for (const { value } of entries.getEntries()) watched.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  (function look() {
    const below = document.querySelector('.below');
    if (below) {
      const widgets = [...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article')];
      watched.frames.push({
        places: [below, ...widgets].map((each) => Math.round(each.getBoundingClientRect().y)),
        links: widgets.map((each) => each.shadowRoot?.querySelectorAll('a').length ?? 0),
      });
    }
    requestAnimationFrame(look);
  })();
}

/** Opens a page of its own, with all that its console says and all that it asks for. */
export async function openPage(browser, { script = true } = {}) {
  const page = await browser.open({ width: 800, height: 900 });
  const { raw } = page;
  const seen = { lines: [], urls: [] };
  raw.on('console', (message) => seen.lines.push(`${message.type()}: ${message.text()}`));
  raw.on('pageerror', (error) => seen.lines.push(`page error: ${error.message}`));
  raw.on('request', (request) => seen.urls.push(request.url()));
  await raw.setJavaScriptEnabled(script);
  if (script) await raw.evaluateOnNewDocument(watch);
  return Object.assign(page, { seen });
}

/** Until the elements have taken over what a server rendered, it is painted and nothing is asked for any more. */
export async function taken(page) {
  await page.waitFor(() => {
    const all = [...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article')];
    const there = ({ dataset, shadowRoot }) =>
      !('server' in dataset) &&
      dataset.state === 'ready' &&
      shadowRoot?.querySelector('[part=item], [part=body]');
    return all.length === 3 && all.every(there);
  });
  await page.raw.waitForNetworkIdle();
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
  );
}

/** Of the headlines, those that are seen, as `[address, text]`; the links of a block that no one can see or hit are none. */
export const headlines = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('dongpo-headlines')?.shadowRoot;
    return [...(root?.querySelectorAll('li a') ?? [])].flatMap((link) => {
      const { x, y, width, height } = link.getBoundingClientRect();
      const hit = root.elementFromPoint(x + width / 2, y + height / 2);
      return hit && link.contains(hit) ? [[link.href, link.textContent.trim()]] : [];
    });
  });
