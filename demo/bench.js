/** The bench: one widget, set by switches that are kept in the address, so that it can be shared. */
import { reserve } from './dist/elements/core/reserve.js';

const form = document.querySelector('#bench');
const stage = document.querySelector('#stage');
const code = document.querySelector('#code');
/** Languages with feeds of their own; the others have the samples of `world`. */
const articles = { ko: '20131', 'zh-CN': '30211', en: '40311' };
const widths = ['280', '480', '768', 'full'];

/** The address of the demo, on its server or on a static host. Paths are appended as text: `new URL` would encode `{item}`. */
const root = new URL('.', document.baseURI).href;

/** The settings in the address that are switches of the bench. */
for (const [name, value] of new URLSearchParams(location.search)) {
  const input = form.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  if (input) input.checked = true;
}
const chosen = () => Object.fromEntries(new FormData(form));

function feedOf({ block, lang, state }) {
  const faults = { loading: 'hang', empty: 'empty.json', error: '500', fallback: 'html' };
  if (faults[state]) return `${root}feeds/faults/${faults[state]}`;
  // It succeeds once for each name.
  if (state === 'stale') return `${root}feeds/faults/stale?${crypto.randomUUID?.() ?? Math.random()}`;
  if (block === 'article') return `${root}feeds/article/{item}.json`;
  if (lang === 'en' || lang === 'zh-CN') return `${root}feeds/feed.${lang}.json`;
  if (lang !== 'ko') return `${root}feeds/world.{lang}.json`;
  return `${root}feeds/${block === 'best' ? 'best' : 'latest'}.json`;
}

/** Tag and attributes of the settings. */
function widgetOf(options) {
  const { block, theme, lang, state, text } = options;
  const layout = /cards|compact|lead/.test(block) && block;
  const tag = `dongpo-${/best|article|ticker|sections/.test(block) ? block : 'headlines'}`;
  const attributes = {
    src: feedOf(options),
    lang,
    ...(layout && { layout }),
    ...(block === 'article' && { item: articles[lang] ?? `world-${lang}-1` }),
    ...(block === 'article' && state === 'ready' && { 'best-src': `${root}feeds/best.json`, limit: 3 }),
    ...(/list|cards|lead|best|sections/.test(block) && { limit: 6 }),
    ...(theme && { theme }),
  };
  const size = theme === 'plain' ? '' : `font-size:${text === '200' ? '200%' : 'medium'};`;
  const all = { ...attributes, style: `display:flow-root;${size}min-height:${reserve(tag, attributes)}` };
  const inner = state === 'fallback' ? `<a href="${root}">동포투데이에서 최신 뉴스 보기</a>` : '';
  const lines = Object.entries(all).map(([name, value]) => `\n  ${name}="${value}"`);
  return {
    tag,
    all,
    inner,
    text: `<div style="container-type:inline-size">\n<${tag}${lines.join('')}>${inner}</${tag}>\n</div>`,
  };
}

function place(width, options, { tag, all, inner }) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = width === 'full' ? '가득' : `${width} px`;
  const column = document.createElement('div');
  column.style.containerType = 'inline-size';
  column.dir = options.dir;
  if (width !== 'full') figure.style.width = `${width}px`;
  const widget = document.createElement(tag);
  for (const name in all) widget.setAttribute(name, all[name]);
  if (options.text === '200') widget.style.setProperty('--dongpo-font-size', '200%');
  if (inner) {
    const link = document.createElement('a');
    link.href = root;
    link.textContent = '동포투데이에서 최신 뉴스 보기';
    widget.append(link);
  }
  if (options.state === 'stale')
    widget.addEventListener('dongpo-load', () => widget.reload(), { once: true });
  column.append(widget);
  const below = document.createElement('p');
  below.className = 'below';
  below.textContent = '아래에 있는 글. 위젯이 무엇을 보이든 움직이지 않습니다.';
  figure.append(caption, column, below);
  return figure;
}

function show() {
  const options = chosen();
  document.documentElement.classList.toggle('dark', options.scheme === 'dark');
  const widget = widgetOf(options);
  const shown = options.width === 'all' ? widths : [options.width];
  stage.replaceChildren(...shown.map((width) => place(width, options, widget)));
  code.textContent = widget.text;
}

form.addEventListener('change', () => {
  history.replaceState(null, '', `?${new URLSearchParams(chosen())}`);
  show();
});
document.querySelector('#copy').addEventListener('click', async () => {
  const status = document.querySelector('#status');
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = '복사했습니다.';
  } catch {
    getSelection().selectAllChildren(code);
    status.textContent = '선택했습니다. Ctrl+C로 복사하세요.';
  }
});
show();
