/** In the page, before our script: what trips when anything planted runs, loads, opens or goes anywhere. */
window.hostile = { trips: [], at: '' };
const trip = (what) => hostile.trips.push({ at: hostile.at, what });
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'canary']) window[name] = () => trip(name);
for (const name of ['write', 'writeln']) document[name] = () => trip(name);
// Inline scripts, handlers, javascript: addresses, frames, objects, forms, other hosts: the policy only reports.
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  trip(`${effectiveDirective} ${blockedURI} ${sample}`),
);
addEventListener('submit', (event) => {
  event.preventDefault();
  trip('submit');
});
// A link may be followed by who reads; where it leads is looked at instead.
addEventListener('click', (event) => event.preventDefault(), true);
addEventListener('auxclick', (event) => event.preventDefault(), true);
window.navigation?.addEventListener('navigate', (event) => {
  if (!event.hashChange) trip(`navigate ${event.destination.url}`);
});

const NAMES =
  /^(script|style|iframe|frame|object|embed|applet|form|select|textarea|link|meta|base|template|svg|math|audio|video|source|param|portal|marquee|dialog|slot.+|.*[-:].*)$/i;
const OURS = /^dongpo-(headlines|best|article|ticker|sections)$/;

/** True for an article's own lightbox: at the top of its root, where nothing of a feed stands. */
const isLightbox = (node) => node.matches('dialog[part=lightbox]') && node.parentNode instanceof ShadowRoot;

/** What our own tools put on pictures, videos and wide tables. */
const TOOLS =
  /^(style=visibility: hidden; contain: size;.*|(class|part)=(hidden|video|page|scroll)|tabindex=0|name=)$/;

/** What no clean tree has, in the shadow roots of an element. */
function faults(element, found = []) {
  for (const node of element.shadowRoot?.querySelectorAll('*') ?? []) {
    const inBody = node.parentElement?.closest('[part=body]');
    if (NAMES.test(node.localName) && !(OURS.test(node.localName) && !inBody) && !isLightbox(node))
      found.push(`<${node.localName}>`);
    if (node.namespaceURI !== 'http://www.w3.org/1999/xhtml')
      found.push(`${node.localName} of ${node.namespaceURI}`);
    for (const { name, value } of node.attributes) {
      if (/^on|^(srcdoc|formaction|action|background|is|nonce|http-equiv|ping|xlink:.*)$/.test(name))
        found.push(`${name}=${value}`);
      if (
        inBody &&
        /^(style|id|name|class|slot|part|tabindex|autofocus)$/.test(name) &&
        !TOOLS.test(`${name}=${value}`)
      )
        found.push(`${name}=${value} in the body`);
      if (
        /^(href|src|cite|data-src)$/.test(name) &&
        !/^(https?:|mailto:|tel:|data:image\/(png|jpe?g|gif|webp)[;,])/i.test(value)
      )
        found.push(`${name}=${value}`);
      if (name === 'srcset' && value.split(/,\s+/).some((each) => !/^https?:/.test(each)))
        found.push(`srcset=${value}`);
    }
    if (OURS.test(node.localName)) faults(node, found);
  }
  return found;
}

hostile.faults = faults;

/** Everything that a reader's pointer and keyboard, and the browser, may do to it. */
function poke(element) {
  for (const node of element.shadowRoot.querySelectorAll('*')) {
    // A video plays when it is asked to, in a frame of a host that is known: that is its test's matter.
    if (node.closest('[part=video]')) continue;
    for (const type of [
      'click',
      'auxclick',
      'mouseover',
      'mouseenter',
      'focus',
      'focusin',
      'load',
      'error',
      'toggle',
    ])
      node.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
    if (OURS.test(node.localName) && node.shadowRoot) poke(node);
  }
}

/** Whether what it has to show is shown. */
const settled = ({ dataset, shadowRoot }) =>
  /error|empty/.test(dataset.state) ||
  (dataset.state === 'ready' &&
    shadowRoot.querySelector(
      '[part~=item], [part~=body], [part~=summary], [part~=title], [part~=panel], [part~=status]',
    ));

const frame = () => new Promise((go) => requestAnimationFrame(go));

/**
 * Shows an element of a feed, and looks at it.
 *
 * @param id which vector, for an article; of lists all that it shows
 */
const show = async ({ tag, src, id, attributes }) => {
  const element = document.createElement(tag);
  Object.entries({
    src,
    loading: 'eager',
    target: '_blank',
    'link-params': 'a=1',
    ...(id && { item: id }),
    ...attributes,
  }).forEach(([name, value]) => {
    element.setAttribute(name, value);
  });
  document.querySelector('#stage').append(element);
  for (let frames = 0; !settled(element) && frames < 900; frames++) await frame();
  const found = settled(element) ? faults(element) : [`it stayed ${element.dataset.state}`];
  poke(element);
  await frame();
  found.push(...faults(element).filter((each) => !found.includes(each)));
  const { state } = element.dataset;
  const titles = element.shadowRoot.querySelectorAll('[part=title]').length;
  const body = element.shadowRoot.querySelector('[part=body]');
  const kept = Object.fromEntries(
    Object.keys(window.KEPT ?? {}).map((selector) => [
      selector,
      body?.querySelectorAll(selector).length ?? 0,
    ]),
  );
  element.remove();
  return { state, titles, found, kept };
};

/** Several at once. */
window.showAll = (abouts) => {
  hostile.at = abouts.map(({ tag, src, id = '' }) => `${tag} ${src} ${id}`).join(', ');
  return Promise.all(abouts.map(show));
};

/** The same without us: what the canary is worth. */
window.control = async (vectors) => {
  for (const { id, html } of vectors) {
    hostile.at = `control ${id}`;
    const place = document.createElement('div');
    document.querySelector('#stage').append(place);
    place.innerHTML = html;
    for (const node of place.querySelectorAll('*'))
      for (const type of ['click', 'mouseover', 'focus', 'error', 'load'])
        node.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    await frame();
    place.remove();
  }
  await new Promise((go) => setTimeout(go, 200));
};
