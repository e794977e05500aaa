/**
 * What templates know of our elements: `npm run build` ends with it.
 *
 * `dist/types/elements.d.ts` comes from custom-elements.json: per element what may be set, and its events, with
 * their descriptions. The rest are a few lines for each framework, over the framework's own types for HTML.
 *
 * The generators there are (tried: @wc-toolkit/jsx-types 1.8.2, custom-element-vuejs-integration 1.4.0,
 * custom-element-svelte-integration 1.2.0) take every event for a CustomEvent or do not import its class, bring
 * lists of global attributes of their own in place of the framework's, and write into the global `JSX`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../dist/types/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName)
  .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));

const comment = (text, indent) =>
  `/**\n${text
    .split('\n')
    .map((line) => `${indent} * ${line}`.trimEnd())
    .join('\n')}\n${indent} */`;
const member = (name, type, description) =>
  `  ${comment(description, '  ')}\n  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type} | undefined;`;
const list = (title, entries = []) =>
  entries.length
    ? `\n\n${title}:\n${entries.map(({ name, description }) => `- \`${name || '(default)'}\`: ${description}`).join('\n')}`
    : '';

function declare({ name, tagName, summary, members, events, slots, cssParts }) {
  const own = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const settings = own.flatMap(({ name: property, attribute, type, description }) => {
    // Templates write numbers as text too.
    const taken = `${name}['${property}']${/\bnumber\b/.test(type.text) ? ' | Numeric' : ''}`;
    return [property, ...(attribute && attribute !== property ? [attribute] : [])].map((each) =>
      member(each, taken, description),
    );
  });
  const about = `${summary}.${list('Slots', slots)}${list('Events', events)}${list('Parts', cssParts)}`;
  return {
    settings: `/** What a template may set on \`<${tagName}>\`: its properties, and its attributes where those have other names. */
export interface ${name}Settings {
${settings.join('\n')}
}`,
    events: `/** Events of \`<${tagName}>\`. */
export interface ${name}Events {
${events.map((event) => `  ${comment(event.description, '  ')}\n  '${event.name}': ${event.type.text};`).join('\n')}
}`,
    entry: `  ${comment(about, '  ')}
  '${tagName}': { element: ${name}; settings: ${name}Settings; events: ${name}Events };`,
  };
}

const declared = elements.map(declare);
const names = [
  ...new Set(elements.flatMap(({ name, events }) => [name, ...events.map(({ type }) => type.text)])),
].sort();
const FILES = {
  elements: `import type {
${names.map((name) => `  ${name},`).join('\n')}
} from '../index.js';

type Numeric = \`\${number}\`;

${declared.flatMap(({ settings, events }) => [settings, events]).join('\n\n')}

/** All elements, by tag. */
export interface DongpoElements {
${declared.map(({ entry }) => entry).join('\n')}
}

/** Listeners, named as a template names them. */
export type Listeners<Events, Prefix extends string = 'on'> = {
  [Name in keyof Events as \`\${Prefix}\${Name & string}\`]?: ((event: Events[Name]) => void) | undefined;
};
`,

  jsx: `/** \`dongpo-widgets/jsx\`: our tags in the JSX of React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DongpoElements, Listeners } from './elements.js';

type Props<Known extends { element: HTMLElement; settings: object; events: object }> = DetailedHTMLProps<
  HTMLAttributes<Known['element']>,
  Known['element']
> &
  Known['settings'] &
  Listeners<Known['events']>;
type Tags = { [Tag in keyof DongpoElements]: Props<DongpoElements[Tag]> };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,

  preact: `/** \`dongpo-widgets/preact\`: our tags in the JSX of Preact. */
import type { HTMLAttributes } from 'preact';
import type { DongpoElements, Listeners } from './elements.js';

type Props<Known extends { element: HTMLElement; settings: object; events: object }> = HTMLAttributes<
  Known['element']
> &
  Known['settings'] &
  Listeners<Known['events']>;
type Tags = { [Tag in keyof DongpoElements]: Props<DongpoElements[Tag]> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,

  solid: `/** \`dongpo-widgets/solid\`: our tags in the JSX of Solid. */
import type { JSX } from 'solid-js';
import type { DongpoElements, Listeners } from './elements.js';

type Props<Known extends { element: HTMLElement; settings: object; events: object }> = JSX.HTMLAttributes<
  Known['element']
> &
  Known['settings'] &
  Listeners<Known['events'], 'on:'>;
type Tags = { [Tag in keyof DongpoElements]: Props<DongpoElements[Tag]> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
`,

  svelte: `/** \`dongpo-widgets/svelte\`: our tags in the templates of Svelte 5. */
import type { HTMLAttributes } from 'svelte/elements';
import type { DongpoElements, Listeners } from './elements.js';

type Props<Known extends { element: HTMLElement; settings: object; events: object }> = HTMLAttributes<
  Known['element']
> &
  Known['settings'] &
  Listeners<Known['events']>;
type Tags = { [Tag in keyof DongpoElements]: Props<DongpoElements[Tag]> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
`,

  vue: `/** \`dongpo-widgets/vue\`: our tags in the templates of Vue 3. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { DongpoElements } from './elements.js';

type Component<Known extends { element: HTMLElement; settings: object; events: object }> = new () => Known['element'] & {
  $props: HTMLAttributes & Known['settings'] & PublicProps;
  $emit: EmitFn<{ [Name in keyof Known['events']]: (event: Known['events'][Name]) => void }>;
};
type Tags = { [Tag in keyof DongpoElements]: Component<DongpoElements[Tag]> };

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
`,
};

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(FILES)) {
  writeFileSync(new URL(`${name}.d.ts`, folder), text);
  // For those who import it by value.
  if (name !== 'elements') writeFileSync(new URL(`${name}.js`, folder), 'export {};\n');
}
