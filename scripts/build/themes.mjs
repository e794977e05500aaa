/**
 * `dist/themes/*.css`: each theme as a plain style sheet of the public tokens, read out of the elements' own
 * styles, so that no value is written twice. What no token reaches stays with the `theme` attribute.
 */
import hostStyles from '../../dist/styles/host.styles.js';
import newsprintStyles from '../../dist/styles/newsprint.styles.js';

const base = hostStyles.cssText;
const newsprint = newsprintStyles.cssText;

/** `[selectors, [[property, value], ...]]` of the rules outside of at-rules. */
function rulesOf(css) {
  const flat = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  return [...flat.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors, body]) => [
    selectors.trim().split(/\s*,\s*(?![^(]*\))/),
    body
      .split(';')
      .map((line) => /^\s*([\w-]+)\s*:\s*([\s\S]+?)\s*$/.exec(line)?.slice(1))
      .filter(Boolean),
  ]);
}

/** `[name, fallback]` of the first public token in a value. */
function tokenIn(value) {
  const start = /var\(\s*--dongpo-([\w-]+)\s*,\s*/.exec(value);
  if (!start) return;
  let depth = 1;
  let end = start.index + start[0].length;
  for (; depth; end++) depth += { '(': 1, ')': -1 }[value[end]] ?? 0;
  return [start[1], value.slice(start.index + start[0].length, end - 1)];
}

/** Values of private properties, and of tokens, by the selector of a theme: `''`, `.dark`, `:lang(ko)`, … */
function valuesOf(css, theme) {
  const found = new Map();
  for (const [selectors, declarations] of rulesOf(css)) {
    for (const selector of selectors) {
      const scope =
        /^\.dark$|^\.\w+(\.dark)$/.exec(selector)?.[0].replace(theme, '') ??
        /:lang\([\w-]+\)$/.exec(selector)?.[0] ??
        '';
      // Of the article's body, and of the titles: the same token, with the same value.
      const own = found.get(scope) ?? new Map();
      found.set(scope, own);
      for (const [property, value] of declarations) {
        const token = tokenIn(value);
        if (property.startsWith('--_') && !own.has(property)) own.set(property, value);
        if (token && !own.has(token[0])) own.set(...token);
      }
    }
  }
  return found;
}

/** Private properties are replaced: by the token that they hold, else by their value. */
function resolve(value, scopes) {
  return value.replace(/var\((--_[\w-]+)\)/g, (_, name) => {
    const held = scopes.find((scope) => scope?.has(name))?.get(name);
    const token = held && tokenIn(held)?.[0];
    return token ? `var(--dongpo-${token})` : resolve(held ?? name, scopes);
  });
}

/** The elements' language where nothing on the page names one. */
const usual = ':lang(ko)';
const declare = (tokens, indent = '  ') =>
  [...tokens].map(([name, value]) => `${indent}--dongpo-${name}: ${value};`).join('\n');
const rule = (selector, tokens) => (tokens.size ? `${selector} {\n${declare(tokens)}\n}\n` : '');

/** A theme that sets tokens, but for those to leave, of its rules. */
function sheet(values, leave = []) {
  const light = values.get('');
  const dark = values.get('.dark') ?? new Map();
  const always = new Map();
  const byScheme = new Map();
  const byLanguage = new Map();
  const languages = [...values.keys()].filter((scope) => scope.startsWith(':lang'));
  for (const [name, written] of light) {
    if (name.startsWith('--')) continue;
    const value = resolve(written, [light]);
    // Where a token follows another one, setting it would end that.
    if (/var\(--dongpo-/.test(value) || leave.includes(name)) continue;
    const other = dark.has(name) ? resolve(dark.get(name), [dark, light]) : value;
    if (other !== value) byScheme.set(name, `light-dark(${value}, ${other})`);
    else always.set(name, value);
    const each = languages.map((scope) => [scope, resolve(written, [values.get(scope), light])]);
    if (each.some(([, one]) => one !== value)) {
      always.set(name, each.find(([scope]) => scope === usual)?.[1] ?? value);
      byLanguage.set('', new Map(byLanguage.get('')).set(name, value));
      for (const [scope, one] of each) byLanguage.set(scope, new Map(byLanguage.get(scope)).set(name, one));
    }
  }
  return [
    rule(':where(:root)', always),
    byScheme.size
      ? `@supports (color: light-dark(#000, #fff)) {\n  :where(:root) {\n${declare(byScheme, '    ')}\n  }\n}\n`
      : '',
    ...[...byLanguage].map(([scope, tokens]) => rule(`:where([lang]${scope})`, tokens)),
  ].join('');
}

/** `plain` takes from the page; of that, a token can hold colours and a size, but no font. */
function plainSheet() {
  const [, declarations] = rulesOf(base).find(([selectors]) => selectors.includes('.plain'));
  const held = valuesOf(base, '').get('');
  const tokens = new Map([['font-size', '1em']]);
  for (const [property, value] of declarations) {
    const token = property.startsWith('--_') ? tokenIn(held.get(property))?.[0] : property;
    if (!held.has(token) || property === 'font-family') continue;
    tokens.set(token, /^(inherit|initial)$/.test(value) ? 'currentcolor' : value);
  }
  return rule(':where(:root)', tokens);
}

const head = (name, more) => `/*
 * The theme ${name} of dongpo-widgets as public tokens, for a page that sets it without the attribute \`theme\`.
 * :where() weighs nothing: a token that the page sets itself wins.${more}
 */
`;

/** Text of each theme's sheet, by its name. */
export const themes = {
  dongpo:
    head(
      'dongpo',
      '\n * No font is set: elements choose one for the language of each text, which a token would end.',
    ) + sheet(valuesOf(base, ''), ['font-family']),
  newsprint:
    head(
      'newsprint',
      '\n * No token reaches the rule over the whole width, bold titles, serif ranks and the line over an article.',
    ) + sheet(valuesOf(newsprint, '.newsprint')),
  plain:
    head(
      'plain',
      '\n * No token can take over the font of the page: name it, --dongpo-font-family: Georgia, serif.',
    ) + plainSheet(),
};
