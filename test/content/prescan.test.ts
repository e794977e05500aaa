import { expect } from '@open-wc/testing';
import { prescan } from '../../src/content/prescan.js';
import { sanitise } from '../../src/content/sanitise.js';
import { engines } from './engines.js';

describe('prescan', () => {
  const size = 600_000;
  const bombs: Record<string, string> = {
    'nested blocks': '<div>',
    'open quotes': '<a b="',
    'open tags': '<p ',
    brackets: '<',
    ends: '</p>',
    comments: '<!--',
    'half comments': '<!-',
    attributes: '<p a=1 a b=c',
    spaces: '<p            ',
    scripts: '<script>',
    frames: '<iframe>',
    'self-closed frames': '<iframe/>',
    videos: '<video>',
    sources: '<video></video><source ',
    unknown: '<abc def>',
    formatting: '<b lang=x><p>',
    cells: '<table><b><td>x',
    slashes: '<p////////',
    display: '<p style="display       ',
    equals: '<p =========',
    quotes: `<p a='b"c`,
    misnested: '<b><i></b>',
  };
  for (const [name, part] of Object.entries(bombs)) {
    it(`the pre-scan is linear on hostile input: ${name}`, async () => {
      const html = part.repeat(size / part.length);
      const start = performance.now();
      prescan(html, () => true);
      expect(performance.now() - start).to.be.below(2000);
    });
  }

  for (const engine of engines) {
    it(`sanitising hostile input is quick after the pre-scan (${engine})`, async function () {
      this.timeout(60_000);
      for (const [name, part] of Object.entries(bombs)) {
        const start = performance.now();
        await sanitise(part.repeat(size / part.length), { engine });
        expect(performance.now() - start, name).to.be.below(8000);
      }
      // A parser reopens all of these formatting elements in each new block, since their attributes differ.
      const start = performance.now();
      await sanitise(Array.from({ length: 30_000 }, (_, i) => `<b lang=${i}><p>`).join(''), { engine });
      expect(performance.now() - start).to.be.below(8000);
    });
  }

  it('the pre-scan caps the depth of elements', async () => {
    const fragment = await sanitise(`${'<div>'.repeat(5000)}글`, {});
    expect(fragment.querySelectorAll('div').length).to.equal(200);
    expect(fragment.textContent).to.equal('글');
  });
});
