/**
 * Script of the page `embed.html`: one element, for platforms that keep frames and no scripts. The query of the page's
 * address gives `element` (`best`, the default, `headlines`, `article`, `ticker` or `sections`), the attributes below,
 * and `accent`, `color` and `background` as `#rrggbb`. Other parameters, and values that are too long, are ignored.
 *
 * Anybody can write such an address. The page therefore shows only feeds of the origins, or folders of them, that its
 * operator names in `data-upgrade` of the script's tag, by default its own; of any other, a link that says whose it is.
 */
import { placesNamed, trustedAddresses } from '../feed/load/trusted-places.js';
import { httpUrl } from '../feed/model/http-url.js';
import { ELEMENT_NAMES, setPlainAttributes } from '../snippets/plain-attributes.js';

const COLOR_TOKENS = ['accent', 'color', 'background'];

const query = new URLSearchParams(location.search);
const base = location.href;
const { upgrade } = document.querySelector<HTMLElement>('script[data-upgrade]')?.dataset ?? {};
const places = placesNamed(upgrade?.trim() || location.origin, base);

/** The address of a feed that the page may show. */
const feedAddress = (name: string): string | undefined => trustedAddresses(query.get(name), places, base);

/** Tells the page around the frame the height of this one; resize.ts listens there. */
function postHeight(): void {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type: 'dongpo-embed', height: Math.ceil(height) }, '*');
}

/** Shows a link to a feed that the operator has not named. */
function showLink(): void {
  const address = httpUrl(query.get('src'), base);
  if (!address) return;
  const { host } = new URL(address);
  const link = document.createElement('a');
  link.href = address;
  link.rel = 'noopener noreferrer nofollow ugc';
  link.textContent = host;
  const paragraph = document.createElement('p');
  paragraph.append('이 페이지가 모르는 곳의 소식입니다. A feed that this page does not know, at ', link);
  document.title = host;
  document.body.append(paragraph);
}

async function showElement(): Promise<void> {
  const name = query.get('element') ?? '';
  const tag = `dongpo-${ELEMENT_NAMES.test(name) ? name : 'best'}`;
  await customElements.whenDefined(tag);
  const element = document.createElement(tag);
  setPlainAttributes(element, (attribute) => query.get(attribute), feedAddress);
  // A page of its own is not headed by whoever links to it.
  if (parent === window) element.removeAttribute('heading');
  for (const token of COLOR_TOKENS) {
    const value = query.get(token);
    if (value && /^#[\da-f]{6}$/i.test(value)) element.style.setProperty(`--dongpo-${token}`, value);
  }
  if (element.lang) document.documentElement.lang = element.lang;
  element.addEventListener('dongpo-load', ({ feed }) => {
    if (feed.title) document.title = feed.title;
  });
  document.body.append(element);
}

async function show(): Promise<void> {
  if (feedAddress('src')) await showElement();
  else showLink();
  new ResizeObserver(postHeight).observe(document.documentElement);
}

if (parent !== window)
  addEventListener('message', ({ data }) => {
    if (data?.type === 'dongpo-embed') postHeight();
  });
void show();
