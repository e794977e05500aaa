/** The page of the configurator: form, preview, code. The settings are kept in the address. */
import { attributesFor, styleFor, tagOf } from './attributes.js';
import { poorContrasts } from './contrast.js';
import { evidence } from './evidence.js';
import { OUTPUTS, outputFor } from './outputs.js';
import {
  defaults,
  FIELDS,
  LANGUAGES,
  readSettings,
  UI_LANGUAGES,
  USUAL_FIELDS,
  USUAL_LIMIT,
  writeSettings,
} from './settings.js';
import { judge } from './verdict.js';

const at = (path) => new URL(path, document.baseURI).href;
const find = (selector) => document.querySelector(selector);
const form = find('#setup');
const version = find('meta[name="widgets-version"]').content;
/** Folders of the script: that of the latest version, and that of this version, whose files never change. */
const cdn = at('../dist/cdn/');
const exact = at(`../feeds/widgets/${version}/`);
/** Milliseconds without typing until a feed is loaded. */
const pause = 400;

let { settings, ignored } = readSettings(location.search);
let words;
let judged = { code: 'none' };
/** The last valid address; one that is being typed is not valid yet. */
let readable = '';
let hashes;
let asking = new AbortController();
let typing;

const uiLanguage = () =>
  settings.ui ||
  UI_LANGUAGES.find((tag) =>
    (navigator.languages ?? []).some((wanted) => wanted.split('-')[0] === tag.split('-')[0]),
  ) ||
  'ko';
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (token, name) => values[name] ?? token);

/** The texts of the page in one of its languages. */
async function speak() {
  const tag = uiLanguage();
  words = (await import(`./words/${tag}.js`)).default;
  document.documentElement.lang = tag;
  document.title = `${words.title} · ${words.home}`;
  for (const each of document.querySelectorAll('[data-t]')) each.textContent = words[each.dataset.t];
  for (const each of document.querySelectorAll('[data-label]')) {
    each.setAttribute(each.localName === 'optgroup' ? 'label' : 'aria-label', words[each.dataset.label]);
  }
  for (const option of document.querySelectorAll('#output option'))
    option.textContent = words.outputs[option.value][0];
  for (const link of document.querySelectorAll('.tongues a')) {
    if (link.lang === tag) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    link.href = `${writeSettings({ ...settings, ui: link.lang }) || '?'}`;
  }
}

/** Controls with a list of values. */
function build() {
  for (const [tag, name] of Object.entries(LANGUAGES)) {
    const option = new Option(name, tag);
    option.lang = tag;
    find('#lang').append(option);
  }
  for (const name of FIELDS) {
    const label = document.createElement('label');
    label.className = 'check';
    const box = Object.assign(document.createElement('input'), {
      type: 'checkbox',
      name: 'field',
      value: name,
    });
    const text = document.createElement('span');
    text.dataset.t = name;
    label.append(box, ' ', text);
    find('#show').append(label);
  }
  for (const name of ['accent', 'color', 'background']) {
    const cell = document.createElement('div');
    const label = Object.assign(document.createElement('label'), { htmlFor: name });
    label.dataset.t = name;
    const well = document.createElement('div');
    well.className = 'well';
    const input = Object.assign(document.createElement('input'), { type: 'color', id: name, name });
    const usual = Object.assign(document.createElement('button'), { type: 'button' });
    usual.dataset.t = 'usual';
    usual.setAttribute('aria-describedby', name);
    usual.addEventListener('click', () => change({ [name]: '' }));
    input.addEventListener('input', () => change({ [name]: input.value }));
    well.append(input, usual);
    cell.append(label, well);
    find('#colours').append(cell);
  }
  for (const id of OUTPUTS) {
    const group = /^(npm|react|vue|svelte|angular)$/.test(id)
      ? 'npm'
      : /wordpress|tistory|blogger/.test(id) || /^(iframe|card)$/.test(id)
        ? 'platform'
        : 'page';
    find(`#group-${group}`).append(new Option(id, id));
  }
}

