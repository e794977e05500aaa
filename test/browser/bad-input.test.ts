/** A real server that answers badly: each ends in a clear state, in the reader's language; nothing is thrown, nothing hangs. */
import { expect } from '@open-wc/testing';
import {
  mount,
  query,
  queryAll,
  recordErrors,
  recordEvents,
  TAGS,
  textsOf,
  useCleanPage,
  waitFor,
  waitForState,
  waitUntilSettled,
} from '../elements/helpers.js';
import { TITLES } from '../mocks/feeds.js';

const faults = window.__FEEDS__;
const SENTENCE = {
  ko: ['뉴스를 불러오지 못했습니다.', '다시 시도'],
  'zh-CN': ['新闻加载失败。', '重试'],
  en: ['The news could not be loaded.', 'Try again'],
};
const LANGS = Object.keys(SENTENCE) as (keyof typeof SENTENCE)[];

/** The three elements, each in another language. */
const page = (src: string, timeout = 6000): Promise<HTMLElement> =>
  mount(
    `<div>${TAGS.map((tag, index) => `<${tag} lang="${LANGS[index]}" timeout="${timeout}" src="${src}"></${tag}>`).join('')}</div>`,
  );

describe('a server that answers badly', () => {
  useCleanPage();

  const failures: [string, string, string, number?][] = [
    ['an unreachable host', 'http://dongpo.invalid/feed.json', 'network', 6000],
    ['a connection that ends', `${faults}/reset`, 'network'],
    ['an answer cut short', `${faults}/cut`, 'network'],
    ['an endless redirect', `${faults}/loop`, 'network'],
    ['CORS refused', `${faults}/feed.json?cors=0`, 'network'],
    ['404', `${faults}/status/404`, 'http'],
    ['500', `${faults}/status/500`, 'http'],
    ['no answer', `${faults}/hang`, 'timeout', 300],
    ['no body', `${faults}/hang-body`, 'timeout', 300],
    ['a body by drops', `${faults}/slow?items=10&ms=50`, 'timeout', 300],
    ['a page', `${faults}/html`, 'format'],
    ['nothing', `${faults}/empty`, 'format'],
    ['20 MB', `${faults}/big`, 'too-large'],
  ];
  for (const [name, src, code, timeout] of failures) {
    it(`an element shows a sentence and a retry button for: ${name}`, async () => {
      const errors = recordErrors();
      const failed = recordEvents('dongpo-error');
      const { children } = await page(src, timeout);
      await waitFor(() => failed.length === TAGS.length, `${name}: dongpo-error of each`);
      expect(failed.map(({ error }) => error.code)).to.deep.equal([code, code, code]);
      for (const [index, element] of [...children].entries()) {
        await waitForState(element, 'error');
        const expected = SENTENCE[LANGS[index]!];
        await waitFor(() => textsOf(element, '[part~=status] p')[0] === expected[0], expected[0]!);
        expect(textsOf(element, 'retry')).to.deep.equal([expected[1]]);
        expect(query(element, 'title')).to.equal(undefined);
        expect(element.shadowRoot!.querySelector('section')!.getAttribute('aria-busy')).to.equal('false');
      }
      expect(errors).to.deep.equal([]);
    });
  }

  for (const [name, path, titles] of [
    ['half a JSON feed', '/truncated.json', TITLES],
    ['half an RSS feed', '/truncated.xml', TITLES],
    ['a feed after redirects', '/redirect', TITLES],
    ['a slow feed', '/slow?items=1&ms=1', TITLES.slice(0, 1)],
    ['a late feed', '/delay?ms=300', TITLES],
  ] as const) {
    it(`an element shows the valid items of: ${name}`, async () => {
      const errors = recordErrors();
      const { children } = await page(faults + path);
      for (const element of children) {
        await waitUntilSettled(element);
        expect((element as HTMLElement).dataset.state).to.equal('ready');
        const shown = textsOf(element, 'title').map((text) => text.trim());
        expect(shown.length).to.be.above(0);
        // Of XML that breaks off in a title, the beginning of that title is the last.
        const last = shown.pop()!;
        expect(shown).to.deep.equal(titles.slice(0, shown.length));
        expect(titles[shown.length]!.startsWith(last), last).to.equal(true);
        expect(queryAll(element, 'retry').length).to.equal(0);
      }
      expect(errors).to.deep.equal([]);
    });
  }

  it('the retry button brings the items of a server that has recovered', async () => {
    // An element shows the error after three attempts.
    const element = await mount(
      `<dongpo-best src="${faults}/flaky?times=3&run=${Math.random()}"></dongpo-best>`,
    );
    await waitForState(element, 'error');
    query(element, 'retry')!.click();
    await waitForState(element, 'ready');
    expect(textsOf(element, 'title')[0]).to.equal(TITLES[0]);
  });
});
