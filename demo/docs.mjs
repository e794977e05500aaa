/**
 * The documentation pages: one for each element in custom-elements.json, and the guides of demo/guide. They are
 * rendered at each request.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Marked } from 'marked';
import { escapeXml } from './formats.mjs';
import { exampleHtml } from './specimens.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The anchor of a heading. */
const anchor = (text) =>
  text
    .replace(/<[^>]*>/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

/** Renders Markdown. Names of elements in it (`<dongpo-best>`) are text; wide tables and code scroll. */
const marked = new Marked({
  renderer: {
    html: ({ text }) => escapeXml(text),
    heading({ tokens, depth }) {
      const text = this.parser.parseInline(tokens);
      return `<h${depth} id="${anchor(text)}">${text}</h${depth}>\n`;
    },
    code: ({ text, lang }) =>
      `<div class="snippet"><pre tabindex="0" role="group" aria-label="${lang || 'Code'}"><code>${escapeXml(text)}</code></pre></div>\n`,
    table(token) {
      const row = (cells, tag) =>
        `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
      return `<div class="scroll" tabindex="0" role="group" aria-label="Table"><table><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table></div>\n`;
    },
  },
});
const inline = (text = '') => marked.parseInline(text);

/** Elements of the manifest, by tag. Read at each call, since `npm run manifest` may have run meanwhile. */
function elementsOf() {
  const all = JSON.parse(read('../custom-elements.json'))
    .modules.flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName);
  return new Map(all.map((each) => [each.tagName, each]));
}

const guides = () =>
  readdirSync(new URL('guide/', import.meta.url))
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ path: `/guide/${name.replace(/\.md$/, '.html')}`, text: read(`guide/${name}`) }))
    .map(({ path, text }) => ({ path, text, title: /^# (.*)$/m.exec(text)[1] }));

const navigation = (path, elements) =>
  [
    ['/api/', 'Reference'],
    ...[...elements.keys()].map((tag) => [`/api/${tag}.html`, tag.replace('dongpo-', '')]),
    ...guides().map((each) => [each.path, each.title]),
  ]
    .map(([to, name]) => `<a href="${to}"${to === path ? ' aria-current="page"' : ''}>${name}</a>`)
    .join('\n    ');

/** A page with `main` as its content, in the style of the gallery. */
const page = ({ path, title, elements, main, widgets = false }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)} · 동포투데이 위젯</title>
<link rel="icon" href="/images/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/gallery.css">
<link rel="stylesheet" href="/docs.css">
<script src="/scheme.js"></script>
${widgets ? '<script type="module" src="/dist/cdn/dongpo.js"></script>\n' : ''}</head>
<body>
<header class="strip">
  <a class="skip" href="#main">Skip to content</a>
  <a href="/" lang="ko">동포투데이 위젯</a>
  <nav aria-label="Documentation">
    ${navigation(path, elements)}
  </nav>
</header>
<main id="main">
${main}
</main>
</body>
</html>
`;

/** A TypeScript type (`'list' | 'cards' | undefined`) as values of an attribute. */
const takes = ({ type } = {}) =>
  (type?.text ?? '')
    .replace(/ \| undefined$/, '')
    .split(' | ')
    .map((each) => `<code>${escapeXml(each.replace(/^'(.*)'$/, '$1'))}</code>`)
    .join(' | ');

const entry = (kind, name, { about = '', text }) =>
  `<div class="entry" id="${kind}-${escapeXml(name || 'default')}"><dt><code>${escapeXml(name || '(default)')}</code>${about && ` <span>${about}</span>`}</dt><dd>${inline(text)}</dd></div>`;
const list = (title, entries) =>
  entries.length
    ? `<h2 id="${anchor(title)}">${title}</h2>\n<dl class="entries">\n${entries.join('\n')}\n</dl>\n`
    : '';

/** The default of a member, as text; empty without one. */
const byDefault = (value) => (value === undefined ? '' : ` · default <code>${escapeXml(value)}</code>`);

function elementMain(element, origins) {
  const { tagName, summary, description, members = [] } = element;
  const fields = members.filter(
    ({ kind, attribute, readonly }) => kind === 'field' && !attribute && !readonly,
  );
  const methods = members.filter(({ kind, description: text }) => kind === 'method' && text);
  return `<h1><code>&lt;${tagName}&gt;</code></h1>
<p class="lead">${inline(summary)}</p>
${marked.parse(description ?? '')}
<h2 id="example">Example</h2>
<div class="example" lang="ko">
${exampleHtml(tagName, origins)}
</div>
${list(
  'Attributes',
  element.attributes.map((each) =>
    entry('attribute', each.name, {
      about: `${takes(each)}${byDefault(each.default)}${each.fieldName && each.fieldName !== each.name ? ` · property <code>${each.fieldName}</code>` : ''}`,
      text: each.description,
    }),
  ),
)}${list(
  'Properties',
  fields.map((each) => entry('property', each.name, { about: takes(each), text: each.description })),
)}${list(
  'Methods',
  methods.map((each) =>
    entry('method', `${each.name}()`, {
      about: takes({ type: each.return?.type }),
      text: each.description,
    }),
  ),
)}${list(
  'Events',
  element.events.map((each) => entry('event', each.name, { about: takes(each), text: each.description })),
)}${list(
  'Slots',
  element.slots.map((each) => entry('slot', each.name, { text: each.description })),
)}${list(
  'Parts',
  element.cssParts.map((each) => entry('part', each.name, { text: each.description })),
)}${list(
  'Custom properties',
  element.cssProperties.map((each) =>
    entry('token', each.name, { about: byDefault(each.default).slice(3), text: each.description }),
  ),
)}${list(
  'States',
  element.cssStates.map((each) => entry('state', `:state(${each.name})`, { text: each.description })),
)}`;
}

const indexMain = (elements) => `<h1>Reference</h1>
<p class="lead">Five elements, each with one page of all that it takes, tells and shows.</p>
<dl class="entries">
${[...elements.values()].map(({ tagName, summary }) => `<div class="entry"><dt><a href="/api/${tagName}.html"><code>&lt;${tagName}&gt;</code></a></dt><dd>${inline(summary)}</dd></div>`).join('\n')}
${guides()
  .map(
    ({ path, title, text }) =>
      `<div class="entry"><dt><a href="${path}">${escapeXml(title)}</a></dt><dd>${inline(/^# .*\n\n([^.]*\.)/.exec(text)?.[1])}</dd></div>`,
  )
  .join('\n')}
</dl>
<p>For machines: <a href="/custom-elements.json"><code>custom-elements.json</code></a>, <a href="/dist/feed.schema.json"><code>feed.schema.json</code></a>.</p>`;

/** The page at a path; `undefined` if there is none. */
export function docsPage(path, origins) {
  const elements = elementsOf();
  if (path === '/api/') return page({ path, title: 'Reference', elements, main: indexMain(elements) });
  const element = elements.get(/^\/api\/([\w-]+)\.html$/.exec(path)?.[1]);
  if (element)
    return page({
      path,
      title: `<${element.tagName}>`,
      elements,
      main: elementMain(element, origins),
      widgets: true,
    });
  const guide = guides().find((each) => each.path === path);
  return guide && page({ path, title: guide.title, elements, main: marked.parse(guide.text) });
}