const usualColours = () => {
  const isDark = (settings.scheme || settings.ground) === 'dark';
  return isDark
    ? { accent: '#ff9c8c', color: '#ececec', background: '#121212' }
    : { accent: '#b3261e', color: '#1b1b1b', background: '#ffffff' };
};

/** Shows the settings in the form, except in the field that has the focus. */
function fill() {
  const colours = usualColours();
  for (const control of form.elements) {
    const { name, type } = control;
    if (name === 'field') {
      const shown = settings.show === 'none' ? [] : settings.show.split(' ').filter(Boolean);
      control.checked = (settings.show ? shown : USUAL_FIELDS[settings.element]).includes(control.value);
    } else if (type === 'color') control.value = settings[name] || colours[name];
    else if (type === 'radio' || type === 'checkbox') control.checked = settings[name] === control.value;
    else if (name in settings && control !== document.activeElement) control.value = settings[name];
  }
  for (const row of document.querySelectorAll('[data-for]'))
    row.hidden = !row.dataset.for.split(' ').includes(settings.element);
  find('#limit').placeholder = USUAL_LIMIT[settings.element] ?? '';
  find('#stage').classList.toggle('dark', settings.ground === 'dark');
}

/** Updates the element of the preview, or replaces it by one with another tag. */
function preview() {
  const place = find('#place');
  const tag = tagOf(settings);
  let element = place.firstElementChild;
  if (element?.localName !== tag) {
    element = document.createElement(tag);
    place.replaceChildren(element);
  }
  place.style.width = `${settings.width}px`;
  const wanted = { loading: 'eager', ...attributesFor(settings) };
  wanted.src = readable || undefined;
  for (const { name } of [...element.attributes])
    if (!(name in wanted) && !/^(style|data-)/.test(name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted))
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== `${value}`) element.setAttribute(name, value);
  element.style.cssText = styleFor(settings);
}

/** The current list as plain HTML. */
async function staticHtml() {
  if (!judged.feed) return undefined;
  const { renderToString } = await import('../../dist/ssr/index.js');
  const html = await renderToString(tagOf(settings), attributesFor(settings), judged.feed, {
    shadow: false,
    inline: false,
    lang: settings.lang || 'ko',
  });
  const inside = html.slice(html.indexOf('>') + 1, html.lastIndexOf('</'));
  return `<section lang="${settings.lang || 'ko'}">\n${inside.replace(/(<\/?(?:ul|ol|article)[^>]*>|<\/(?:li|h\d|p)>)/g, '$1\n').trim()}\n</section>`;
}

let written = 0;
async function write() {
  const run = ++written;
  const id = OUTPUTS.includes(settings.output) ? settings.output : defaults.output;
  const widgetLanguage = settings.lang || 'ko';
  const { default: messages } = await import(`../../dist/i18n/locales/${widgetLanguage}.js`);
  if (settings.review) hashes ??= await (await fetch(`${cdn}integrity.json`)).json();
  const context = {
    cdn,
    exact,
    hashes,
    feed: judged.feed,
    today: new Intl.DateTimeFormat('sv', { dateStyle: 'short' }).format(),
    messages,
    staticHtml: id === 'static' ? await staticHtml() : undefined,
  };
  const { code, policy } = await outputFor(id, settings, context);
  // The settings have changed meanwhile.
  if (run !== written) return;
  find('#code').textContent = code || words.noStatic;
  find('#copy').disabled = !code;
  find('#policy').textContent = policy || words.noPolicy;
  find('#copy-policy').disabled = !policy;
  find('#where').textContent = words.outputs[id][1];
  const tried = evidence[id];
  find('#evidence').textContent = tried
    ? say('checked', { date: tried.date, how: words[tried.how] })
    : words.unchecked;
  const { rights, terms_url } = judged.feed?._dongpo?.terms ?? {};
  find('#terms').hidden = !rights && !terms_url;
  const link = Object.assign(document.createElement('a'), {
    href: terms_url,
    textContent: rights || terms_url,
  });
  find('#rights').replaceChildren(terms_url ? link : (rights ?? ''));
  document.documentElement.dataset.written = `${run}`;
}

