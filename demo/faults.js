/**
 * For the static demo, which has no server: answers requests below `feeds/faults/` as demo/server.mjs does. It is a
 * classic script, so that it runs before the widgets request feeds.
 */
(() => {
  const slowMs = 3000;
  const ask = window.fetch;
  const root = new URL('feeds/', document.baseURI).href;
  const latest = () => ask(`${root}latest.json`);
  const failed = (status) => new Response('The feed could not be made\n', { status });
  /** Addresses of the fault `stale` that were requested. */
  const seen = new Set();

  function never(signal) {
    return new Promise((_, fail) => {
      signal?.addEventListener('abort', () => fail(signal.reason));
    });
  }
  const faults = {
    404: () => failed(404),
    500: () => failed(500),
    hang: (_, signal) => never(signal),
    slow: () => new Promise((done) => setTimeout(done, slowMs)).then(latest),
    html: () =>
      new Response('<!doctype html><title>점검 중</title><p>서비스 점검 중입니다.</p>\n', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      }),
    'empty.json': async () => Response.json({ ...(await (await latest()).json()), items: [] }),
    stale(url) {
      if (seen.has(url)) return failed(500);
      seen.add(url);
      return latest();
    },
    'broken.xml': async () => {
      const rss = await (await ask(`${root}latest.rss`)).text();
      const cut = rss.split('<item>', 4).slice(0, 3).join('<item>').length + 60;
      return new Response(rss.slice(0, cut), { headers: { 'Content-Type': 'application/rss+xml' } });
    },
  };

  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const name = url.href.startsWith(`${root}faults/`) && url.pathname.split('/').pop();
    if (!name || !Object.hasOwn(faults, name)) return ask(input, init);
    return Promise.resolve(faults[name](url.href, init?.signal));
  };
})();
