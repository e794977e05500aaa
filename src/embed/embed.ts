/**
 * Script of the page `embed.html`: one element, for platforms that keep frames and no scripts. The query of the page's
 * address gives `element` (`best`, the default, `headlines`, `article`, `ticker` or `sections`), the attributes below,
 * and `accent`, `color` and `background` as `#rrggbb`. Other parameters, and values that are too long, are ignored.
 *
 * Anybody can write such an address. The page therefore shows only feeds of the origins, or folders of them, that its
 * operator names in `data-upgrade` of the script's tag, by default its own; of any other, a link that says whose it is.
 */
const MAX_VALUE_LENGTH = 500;
const MAX_HEADING_LENGTH = 100;
const COLOR_TOKENS = ['accent', 'color', 'background'];
/** The attributes that upgrade.ts takes from plain markup, which strangers can write as well. */
const ATTRIBUTES = [
  'layout',
  'show',
  'limit',
  'item',
  'heading',
  'heading-level',
  'lang',
  'theme',
  'color-scheme',
];
/** Attributes with the address of a feed. */
const FEED_ATTRIBUTES = ['src', 'best-src'];

const query = new URLSearchParams(location.search);

function parameter(name: string): string | undefined {
  const value = query.get(name);
  return value === null || value.length > MAX_VALUE_LENGTH ? undefined : value;
}

const urlOf = (address: string | undefined): URL | undefined => {
  try {
    const url = new URL(address ?? '', location.href);
    return address && /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
};

/** An address without its query, its fragment and a slash at its end. */
const placeOf = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/$/, '');

/** Places whose feeds the page shows: origins, or folders or files of them. */
const places = (
  document.querySelector<HTMLElement>('script[data-upgrade]')?.dataset.upgrade?.trim() ||
  `${location.origin}/`
)
  .split(/\s+/)
  .filter((name) => /^https?:\/\//i.test(name))
  .flatMap((name) => {
    const url = urlOf(name);
    return url ? placeOf(url) : [];
  });

/** The absolute address of a feed that the page may show. */
function trustedAddress(address: string | undefined): string | undefined {
  const url = urlOf(address);
  if (!url || url.username || url.password) return undefined;
  if (!places.some((place) => `${placeOf(url)}/`.startsWith(`${place}/`))) return undefined;
  return url.href.replace(/%7B(item|lang)%7D/g, '{$1}');
}

/** Tells the page around the frame the height of this one; resize.ts listens there. */
function postHeight(): void {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type: 'dongpo-embed', height: Math.ceil(height) }, '*');
}

/** Shows a link to a feed of an origin that the operator has not named. */
function showLink(address: string | undefined): void {
  const url = urlOf(address);
  if (!url) return;
  const link = document.createElement('a');
  link.href = url.href;
  link.rel = 'noopener noreferrer nofollow ugc';
  link.textContent = url.host;
  const paragraph = document.createElement('p');
  paragraph.append('이 페이지가 모르는 곳의 소식입니다. A feed that this page does not know, at ', link);
  document.title = url.host;
  document.body.append(paragraph);
}

async function showElement(src: string): Promise<void> {
  const name = /^(headlines|best|article|ticker|sections)$/.exec(parameter('element') ?? '')?.[0] ?? 'best';
  const tag = `dongpo-${name}`;
  await customElements.whenDefined(tag);
  const element = document.createElement(tag);
  for (const attribute of ATTRIBUTES) {
    const value = parameter(attribute);
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  // A page of its own is not headed by whoever links to it.
  const heading = parent === window ? undefined : parameter('heading')?.slice(0, MAX_HEADING_LENGTH);
  if (heading === undefined) element.removeAttribute('heading');
  else element.setAttribute('heading', heading);
  // Requested without cookies, as what plain markup names.
  element.setAttribute('data-upgraded', '');
  for (const attribute of FEED_ATTRIBUTES) {
    const address = attribute === 'src' ? src : trustedAddress(parameter(attribute));
    if (address) element.setAttribute(attribute, address);
  }
  for (const token of COLOR_TOKENS) {
    const value = parameter(token);
    if (value && /^#[\da-f]{6}$/i.test(value)) element.style.setProperty(`--dongpo-${token}`, value);
  }
  if (element.lang) document.documentElement.lang = element.lang;
  element.addEventListener('dongpo-load', ({ feed }) => {
    if (feed.title) document.title = feed.title;
  });
  document.body.append(element);
}

async function show(): Promise<void> {
  const address = parameter('src');
  const src = trustedAddress(address);
  if (src) await showElement(src);
  else showLink(address);
  new ResizeObserver(postHeight).observe(document.documentElement);
}

if (parent !== window)
  addEventListener('message', ({ data }) => {
    if (data?.type === 'dongpo-embed') postHeight();
  });
void show();

// Makes TypeScript read the file as a module, so that its names are not global.
export {};