function tell() {
  const { code, count, status, feed } = judged;
  const verdict = find('#verdict');
  verdict.dataset.code = code;
  verdict.textContent = say(code, { count, status, title: feed?.title });
  find('#contrast').textContent = poorContrasts(settings)
    .map(({ name, ratio }) => say(name === 'color' ? 'poorColor' : 'poorAccent', { ratio: ratio.toFixed(1) }))
    .join(' ');
  find('#ignored').textContent = ignored.length ? say('ignored', { names: ignored.join(', ') }) : '';
}

function show() {
  fill();
  preview();
  tell();
  return write();
}

/** Checks the feed, unless it was checked before. */
async function check() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const address = settings.src
    .replaceAll('{lang}', () => encodeURIComponent(settings.lang || 'ko'))
    .replaceAll('{item}', () => encodeURIComponent(settings.item.toWellFormed?.() ?? settings.item));
  wait();
  const next = await judge(address, { page: location.href, base: document.baseURI, signal }).catch(
    () => undefined,
  );
  if (signal.aborted || !next) return;
  judged = next;
  readable = /^(found|empty)$/.test(judged.code) ? settings.src : '';
  await show();
}

/** Clears the verdict, which is that of another address. */
function wait() {
  judged = { code: settings.src ? 'checking' : 'none' };
  tell();
}

/** @param remember true if the browser's back button returns to the settings before */
function change(changes, remember = true) {
  const before = settings.src + settings.lang;
  settings = { ...settings, ...changes };
  ignored = [];
  const address = `${location.pathname}${writeSettings(settings)}`;
  history[remember ? 'pushState' : 'replaceState'](null, '', address);
  const other = settings.src + settings.lang !== before;
  if (other) wait();
  void show();
  if (other) {
    clearTimeout(typing);
    if (remember) void check();
    else typing = setTimeout(check, pause);
  }
}

/** The settings of a control; none if its value is not allowed. */
function valueIn(control) {
  const { name, value, type, checked } = control;
  if (name === 'field') {
    const fields = [...form.querySelectorAll('[name=field]:checked')].map((each) => each.value);
    const usual = USUAL_FIELDS[settings.element];
    const same = fields.length === usual.length && fields.every((each) => usual.includes(each));
    return { show: same ? '' : fields.join(' ') || 'none' };
  }
  const wanted = type === 'checkbox' ? (checked ? value : '') : value;
  const read = readSettings(new URLSearchParams({ [name]: wanted })).settings[name];
  return { [name]: read };
}

form.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('input', ({ target }) => {
  if (target.form === form && /^(text|url|number)$/.test(target.type)) change(valueIn(target), false);
});
document.addEventListener('change', ({ target }) => {
  if (target.form !== form || target.type === 'color') return;
  if (target.name === 'element') change({ ...valueIn(target), show: '', limit: '' });
  else change(valueIn(target), !/^(text|url|number)$/.test(target.type));
});
for (const button of document.querySelectorAll('[data-sample]'))
  button.addEventListener('click', () => change({ src: at(`../feeds/${button.dataset.sample}`) }));
addEventListener('popstate', () => {
  ({ settings, ignored } = readSettings(location.search));
  void speak().then(show).then(check);
});

/** Copies a text, or selects it if copying is not allowed. */
async function copy(source) {
  const status = find('#copied');
  try {
    await navigator.clipboard.writeText(source.textContent);
    status.textContent = words.copied;
  } catch {
    getSelection().selectAllChildren(source);
    status.textContent = words.selected;
  }
}
find('#copy').addEventListener('click', () => copy(find('#code')));
find('#copy-policy').addEventListener('click', () => copy(find('#policy')));

build();
if (!settings.src) settings.src = at(`../feeds/${settings.element === 'best' ? 'best' : 'latest'}.json`);
await speak();
await show();
await check();
