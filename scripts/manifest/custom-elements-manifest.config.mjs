/** The default that a description names for people: `Default 3.`, or the value marked `(default)`. */
const defaultOf = (description = '') =>
  /Default `?([\w/ -]+?)`?(?=[.:;])/.exec(description)?.[1] ??
  /`([\w-]+)` \(default\)/.exec(description)?.[1];

/** Lit's options of a property, `{ type: Number, attribute: 'max-age' }`, as the name of its attribute; none: `undefined`. */
function attributeName(ts, { name, initializer }) {
  const option = initializer.properties.find((each) => each.name?.text === 'attribute')?.initializer;
  if (option?.kind === ts.SyntaxKind.FalseKeyword) return undefined;
  return option?.text ?? name.text.toLowerCase();
}

const isInternal = (ts, node) =>
  ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal') ||
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.OverrideKeyword);

/**
 * Reads the attributes of each class from Lit's `static properties`, and their values from the class's `@attr`. Drops
 * members that are marked `@internal`, and those that override a member of Lit's or of a superclass, which has them.
 */
const dongpo = {
  name: 'dongpo',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find((each) => each.name === node.name.text);
    if (!declaration?.members) return;
    // LitElement under a name that types its events.
    if (declaration.superclass?.name === 'TypedLitElement')
      declaration.superclass = { name: 'LitElement', package: 'lit' };
    const internal = new Set(
      node.members.filter((member) => isInternal(ts, member)).map((member) => member.name?.text),
    );
    declaration.members = declaration.members.filter(({ name }) => !internal.has(name));
    // The analyzer adds `| undefined` to an optional member, whose type may hold it already.
    for (const { type } of declaration.members)
      if (type) type.text = type.text.replace(/(?: \| undefined)+$/, ' | undefined');
    const properties = node.members.find(
      (each) => each.name?.text === 'properties' && ts.isPropertyDeclaration(each),
    )?.initializer;
    if (!properties) return;
    for (const property of properties.properties) {
      const name = property.name.text;
      const member = declaration.members.find((each) => each.name === name);
      const attribute = attributeName(ts, property);
      if (!member || !attribute) continue;
      member.attribute = attribute;
      const documented = declaration.attributes?.find((each) => each.name === attribute);
      if (documented) member.type = { text: `${documented.type.text} | undefined` };
      const { type, description } = member;
      declaration.attributes = [
        ...(declaration.attributes ?? []).filter((each) => each !== documented),
        { name: attribute, type, description, default: defaultOf(description), fieldName: name },
      ];
    }
  },
  packageLinkPhase({ customElementsManifest }) {
    // The order of files on a disk is not the same everywhere.
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        // The analyzer takes `new DongpoSelectEvent(item, …)` for an event named item.
        declaration.events = declaration.events?.filter(({ name }) => name.startsWith('dongpo-'));
        declaration.members = declaration.members?.filter(
          ({ name, privacy, static: fixed, description }) =>
            !fixed && !privacy && !/^#/.test(name) && !/@internal/.test(description ?? ''),
        );
      }
    }
  },
};

export default {
  // The elements and what they extend; not the views behind them.
  globs: [
    'src/elements/core/{block-element,feed-element,list-element,lazy-view-element}.ts',
    'src/elements/*/{article,best,headlines,sections,ticker}.ts',
    'src/define/*.ts',
    'src/events/*-event.ts',
  ],
  exclude: ['src/define/index.ts'],
  outdir: '.',
  plugins: [dongpo],
};
