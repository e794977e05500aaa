/** Plain markup that platforms leave of a snippet. On whole pages, and what strangers write: test/e2e. */
import { expect } from '@open-wc/testing';
import { type ScriptTag, trustedAddress, trustedPlaces } from '../../src/feed/load/trusted-places.js';
import { upgradeSnippets } from '../../src/snippets/upgrade.js';
import { watchSnippets } from '../../src/snippets/watch-snippets.js';
import { FEED_URL, onCleanup, useCleanPage, waitFor } from '../elements/helpers.js';
import { mockFeeds } from '../mocks/feeds.js';

const TAG: ScriptTag = { url: 'https://widgets.test/v0/dongpo.js', upgrade: new URL(FEED_URL).origin };

function addMarkup(markup: string): HTMLElement {
  const container = document.createElement('div');
  container.innerHTML = markup;
  document.body.append(container);
  onCleanup(() => container.remove());
  return container;
}

/** The markup after its elements were upgraded; `data-…` that elements themselves write left out. */
function upgraded(markup: string, tag = TAG): string {
  const container = addMarkup(markup);
  upgradeSnippets([...container.querySelectorAll('.dongpo-widget, a, area')], tag);
  return container.innerHTML.replace(/ data-(state|plain)="[^"]*"/g, '');
}

