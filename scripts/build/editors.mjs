/**
 * What editors complete and explain the elements by, of custom-elements.json: `dist/web-types.json` for JetBrains
 * IDEs, `dist/vscode.*-custom-data.json` for VS Code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const manifest = read('custom-elements.json');
const { name: packageName } = read('package.json');

/** The manifest as the generators read it: an attribute may always be absent, which none of them expects to be told. */
const source = () =>
  JSON.parse(JSON.stringify(manifest), (key, value) =>
    key === 'text' && typeof value === 'string' ? value.replace(/ \| undefined$/, '') : value,
  );

/** What the generators leave: what no one has set, what all elements have once for each, empty addresses. */
const tidy = (data) =>
  JSON.parse(JSON.stringify(data), (key, value) => {
    if (key === 'doc-url' && !value) return undefined;
    if (key === 'description') return value.replaceAll(' _(default: undefined)_', '');
    // The module that exports it, and not the file that holds it.
    if (key === 'source') return { symbol: value.symbol, module: packageName };
    if (!Array.isArray(value)) return value;
    const names = value.map((each) => each?.name);
    return value.filter((each, index) => each?.name === undefined || names.indexOf(each.name) === index);
  });

/** One that takes no value, as VS Code's own data have it. */
const flags = new Set(
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap(({ attributes = [] }) => attributes)
    .filter(({ type }) => /^boolean/.test(type?.text))
    .map(({ name }) => name),
);

/** @param {URL} folder that of what is built */
export function writeEditorData(folder) {
  for (const [name, get] of Object.entries({
    'web-types.json': getWebTypesData,
    'vscode.html-custom-data.json': getVsCodeHtmlCustomData,
    'vscode.css-custom-data.json': getVsCodeCssCustomData,
  })) {
    const data = JSON.parse(
      get(source(), { descriptionSrc: 'description', modulePathTemplate: () => packageName }),
    );
    for (const { attributes } of data.tags ?? [])
      for (const attribute of attributes) if (flags.has(attribute.name)) attribute.valueSet = 'v';
    writeFileSync(new URL(name, folder), `${JSON.stringify(tidy(data), null, 2)}\n`);
  }
}
