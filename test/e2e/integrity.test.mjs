/** The security review's way to install: the hashes of all files stand in the page, and a file that is another does not run. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import { TITLES } from './feeds.mjs';
import { events, inEngines, look, shown } from './serve.mjs';

const hash = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

inEngines('integrity', (at) => {
  const BLOCKS = `<dongpo-headlines src="{{feeds}}/news.xml" limit="3"></dongpo-headlines>
    <dongpo-best lang="en" src="{{feeds}}/best.json" limit="3"><p>대신</p></dongpo-best>
    <dongpo-article src="{{feeds}}/text.json"><p>대신</p></dongpo-article>`;

  async function open(folder, scripts) {
    const integrity = Object.fromEntries(
      Object.entries(at.site.files)
        .filter(([name]) => /(?<!classic)\.js$/.test(name))
        .map(([name, bytes]) => [`${at.site.cdn.origin}${folder}/${name}`, hash(bytes)]),
    );
    const own = `<script type="module" src="{{cdn}}${folder}/dongpo.js" integrity="${hash(at.site.files['dongpo.js'])}" crossorigin></script>`;
    await at.page.goto(
      at.site.page(
        `${BLOCKS}<script type="importmap">${JSON.stringify({ integrity })}</script>${scripts ?? own}`,
      ),
    );
  }
  const tampered = () => at.page.evaluate('window.tampered === true');

  it('with an integrity import map and unchanged files, everything is shown', async () => {
    await open('/exact');
    await shown(at.page);
    assert.equal((await look(at.page, 'dongpo-headlines')).titles[0], TITLES[0]);
    await at.page.waitFor(
      "document.querySelector('dongpo-best').shadowRoot.querySelector('[part=heading]')?.textContent === 'Most read'",
    );
  });

  for (const chunk of ['article-view', 'other-formats', 'deferred-behaviours', 'load-locale'])
    it(`a changed chunk ${chunk} does not run, and no widget is blank`, async () => {
      await open(`/tampered-${chunk}`);
      await at.page.waitFor(() =>
        [...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article')].every(({ dataset }) =>
          /ready|error/.test(dataset.state),
        ),
      );
      assert.equal(await tampered(), false);
      for (const tag of ['dongpo-headlines', 'dongpo-best', 'dongpo-article'])
        assert.ok((await look(at.page, tag)).height > 20, tag);
      if (chunk === 'article-view')
        assert.match((await events(at.page)).join(), /dongpo-article error network/);
    });

  it('a changed entry does not run, and the fallback stays', async () => {
    await open('/tampered-dongpo');
    await at.page.waitFor('document.readyState === "complete"');
    assert.equal(await tampered(), false);
    assert.ok((await at.page.box('dongpo-best p')).height > 10);
  });

  it('without hashes, a changed file does run', async () => {
    await open(
      '/tampered-deferred-behaviours',
      '<script type="module" src="{{cdn}}/b/tampered-deferred-behaviours/dongpo.js"></script>',
    );
    await shown(at.page);
    await at.page.waitFor('window.tampered === true');
  });

  it('the classic script runs by its integrity attribute alone', async () => {
    const tag = (folder) =>
      `<script src="{{cdn}}${folder}/dongpo.classic.js" integrity="${hash(at.site.files['dongpo.classic.js'])}" crossorigin></script>`;
    await open('/c', tag('/c'));
    await shown(at.page);
    await open('/c', tag('/tampered-dongpo'));
    await at.page.waitFor('document.readyState === "complete"');
    assert.equal(await tampered(), false);
    assert.ok((await at.page.box('dongpo-best p')).height > 10);
  });
});
