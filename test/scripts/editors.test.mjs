/** What VS Code and JetBrains IDEs complete the elements by holds all that the manifest knows. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const own = read('package.json');
const elements = read('custom-elements.json')
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);
const names = (list = []) => list.map(({ name }) => name).sort();
const find = (list, name) => list.find((each) => each.name === name);

const VALUES = {
  layout: ['list', 'cards', 'compact', 'lead'],
  theme: ['dongpo', 'plain', 'newsprint'],
  'color-scheme': ['light', 'dark'],
  target: ['_self', '_blank'],
  loading: ['lazy', 'eager'],
  'date-style': ['relative', 'date', 'datetime'],
  order: ['feed', 'newest', 'oldest'],
  more: ['button', 'link'],
};
const TAGS = ['article', 'best', 'headlines', 'sections', 'ticker'].map((name) => `dongpo-${name}`);

it('there are five elements, whose manifest says everything', () => {
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), TAGS);
  for (const { tagName, attributes, events, cssParts, cssProperties, slots } of elements)
    for (const each of [...attributes, ...events, ...cssParts, ...cssProperties, ...slots])
      assert.ok(each.description, `${tagName} says nothing of ${each.name}`);
});

describe('vscode.html-custom-data.json', () => {
  const { version, tags } = read('dist/vscode.html-custom-data.json');
  it('has the elements, their attributes and what those take', () => {
    assert.equal(version, 1.1);
    assert.deepEqual(names(tags), TAGS);
    for (const element of elements) {
      const tag = find(tags, element.tagName);
      assert.deepEqual(names(tag.attributes), names(element.attributes));
      for (const attribute of element.attributes) {
        const told = find(tag.attributes, attribute.name);
        assert.equal(told.description, attribute.description);
        assert.deepEqual(
          told.values?.map(({ name }) => name) ?? [],
          VALUES[attribute.name] ?? [],
          attribute.name,
        );
      }
    }
    assert.ok(find(find(tags, 'dongpo-headlines').attributes, 'layout').values.length);
    // One that takes no value.
    assert.equal(find(find(tags, 'dongpo-best').attributes, 'debug').valueSet, 'v');
  });

  it('explains them, with events, slots, parts and custom properties', () => {
    for (const element of elements) {
      const { description } = find(tags, element.tagName);
      assert.ok(description.startsWith(element.description));
      for (const { name } of [...element.events, ...element.cssParts, ...element.cssProperties])
        assert.ok(description.includes(`**${name}**`), `${element.tagName}: ${name}`);
      assert.doesNotMatch(description, /undefined/);
    }
  });
});

it('vscode.css-custom-data.json has each custom property and part, once', () => {
  const { properties, pseudoElements } = read('dist/vscode.css-custom-data.json');
  const all = (kind) => [...new Set(elements.flatMap((each) => names(each[kind])))].sort();
  assert.deepEqual(names(properties), all('cssProperties'));
  assert.deepEqual(
    names(pseudoElements),
    all('cssParts').map((name) => `::part(${name})`),
  );
  for (const { name, description } of [...properties, ...pseudoElements]) assert.ok(description, name);
});

describe('web-types.json', () => {
  const data = read('dist/web-types.json');
  it('is found by the package, and is of it', () => {
    assert.equal(own['web-types'], './dist/web-types.json');
    assert.equal(data.name, own.name);
    assert.equal(data.version, own.version);
    assert.equal(data['description-markup'], 'markdown');
  });

  it('has the elements with all that they have', () => {
    const tags = data.contributions.html.elements;
    assert.deepEqual(names(tags), TAGS);
    for (const element of elements) {
      const tag = find(tags, element.tagName);
      assert.deepEqual(tag.source, { symbol: element.name, module: own.name });
      assert.deepEqual(names(tag.attributes), names(element.attributes));
      assert.deepEqual(names(tag.slots), names(element.slots));
      assert.deepEqual(names(tag.js.events), names(element.events));
      assert.ok(names(tag.js.properties).includes('feed'));
      for (const { name, value } of tag.attributes)
        if (VALUES[name]) assert.equal(value.type, VALUES[name].map((each) => `'${each}'`).join(' | '), name);
        else assert.doesNotMatch(value.type, /undefined/, name);
    }
  });

  it('has custom properties and parts, once each', () => {
    const { properties, 'pseudo-elements': parts } = data.contributions.css;
    assert.equal(new Set(names(properties)).size, properties.length);
    assert.ok(find(properties, '--dongpo-accent').description);
    assert.ok(parts.some(({ name }) => name === 'part(title)'));
  });
});
