/**
 * The page `embed.html`: one element as the page's own address says, for platforms that keep frames and no scripts.
 * Its query holds `element` (`best`, the default, `headlines`, `article`, `ticker` or `sections`), any attribute of
 * that element, and `accent`, `color` and `background` as `#rrggbb`. What is not known, or longer than 2000
 * characters, is left out.
 */
const query = new URLSearchParams(location.search);
const longest = 2000;

const asked = (name: string): string | undefined => {
  const value = query.get(name);
  return value === null || value.length > longest ? undefined : value;
};

const named = /^(headlines|best|article|ticker|sections)$/.exec(asked('element') ?? '')?.[0] ?? 'best';
const tag = `dongpo-${named}`;

/** Whoever frames the page may fit the frame to it. */
function tell(): void {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type: 'dongpo-embed', height: Math.ceil(height) }, '*');
}

async function show(): Promise<void> {
  // `whenDefined` resolves to the class where engines are new enough.
  await customElements.whenDefined(tag);
  const element = document.createElement(tag);
  const { observedAttributes = [] } = element.constructor as { observedAttributes?: string[] };
  for (const name of [...observedAttributes, 'lang']) {
    const value = asked(name);
    if (value !== undefined) element.setAttribute(name, value);
  }
  for (const name of ['accent', 'color', 'background']) {
    const value = asked(name);
    if (value && /^#[\da-f]{6}$/i.test(value)) element.style.setProperty(`--dongpo-${name}`, value);
  }
  const language = element.lang;
  if (language) document.documentElement.lang = language;
  const heading = asked('heading');
  if (heading) document.title = heading;
  element.addEventListener('dongpo-load', (event) => {
    const { title } = (event as Event & { feed?: { title?: string } }).feed ?? {};
    if (title && !heading) document.title = title;
  });
  document.body.append(element);
  new ResizeObserver(tell).observe(document.documentElement);
}

if (parent !== window) addEventListener('message', ({ data }) => data?.type === 'dongpo-embed' && tell());
void show();

// A module of its own: nothing here is the page's.
export {};
