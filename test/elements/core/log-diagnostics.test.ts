import { expect } from '@open-wc/testing';
import '../../../src/define/headlines.js';
import { waitFor } from '../helpers.js';

/** What is written on the console while `body` runs. */
async function written(body: (lines: string[]) => Promise<void>): Promise<string[]> {
  const lines: string[] = [];
  const names = ['error', 'warn', 'info', 'groupCollapsed'] as const;
  const real = names.map((name) => console[name]);
  for (const name of names) console[name] = (...args: unknown[]) => lines.push(`${name}: ${args[0]}`);
  try {
    await body(lines);
  } finally {
    names.forEach((name, index) => {
      console[name] = real[index]!;
    });
  }
  return lines;
}

const feed = {
  version: 'https://jsonfeed.org/version/1.1',
  title: '동포투데이',
  language: 'ko',
  items: [{ id: '1', url: 'javascript:alert(1)', title: '제목', date_published: '2020-11-23 14:05' }],
};

describe('debug', () => {
  for (const [lang, message] of [
    ['ko', 'error: http(s)가 아니어서 뺀 주소가 있습니다 (link-refused, 1×). https로 시작하는'],
    ['en', 'error: An address is not http(s) and was left out (link-refused, 1×). Write a whole'],
  ] as const) {
    it(`debug prints corrections and advice in ${lang}`, async () => {
      const element = document.createElement('dongpo-headlines');
      element.lang = lang;
      element.debug = true;
      element.feed = feed;
      const lines = await written(async (soFar) => {
        document.body.append(element);
        await waitFor(() => soFar.length > 2, 'lines');
      });
      element.remove();
      expect(lines[0]).to.equal('groupCollapsed: <dongpo-headlines> : 1 items, 3 diagnostics');
      expect(lines[1]).to.contain(message);
      expect(lines[2]).to.contain('warn: ');
      expect(lines[2]).to.contain('date-without-zone');
    });
  }

  it('nothing is printed without debug', async () => {
    const element = document.createElement('dongpo-headlines');
    element.feed = feed;
    const lines = await written(async () => {
      document.body.append(element);
      await waitFor(() => element.dataset.state === 'ready', 'ready');
    });
    element.remove();
    expect(lines).to.deep.equal([]);
  });

  it('debug prints why there is no feed', async () => {
    const element = document.createElement('dongpo-headlines');
    element.setAttribute('debug', '');
    element.src = `${window.__FEEDS__}/status/404`;
    const lines = await written(async (soFar) => {
      document.body.append(element);
      await waitFor(() => soFar.length, 'a line');
    });
    element.remove();
    expect(lines.join()).to.match(/error: <dongpo-headlines> .*HTTP 404/);
  });

  for (const [src, lang, said] of [
    ['data:application/json,{}', 'en', /Not an http\(s\) address\. The address of a feed is http or https/],
    ['blob:https://feeds.test/1', 'ko', /Not an http\(s\) address\. 피드의 주소는 http나 https여야 합니다/],
    ['file:///etc/passwd', 'en', /The address of a feed is http or https/],
    ['http://127.0.0.1:9/feed.json', 'en', /Unreachable.*sends no Access-Control-Allow-Origin/],
  ] as const)
    it(`debug prints what is wrong with ${src}`, async () => {
      const element = document.createElement('dongpo-headlines');
      Object.assign(element, { lang, src, debug: true, loading: 'eager' });
      const lines = await written(async (soFar) => {
        document.body.append(element);
        await waitFor(() => soFar.length, 'a line');
      });
      element.remove();
      expect(lines.join()).to.match(said);
    });
});