describe('upgradeSnippets', () => {
  mockFeeds();
  useCleanPage();

  it('makes a div an element, with its data attributes as attributes and its children as the fallback', () => {
    expect(
      upgraded(
        `<div class="dongpo-widget" data-element="headlines" data-src="${FEED_URL}" data-limit="3"><p>글</p></div>`,
      ),
    ).to.equal(`<dongpo-headlines limit="3" data-upgraded="" src="${FEED_URL}"><p>글</p></dongpo-headlines>`);
  });

  it('makes a link a best list of its address, headed by its text', () => {
    expect(upgraded(`<a class="dongpo-widget" href="${FEED_URL}"> BEST 뉴스 </a>`)).to.equal(
      `<dongpo-best data-upgraded="" src="${FEED_URL}" heading="BEST 뉴스"></dongpo-best>`,
    );
  });

  it('takes the element and its attributes from the fragment of a link', () => {
    expect(upgraded(`<a href="${FEED_URL}#dongpo-ticker?limit=3&amp;heading=속보">뉴스</a>`)).to.equal(
      `<dongpo-ticker limit="3" heading="속보" data-upgraded="" src="${FEED_URL}"></dongpo-ticker>`,
    );
  });

  it('keeps other classes, the style and global attributes of the markup itself', () => {
    expect(
      upgraded(
        `<div class="dongpo-widget wide" id="news" title="뉴스" lang="ko" dir="ltr" style="color: red" data-src="${FEED_URL}"></div>`,
      ),
    ).to.match(
      /^<dongpo-best (?=.*class="wide")(?=.*id="news")(?=.*title="뉴스")(?=.*lang="ko")(?=.*dir="ltr")(?=.*style="color: red)/,
    );
  });

  it('takes the choice of items, and of several feeds those of origins that are named', () => {
    const other = `${new URL(FEED_URL).origin}/other.json`;
    expect(
      upgraded(
        `<div class="dongpo-widget" data-src="${FEED_URL} https://stranger.test/feed.json ${other}" data-order="newest" data-section="사회" data-max-age="3" data-unique="" data-more="button" data-more-url="https://stranger.test/"></div>`,
      ),
    ).to.equal(
      `<dongpo-best order="newest" section="사회" max-age="3" unique="" more="button" data-upgraded="" src="${FEED_URL} ${other}"></dongpo-best>`,
    );
    const none =
      '<div class="dongpo-widget" data-src="https://stranger.test/a https://stranger.test/b"></div>';
    expect(upgraded(none)).to.equal(none);
  });

  const FORBIDDEN =
    'more-url class id title style slot part is target rel refresh loading timeout debug controls link-params onclick onload srcdoc href action name popover inert hidden tabindex contenteditable feed-time-zone time-zone date-style exportparts itemtemplate data-server data-state data-upgraded nonce';
  it('takes no other attribute from a fragment', () => {
    const query = FORBIDDEN.split(' ')
      .map((name) => `${name}=x`)
      .join('&amp;');
    expect(upgraded(`<a href="${FEED_URL}#dongpo-best?${query}">뉴스</a>`)).to.equal(
      `<dongpo-best data-upgraded="" src="${FEED_URL}" heading="뉴스"></dongpo-best>`,
    );
  });

  it('takes no other attribute from data attributes', () => {
    const data = FORBIDDEN.split(' ')
      .map((name) => `data-${name}="x"`)
      .join(' ');
    expect(
      upgraded(
        `<div class="dongpo-widget" data-src="${FEED_URL}" ${data} onclick="x()" slot="x" part="x" target="x"></div>`,
      ),
    ).to.equal(`<dongpo-best data-upgraded="" src="${FEED_URL}"></dongpo-best>`);
  });

  it('takes no value that is too long, and no more than a heading of one', () => {
    const long = 'ㅋ'.repeat(600);
    const html = upgraded(`<a href="${FEED_URL}#dongpo-best?show=${long}&amp;item=${long}">${long}</a>`);
    expect(html).to.equal(
      `<dongpo-best data-upgraded="" src="${FEED_URL}" heading="${'ㅋ'.repeat(100)}"></dongpo-best>`,
    );
  });

  it('takes a second feed only from an origin that is named', () => {
    for (const [address, shown] of [
      [FEED_URL, ` best-src="${FEED_URL}"`],
      ['https://evil.test/f.json', ''],
      ['/own.json', ''],
    ])
      expect(
        upgraded(
          `<div class="dongpo-widget" data-element="article" data-src="${FEED_URL}" data-best-src="${address}"></div>`,
        ),
      ).to.equal(`<dongpo-article data-upgraded="" src="${FEED_URL}"${shown}></dongpo-article>`);
  });

  it("keeps the link's rel, without opener", () => {
    expect(
      upgraded(`<a rel=" NoFollow\topener external" href="${FEED_URL}#dongpo-best">뉴스</a>`),
    ).to.contain('data-upgraded="nofollow external"');
    expect(
      upgraded(`<a rel="nofollow"><div class="dongpo-widget" data-src="${FEED_URL}"></div></a>`),
    ).to.contain('data-upgraded="nofollow"');
  });

  it('makes children of a snippet its fallback, whatever slot they ask for', () => {
    expect(
      upgraded(
        `<div class="dongpo-widget" data-src="${FEED_URL}"><p slot="header">x</p><p slot="footer">y</p></div>`,
      ),
    ).to.contain('<p>x</p><p>y</p>');
  });

  const origin = new URL(FEED_URL).origin;
  for (const [title, markup] of [
    ['a link whose fragment names no element of the library', `<a href="${FEED_URL}#dongpo-news">소식</a>`],
    ['a link with another fragment', `<a href="${FEED_URL}#x#dongpo-best">소식</a>`],
    [
      'a block that names no element',
      `<div class="dongpo-widget" data-element="x onload" data-src="${FEED_URL}"></div>`,
    ],
    ['a block that names no feed', '<div class="dongpo-widget" data-element="best"></div>'],
    ['a feed of another origin', '<a href="https://evil.test/f.json#dongpo-best">소식</a>'],
    ['a feed of another scheme', `<a href="${FEED_URL.replace('https:', 'http:')}#dongpo-best">소식</a>`],
    ['a feed of another port', `<a href="${origin}:8443/f.json#dongpo-best">소식</a>`],
    ['a feed of a subdomain', `<a href="https://x.${new URL(FEED_URL).host}/f.json#dongpo-best">소식</a>`],
    ['a name that only ends so', `<a href="https://x${new URL(FEED_URL).host}/f.json#dongpo-best">소식</a>`],
    ['a feed with a user name', `<a href="${FEED_URL.replace('//', '//user:x@')}#dongpo-best">소식</a>`],
    ['a blob', `<a href="blob:${origin}/1#dongpo-best">소식</a>`],
    ['data', '<a href="data:application/json,{}#dongpo-best">소식</a>'],
    [
      'a link of a feed, as a server wrote it',
      `<dongpo-headlines data-server=""><a href="${FEED_URL}#dongpo-best">소식</a></dongpo-headlines>`,
    ],
    ['a script', '<a href="javascript:alert(1)#dongpo-best">소식</a>'],
    [
      'a placeholder for a host',
      '<div class="dongpo-widget" data-src="https://{item}/f.json" data-item="feeds.test"></div>',
    ],
    ['an address of the page', '<a href="/logout#dongpo-headlines?loading=eager">소식</a>'],
    ['an address of the page in a block', '<div class="dongpo-widget" data-src="/logout"></div>'],
    ["a visitor's link", `<a rel="ugc nofollow" href="${FEED_URL}#dongpo-best">소식</a>`],
    ["a visitor's link in capitals", `<a rel="UGC" href="${FEED_URL}#dongpo-best">소식</a>`],
    ['a paid link', `<a class="dongpo-widget" rel="x\tsponsored" href="${FEED_URL}">소식</a>`],
    [
      "a block in a visitor's link",
      `<a rel="ugc"><div class="dongpo-widget" data-src="${FEED_URL}"></div></a>`,
    ],
    ['a link in an editor', `<div contenteditable=""><a href="${FEED_URL}#dongpo-best">소식</a></div>`],
    [
      'a link in an island of an editor',
      `<div contenteditable="true"><p contenteditable="false"><a href="${FEED_URL}#dongpo-best">소식</a></p></div>`,
    ],
    [
      'an editable block',
      `<div contenteditable="plaintext-only" class="dongpo-widget" data-src="${FEED_URL}"></div>`,
    ],
    [
      'a link in what the page marks',
      `<div data-dongpo-ignore=""><a href="${FEED_URL}#dongpo-best">소식</a></div>`,
    ],
    [
      'a block that the page marks',
      `<div data-dongpo-ignore="" class="dongpo-widget" data-src="${FEED_URL}"></div>`,
    ],
    [
      'another element',
      `<form class="dongpo-widget" data-src="${FEED_URL}"><input name="childNodes"></form>`,
    ],
    [
      'an area',
      `<map><area class="dongpo-widget" href="${FEED_URL}#dongpo-best" data-src="${FEED_URL}"></map>`,
    ],
  ] as const)
    it(`leaves ${title} as it is`, () => {
      expect(upgraded(markup)).to.equal(markup);
    });

  it('leaves a link to a place in the page as it is, where the page may be shown', () => {
    const markup = '<a href="#dongpo-best">소식</a>';
    expect(upgraded(markup, { url: '', upgrade: location.origin })).to.equal(markup);
  });

  it('leaves all as it is for `none`', () => {
    const markup = `<a href="${FEED_URL}#dongpo-best">소식</a>`;
    expect(upgraded(markup, { url: FEED_URL, src: FEED_URL, upgrade: 'none' })).to.equal(markup);
    expect(upgraded(markup, { url: FEED_URL, upgrade: `${FEED_URL} NONE` })).to.equal(markup);
  });

  it('leaves an element that is not in the page, or no HTML, as it is', () => {
    const link = document.createElement('a');
    link.href = `${FEED_URL}#dongpo-best`;
    upgradeSnippets([link], TAG);
    expect(link.localName).to.equal('a');
    const container = addMarkup(`<svg class="dongpo-widget"></svg>`);
    upgradeSnippets(container.children, TAG);
    expect(container.firstElementChild!.localName).to.equal('svg');
  });

  it('upgrades those behind one that cannot be', () => {
    const html = upgraded(
      `<form class="dongpo-widget"><input name="childNodes"></form><div class="dongpo-widget" data-src="${FEED_URL}"></div>`,
    );
    expect(html).to.contain('<dongpo-best ');
  });

  it('makes fifty blocks on a page at one time', () => {
    const container = addMarkup(`<a href="${FEED_URL}#dongpo-best">소식</a>`.repeat(60));
    upgradeSnippets([...container.children], TAG);
    expect(container.querySelectorAll('dongpo-best').length).to.equal(50);
    container.innerHTML = `<a href="${FEED_URL}#dongpo-best">소식</a>`;
    upgradeSnippets([...container.children], TAG);
    expect(container.querySelectorAll('dongpo-best').length).to.equal(1);
  });
});

describe('the origins that plain markup may show', () => {
  const base = location.href;
  const own = location.origin;
  for (const [title, tag, expected] of [
    ["the script's", { url: 'https://w.test/a.js' }, ['https://w.test']],
    ["not the page's own, from which the script comes", { url: `${own}/a.js` }, []],
    ["the page's own if data-upgrade names it", { url: `${own}/a.js`, upgrade: own }, [own]],
    ["the page's own if data-src does", { url: `${own}/a.js`, src: '/best.json' }, [own]],
    [
      'that of data-src',
      { url: 'https://w.test/a.js', src: 'https://n.test/b.json' },
      ['https://n.test', 'https://w.test'],
    ],
    [
      'those of data-upgrade',
      { url: 'https://w.test/a.js', upgrade: '\n https://a.test\thttps://b.test/x/ ' },
      ['https://a.test', 'https://b.test/x', 'https://w.test'],
    ],
    ['none', { url: 'https://w.test/a.js', src: 'https://n.test/', upgrade: 'none' }, []],
    [
      'no word means all',
      { url: 'https://w.test/a.js', upgrade: 'all * // /x data:x javascript:x https:// null' },
      ['https://w.test'],
    ],
    [
      'not a public CDN, to which anybody writes',
      { url: 'https://cdn.jsdelivr.net/npm/dongpo-widgets/dist/cdn/dongpo.js' },
      [],
    ],
    [
      'a public CDN if it is named',
      { url: 'https://unpkg.com/x.js', upgrade: 'https://unpkg.com' },
      ['https://unpkg.com'],
    ],
    ['nothing without a tag', { url: '' }, []],
    ['nothing of a bundle in data', { url: 'data:text/javascript,1' }, []],
  ] as const)
    it(`are: ${title}`, () => {
      expect(trustedPlaces(tag, base, [own])).to.have.members([...expected]);
    });

  it('are no more than a folder where one is named', () => {
    const trusted = trustedPlaces({ url: '', upgrade: 'https://n.test/feeds/ https://m.test/a' }, base, []);
    const read = (address: string) => trustedAddress(address, trusted, 'https://n.test/feeds/x/');
    expect(read('https://n.test/feeds/a.json')).to.equal('https://n.test/feeds/a.json');
    expect(read('../{item}.json')).to.equal('https://n.test/feeds/{item}.json');
    expect(read('https://m.test/a?x=1#y')).to.equal('https://m.test/a?x=1');
    expect(read('https://m.test/ab')).to.equal(undefined);
    for (const address of [
      '/uploads/x',
      '/feed',
      '/feedsx',
      '/feeds/../uploads',
      '/feeds/..%2Fuploads',
      '/feeds/x%2f..%2f..%2fuploads',
      '/feeds/%2e%2e%5Cuploads',
      '/feeds/..{item}',
      '/feeds/x/.%2E{lang}/f',
      '/feeds/%2e%2E/uploads',
      '/feeds\\..\\uploads',
      '?/feeds/',
      '//n.test:80/feeds/',
      'https://n.test.evil.test/feeds/',
      'https://n.test@evil.test/feeds/',
    ])
      expect(read(address === '?/feeds/' ? 'https://n.test/?/feeds/' : address), address).to.equal(undefined);
  });

  it('keep placeholders behind the origin', () => {
    const trusted = ['https://n.test'];
    const read = (address: string) => trustedAddress(address, trusted, 'https://n.test/');
    expect(read('/{item}/{lang}.json?{item}#x')).to.equal('https://n.test/{item}/{lang}.json?{item}');
    expect(read('{item}')).to.equal('https://n.test/{item}');
    expect(read('//{item}/')).to.equal(undefined);
    expect(read('https://n.test{item}/')).to.equal(undefined);
    expect(read('https://{item}@n.test/')).to.equal(undefined);
  });
});

describe('watchSnippets', () => {
  mockFeeds();
  useCleanPage();

  it('upgrades the snippets of the page, and those that are added later', async () => {
    const container = addMarkup(`<div class="dongpo-widget" data-src="${FEED_URL}"></div>`);
    watchSnippets(TAG);
    await waitFor(() => container.querySelector('dongpo-best'), 'the snippet of the page');
    container.insertAdjacentHTML('beforeend', `<p><a href="${FEED_URL}#dongpo-headlines">뉴스</a></p>`);
    await waitFor(() => container.querySelector('p dongpo-headlines'), 'the added snippet');
  });

  it('looks at the page once for all that is added in a task', async () => {
    const container = addMarkup('');
    watchSnippets(TAG);
    const { querySelectorAll } = document;
    let looks = 0;
    document.querySelectorAll = (selector: string) => {
      looks++;
      return querySelectorAll.call(document, selector) as NodeListOf<HTMLElement>;
    };
    onCleanup(() => {
      document.querySelectorAll = querySelectorAll;
    });
    for (let row = 0; row < 1000; row++) container.append(document.createElement('p'));
    container.insertAdjacentHTML('beforeend', `<a href="${FEED_URL}#dongpo-best">뉴스</a>`);
    await waitFor(() => container.querySelector('dongpo-best'), 'the added snippet');
    expect(looks).to.be.below(6);
  });
});
