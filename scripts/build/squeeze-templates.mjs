/** White space of `css` and `html` templates is for readers of the source: neither a page nor a bundler needs it. */

/** All nodes of a syntax tree. */
export function* walk(node) {
  if (!node || typeof node !== 'object') return;
  if ('type' in node && 'start' in node) yield node;
  for (const child of Object.values(node)) yield* walk(child);
}

const squeezeCss = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,!]) ?/g, '$1')
    .replace(/ ([>+]) (?=[^;}]*\{)/g, '$1')
    .replace(/: (?=[^{}]*[;}])/g, ':')
    .replace(/;}/g, '}')
    .replace(/([ :,(-])0\./g, '$1.')
    .trim();

function squeezeHtml(text, tag) {
  return text.replace(/[<>]|\s*\n\s*/g, (found, at) => {
    if (found === '<' || found === '>') tag.open = found === '<';
    else return tag.open && text[at + found.length] !== '>' ? ' ' : '';
    return found;
  });
}

/**
 * @param {string} code a module
 * @param {object} tree its syntax tree, with places in the code
 * @returns {string}
 */
export function squeeze(code, tree) {
  const edits = [];
  for (const node of walk(tree)) {
    const kind = node.type === 'TaggedTemplateExpression' && node.tag.name;
    if (kind !== 'html' && kind !== 'css') continue;
    const tag = { open: false };
    for (const { start, end } of node.quasi.quasis) {
      const text = code.slice(start, end);
      edits.push([start, end, kind === 'css' ? squeezeCss(text) : squeezeHtml(text, tag)]);
    }
  }
  for (const [start, end, text] of edits.sort((a, b) => b[0] - a[0]))
    code = code.slice(0, start) + text + code.slice(end);
  return code;
}
