/** Attribute names that differ from their property's, as `properties` in the sources gives them. */
const attributeOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * The elements' properties are accessors made by `observedAttributes`: the manifest takes their
 * attributes from the getter `properties` of each class, and drops what is marked internal.
 */
const dongpo = {
  name: 'dongpo',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find((each) => each.name === node.name.text);
    const getter = node.members.find((each) => each.name?.text === 'properties');
    const returned = getter?.body?.statements.find(ts.isReturnStatement)?.expression;
    if (!declaration?.members || !returned || !ts.isObjectLiteralExpression(returned)) return;
    for (const property of returned.properties.filter(ts.isPropertyAssignment)) {
      const name = property.name.text;
      const member = declaration.members.find((each) => each.name === name);
      if (!member || property.initializer.getText() === 'null') continue;
      member.attribute = attributeOf(name);
      declaration.attributes ??= [];
      declaration.attributes.push({
        name: member.attribute,
        type: member.type,
        description: member.description,
        fieldName: name,
      });
    }
  },
  packageLinkPhase({ customElementsManifest }) {
    // As they stand on a disk is not the same everywhere.
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { declarations } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        // Of `new DongpoSelectEvent(item, …)` the analyzer makes an event named item.
        declaration.events = declaration.events?.filter(({ name }) => name.startsWith('dongpo-'));
        declaration.members = declaration.members?.filter(
          ({ name, privacy, static: fixed, description }) =>
            !fixed &&
            !privacy &&
            !/^#/.test(name) &&
            !/@internal/.test(description ?? '') &&
            !internal.has(name),
        );
      }
    }
  },
};

/** Public to our own modules only (`@internal`), or the platform's. */
const internal = new Set([
  ...[
    'data',
    'setting',
    'messages',
    'shows',
    'renderHeading',
    'renderLink',
    'renderTime',
    'foreign',
    'render',
  ],
  ...[
    'addController',
    'removeController',
    'attributeChangedCallback',
    'connectedCallback',
    'disconnectedCallback',
  ],
]);

export default {
  // The elements and what they extend; not the views behind them.
  globs: [
    'src/elements/{base,list,shell,updating}.ts',
    'src/elements/*/{article,best,headlines,sections,ticker}.ts',
    'src/define/*.ts',
    'src/events/*-event.ts',
  ],
  exclude: ['src/define/{index,snippets,upgrade}.ts'],
  outdir: '.',
  plugins: [dongpo],
};
