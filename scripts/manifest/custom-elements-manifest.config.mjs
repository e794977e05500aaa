/** Attribute names that differ from their property's, as `properties` in the sources gives them. */
const attributeOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** As the description tells it to people: `Default 3.`, or the value marked `(default)`. */
const defaultOf = (description = '') =>
  /Default `?([\w/ -]+?)`?(?=[.:;])/.exec(description)?.[1] ??
  /`([\w-]+)` \(default\)/.exec(description)?.[1];

/**
 * The elements' properties are accessors made by `observedAttributes`: the manifest takes their
 * attributes from the getter `properties` of each class, what they take from `@attr` of the class, and drops what is
 * marked internal.
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
      const written = declaration.attributes?.find((each) => each.name === member.attribute);
      if (written) member.type = { text: `${written.type.text} | undefined` };
      const { type, description } = member;
      declaration.attributes = [
        ...(declaration.attributes ?? []).filter((each) => each !== written),
        { name: member.attribute, type, description, default: defaultOf(description), fieldName: name },
      ];
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
    'src/elements/core/{feed-element,list-element,lazy-view-element,updating}.ts',
    'src/elements/*/{article,best,headlines,sections,ticker}.ts',
    'src/define/*.ts',
    'src/events/*-event.ts',
  ],
  exclude: ['src/define/index.ts'],
  outdir: '.',
  plugins: [dongpo],
};
