/** Code for the npm package: plain modules and four frameworks. */
import { attributesFor, styleFor, tagOf } from './attributes.js';
import { attributesOf, markup, scriptString } from './markup.js';

const define = ({ element }) => `import 'dongpo-widgets/define/${element}.js';`;
const all = (settings) => ({ ...attributesFor(settings), style: styleFor(settings) });
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** `{ display: 'flow-root', '--dongpo-accent': '#b3261e' }` */
function styleObject(settings) {
  const parts = styleFor(settings)
    .split(/;(?![^(]*\))/)
    .map((part) => {
      const [, name, value] = /^([^:]+):(.*)$/.exec(part);
      return `${name.startsWith('--') ? scriptString(name) : camel(name)}: ${scriptString(value)}`;
    });
  return `{ ${parts.join(', ')} }`;
}

/** JSX attributes with values in braces, so that no text of the settings can end a string. */
const jsxAttributes = (settings) =>
  Object.entries(attributesFor(settings))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `\n      ${name}={${value === true ? value : scriptString(value)}}`)
    .join('');

const markupLine = (settings) => `<${tagOf(settings)}${attributesOf(all(settings))}></${tagOf(settings)}>`;

/** Escapes `{{`, which is code in these frameworks. */
const inTemplate = (text) => text.replace(/\{/g, '&#123;').replace(/\}/g, '&#125;');

export const npmOutputs = {
  npm: (settings) => `// npm install dongpo-widgets\n${define(settings)}\n\n// ${markupLine(settings)}`,
  react: (settings) => `${define(settings)}
import type {} from 'dongpo-widgets/jsx';

export function News() {
  return (
    <${tagOf(settings)}${jsxAttributes(settings)}
      style={${styleObject(settings)} as React.CSSProperties}
    />
  );
}`,
  vue: (settings) => `<script setup lang="ts">
${define(settings)}
</script>

<template>
  ${inTemplate(markup(tagOf(settings), all(settings), ''))}
</template>`,
  svelte: (settings) => `<script lang="ts">
  ${define(settings)}
</script>

${inTemplate(markup(tagOf(settings), all(settings), ''))}`,
  angular: (settings) => `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
${define(settings)}

@Component({
  selector: 'app-news',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: ${scriptString(inTemplate(markup(tagOf(settings), all(settings), '').replace(/\s*\n\s*/g, ' ')))},
})
export class News {}`,
};
