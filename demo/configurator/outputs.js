/** The code to copy for each kind of page: pure functions of the settings and their context. */
import { attributesFor, chosenItems, isFluid, styleFor, tagOf } from './attributes.js';
import { asciiOnly, escapeMarkup, markup } from './markup.js';
import { npmOutputs } from './npm.js';
import { policyFor } from './policy.js';
import { validSettings } from './settings.js';

/** Outputs in the order of display, grouped by platform. */
export const OUTPUTS = [
  'module',
  'classic',
  'xml',
  'ascii',
  'iframe',
  'card',
  'wordpress',
  'wordpress-post',
  'tistory-skin',
  'tistory-post',
  'blogger-gadget',
  'blogger-post',
  'blogger-theme',
  'npm',
  'react',
  'vue',
  'svelte',
  'angular',
  'static',
];

/** The fallback: current headlines with their date, and a link to the live ones, shown before and without the script. */
function fallback(settings, { feed, today, messages }) {
  if (!feed?.items.length) return undefined;
  const home = feed.home_page_url ?? feed.items[0].url;
  const title = feed.title || messages.news;
  const link = (url, text) => `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>`;
  const live = home ? link(home, title) : escapeMarkup(title);
  const one = /^(ticker|article)$/.test(settings.element);
  const shown = chosenItems(settings, feed)
    .filter(({ url, title }) => url && title)
    .slice(0, one ? 1 : +settings.limit || 5);
  if (!shown.length) return live;
  const dated = `<small>${live} · ${escapeMarkup(messages.asOf.replace('{}', today))}</small>`;
  if (one) return `\n  ${shown.map((item) => link(item.url, item.title)).join('')} ${dated}\n`;
  const rows = shown.map((item) => `    <li>${link(item.url, item.title)}</li>`);
  return `\n  <ul>\n${rows.join('\n')}\n  </ul>\n  ${dated}\n`;
}

/** The element with its height and its fallback. */
function block(settings, context) {
  const style = styleFor(settings);
  const inside = fallback(settings, context) ?? '';
  const element = markup(tagOf(settings), { ...attributesFor(settings), style }, inside);
  return isFluid(settings) ? `<div style="container-type:inline-size">\n${element}\n</div>` : element;
}

const stylesOf = (settings) => [
  styleFor(settings),
  ...(isFluid(settings) ? ['container-type:inline-size'] : []),
];

/** What plain markup, which strangers may write as well, and frames can set. The script tag sets the rest. */
function plainAttributes(settings) {
  const {
    refresh,
    target,
    'link-params': linkParams,
    'more-url': moreUrl,
    ...rest
  } = attributesFor(settings);
  return rest;
}

