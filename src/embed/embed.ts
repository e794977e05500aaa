/**
 * Script of the page `embed.html`: one element, for platforms that keep frames and no scripts. The query of the page's
 * address gives `element` (`best`, the default, `headlines`, `article`, `ticker` or `sections`), any attribute of that
 * element, and `accent`, `color` and `background` as `#rrggbb`. Other parameters, and values of more than 2000
 * characters, are ignored.
 */
const MAX_VALUE_LENGTH = 2000;
const COLOR_TOKENS = ['accent', 'color', 'background'];

const query = new URLSearchParams(location.search);

function parameter(name: string): string | undefined {
  const value = query.get(name);
  return value === null || value.length > MAX_VALUE_LENGTH ? undefined : value;
}

/** Tells the page around the frame the height of this one; resize.ts listens there. */
function postHeight(): void {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type: 'dongpo-embed', height: Math.ceil(height) }, '*');
}

/** Titles the page as the `heading` parameter says, else as the feed. */
function setTitle(element: HTMLElement): void {
  const heading = parameter('heading');
  if (heading) {
    document.title = heading;
    return;
  }
  element.addEventListener('dongpo-load', ({ feed }) => {
    if (feed.title) document.title = feed.title;
  });
}

async function show(): Promise<void> {
  const name = /^(headlines|best|article|ticker|sections)$/.exec(parameter('element') ?? '')?.[0] ?? 'best';
  const tag = `dongpo-${name}`;
  // The promise gives the class in newer browsers only: it is read from an element below.
  await customElements.whenDefined(tag);
  const element = document.createElement(tag);
  const { observedAttributes = [] } = element.constructor as { observedAttributes?: string[] };
  for (const attribute of [...observedAttributes, 'lang']) {
    const value = parameter(attribute);
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  for (const token of COLOR_TOKENS) {
    const value = parameter(token);
    if (value && /^#[\da-f]{6}$/i.test(value)) element.style.setProperty(`--dongpo-${token}`, value);
  }
  if (element.lang) document.documentElement.lang = element.lang;
  setTitle(element);
  document.body.append(element);
  new ResizeObserver(postHeight).observe(document.documentElement);
}

if (parent !== window)
  addEventListener('message', ({ data }) => {
    if (data?.type === 'dongpo-embed') postHeight();
  });
void show();

// Makes TypeScript read the file as a module, so that its names are not global.
export {};
