/** A cached entry that asks for a file of a deleted version: the fallback or a sentence, and `dongpo-error`; never nothing. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { events, inEngines, look, shown, wrongs } from './serve.mjs';

inEngines('a chunk that is not there', (at) => {
  const open = (missing, body) =>
    at.page.goto(
      at.site.page(
        `${body}<script type="module" src="{{cdn}}/without-${missing}/dongpo.js" data-upgrade="{{feeds}}"></script>`,
      ),
    );
  const said = async (tag) => {
    const { status, height } = await look(at.page, tag);
    assert.match(status, /[가-힣]/);
    assert.ok(height > 100);
  };

  const cases = [
    ['other-formats', 'dongpo-headlines', 'news.xml'],
    ['article-view', 'dongpo-article', 'text.json'],
  ];
  for (const [missing, tag, feed] of cases) {
    it(`without the chunk ${missing}, the reader sees a sentence`, async () => {
      await open(missing, `<${tag} src="{{feeds}}/${feed}"></${tag}>`);
      await shown(at.page, tag, 'error');
      await said(tag);
      assert.deepEqual(
        (await events(at.page)).map((each) => each.replace(/ \S+$/, '')),
        [`${tag} error`],
      );
      assert.deepEqual(await wrongs(at.page), []);
    });

    it(`without the chunk ${missing}, the reader sees the fallback`, async () => {
      await open(missing, `<${tag} src="{{feeds}}/${feed}"><p>대신 보이는 글</p></${tag}>`);
      await shown(at.page, tag, 'error');
      const { height } = await at.page.box(`${tag} p`);
      assert.ok(height > 10);
      assert.deepEqual(await wrongs(at.page), []);
    });
  }

  it('without the chunk purify, an article shows its excerpt and the link', async () => {
    await at.page.goto(
      at.site.page(
        `<script>delete Element.prototype.setHTML; delete window.Sanitizer</script>
        <dongpo-article src="{{feeds}}/text.json"></dongpo-article>
        <script type="module" src="{{cdn}}/without-purify/dongpo.js"></script>`,
      ),
    );
    const text = await at.page.waitFor(
      "document.querySelector('dongpo-article').shadowRoot?.querySelector('[part=summary], [part=status]')?.textContent",
      5000,
    );
    assert.match(text, /[가-힣]/);
    assert.deepEqual(await wrongs(at.page), []);
    assert.ok((await events(at.page)).includes('dongpo-article error network'));
  });

  for (const [what, missing] of [
    ['a language', 'en'],
    ['all languages', 'load-locale'],
  ])
    it(`without the file of ${what}, the block is in Korean`, async () => {
      await open(missing, '<dongpo-best lang="en" src="{{feeds}}/best.json"></dongpo-best>');
      await shown(at.page);
      assert.equal((await look(at.page, 'dongpo-best')).heading, 'BEST 뉴스');
      assert.deepEqual(await wrongs(at.page), []);
    });

  it('without the chunk that resolves {lang}, the reader sees a sentence', async () => {
    await open('load-by-language', '<dongpo-best src="{{feeds}}/{lang}.json"></dongpo-best>');
    await shown(at.page, 'dongpo-best', 'error');
    assert.deepEqual(await wrongs(at.page), []);
  });

  it('without the chunk upgrade, snippets stay as they are', async () => {
    await open(
      'upgrade',
      '<div class="dongpo-widget" data-src="{{feeds}}/best.json"><a href="/">동포투데이</a></div>',
    );
    await at.page.waitFor(() =>
      performance.getEntriesByType('resource').some(({ name }) => /without-upgrade\/upgrade/.test(name)),
    );
    await at.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))',
    );
    assert.ok((await at.page.box('.dongpo-widget a, dongpo-best a')).height > 10);
    assert.deepEqual(await wrongs(at.page), []);
  });

  it('without the entry, the reader sees the fallback', async () => {
    await open('dongpo', '<dongpo-best src="{{feeds}}/best.json"><a href="/">동포투데이</a></dongpo-best>');
    await at.page.waitFor('document.readyState === "complete"');
    assert.ok((await at.page.box('dongpo-best a')).height > 10);
  });
});