/** The feed's origin: a page that names it on the script tag shows its feeds in plain markup, too. */
export const originOf = ({ src }) => {
  try {
    const { origin, protocol } = new URL(src);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
};

/** For editors that drop unknown elements: a `div` that the script turns into the element. */
function survivor(settings, context) {
  const { src, ...rest } = plainAttributes(settings);
  const data = Object.entries({ src, ...rest }).map(([name, value]) => [`data-${name}`, value]);
  return markup(
    'div',
    {
      class: 'dongpo-widget',
      'data-element': settings.element,
      ...Object.fromEntries(data),
      style: styleFor(settings),
    },
    fallback(settings, context) ?? '',
  );
}

const preload = ({ src }) =>
  /\{(lang|item)\}/.test(src)
    ? ''
    : `${markup('link', { rel: 'preload', as: 'fetch', crossorigin: 'anonymous', href: src })}\n`;

/** The import map with the hash of every file of the script. */
const importMap = ({ exact, hashes }) =>
  `\n${JSON.stringify(
    {
      integrity: Object.fromEntries(
        Object.entries(hashes)
          .filter(([name]) => !/classic|embed|resize/.test(name))
          .map(([name, hash]) => [exact + name, hash]),
      ),
    },
    null,
    2,
  ).replace(/</g, '\\u003c')}\n`;

function moduleTag(settings, context) {
  const { cdn, exact, hashes } = context;
  const upgrade = { 'data-upgrade': originOf(settings) };
  if (!settings.review || !hashes)
    return markup('script', { type: 'module', src: `${cdn}dongpo.js`, ...upgrade }, '');
  const tag = {
    type: 'module',
    src: `${exact}dongpo.js`,
    integrity: hashes['dongpo.js'],
    crossorigin: 'anonymous',
    ...upgrade,
  };
  return `<script type="importmap">${importMap(context)}</script>\n${markup('script', tag, '')}`;
}

function classicTag(settings, { cdn, exact, hashes }) {
  const file = 'dongpo.classic.js';
  const pinned = settings.review && hashes;
  const tag = pinned
    ? { async: 'async', src: exact + file, integrity: hashes[file], crossorigin: 'anonymous' }
    : { async: 'async', src: cdn + file };
  return markup('script', { ...tag, 'data-upgrade': originOf(settings) }, '');
}

/** Address of the page embed.html with the settings. */
export function frameAddress(settings, { cdn }) {
  const { src, ...rest } = plainAttributes(settings);
  const { accent, color, background } = settings;
  const all = { element: settings.element, src, ...rest, accent, color, background };
  const given = Object.entries(all).filter(
    ([name, value]) => value !== undefined && (value || name === 'heading' || name === 'show'),
  );
  return `${cdn}embed.html?${new URLSearchParams(given)}`;
}

/** The reserved height in pixels, for text of 16 px. */
const pixels = (settings) =>
  Math.ceil((Number.parseFloat(/min-height:([\d.]+)em/.exec(styleFor(settings))?.[1]) || 40) * 16) + 16;

function frame(settings, context) {
  const { feed, messages } = context;
  const tag = {
    src: frameAddress(settings, context),
    title: feed?.title || messages.news,
    width: '100%',
    height: pixels(settings),
    style: 'border:0',
    loading: 'lazy',
  };
  return `${markup('iframe', tag, '')}\n${markup('script', { async: 'async', src: `${context.cdn}resize.js` }, '')}`;
}

/** For platforms that keep only links: the address of a page with a preview card, and a badge that links to it. */
function card(settings, context) {
  const { src } = settings;
  const list = /\/(latest|best|section\/[^/?#]+|feed\.[\w-]+)\.json$/.test(src) && context.feed?._dongpo;
  // Serialised: pasted into an editor, the bare address is markup as well.
  const address =
    list && originOf(settings)
      ? new URL(src).href.replace(/\.json$/, '.html')
      : frameAddress(settings, context);
  const picture = {
    src: `${context.cdn}badge.png`,
    alt: context.feed?.title || '동포투데이',
    width: 160,
    height: 40,
  };
  return `${address}\n\n${markup('a', { href: address }, markup('img', picture))}`;
}

/**
 * @param context `{ cdn, exact, hashes?, feed?, today, messages, staticHtml? }`: folders of the script, its hashes, the
 * feed, a date, the texts of the widget's language, the rendered list
 * @returns `{ code, policy }`; no code where there is none for this set-up
 */
export async function outputFor(id, given, context) {
  const settings = validSettings(given);
  const { cdn, exact, feed, staticHtml } = context;
  const { src, review } = settings;
  const about = { feed, src };
  const folder = review ? exact : cdn;
  const withModule = async (code) => ({
    code,
    policy: await policyFor({
      ...about,
      script: folder,
      inline: review && context.hashes ? [importMap(context)] : [],
      styles: stylesOf(settings),
    }),
  });
  const withClassic = async (code) => ({
    code,
    policy: await policyFor({ ...about, script: folder, styles: stylesOf(settings) }),
  });
  const whole = () => `${preload(settings)}${moduleTag(settings, context)}\n${block(settings, context)}`;
  switch (id) {
    case 'module':
      return withModule(whole());
    case 'classic':
      return withClassic(`${classicTag(settings, context)}\n${block(settings, context)}`);
    case 'xml':
    case 'blogger-theme':
      return withClassic(`${preload(settings)}${classicTag(settings, context)}\n${block(settings, context)}`);
    case 'ascii':
      return withClassic(asciiOnly(`${classicTag(settings, context)}\n${block(settings, context)}`));
    case 'iframe':
      return {
        code: frame(settings, context),
        policy: await policyFor({ script: cdn, frame: cdn, styles: ['border:0'] }),
      };
    case 'card':
      return { code: card(settings, context), policy: '' };
    case 'wordpress':
      return withClassic(
        `<!-- wp:html -->\n${classicTag(settings, context)}\n${block(settings, context)}\n<!-- /wp:html -->`,
      );
    case 'wordpress-post':
    case 'tistory-post':
    case 'blogger-post':
      return withClassic(survivor(settings, context));
    case 'tistory-skin':
    case 'blogger-gadget':
      return withClassic(`${classicTag(settings, context)}\n${block(settings, context)}`);
    case 'static':
      return { code: staticHtml ?? '', policy: '' };
    default:
      return {
        code: npmOutputs[id](settings, context),
        policy: await policyFor({ ...about, script: undefined }),
      };
  }
}
