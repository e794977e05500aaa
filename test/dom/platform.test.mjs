/** Helpers over the platform where it lacks a feature; with it, the tests of the elements run them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canDefine } from '../../dist/dom/can-define.js';
import { prefersReducedData } from '../../dist/dom/save-data.js';

function withGlobal(t, name, value) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { configurable: true, value });
  t.after(() => {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else delete globalThis[name];
  });
}

test('no element can be defined without a registry', (t) => {
  withGlobal(t, 'customElements', undefined);
  assert.equal(canDefine('x-y'), false);
});

test('an element can be defined only where its tag is free', (t) => {
  withGlobal(t, 'customElements', new Map([['x-taken', class {}]]));
  assert.equal(canDefine('x-taken'), false);
  assert.equal(canDefine('x-free'), true);
});

for (const [navigator, expected] of [
  [undefined, false],
  [{}, false],
  [{ connection: {} }, false],
  [{ connection: { saveData: false } }, false],
  [{ connection: { saveData: true } }, true],
])
  test(`reduced data is ${expected ? '' : 'not '}preferred with the navigator ${JSON.stringify(navigator)}`, (t) => {
    withGlobal(t, 'navigator', navigator);
    assert.equal(prefersReducedData(), expected);
  });
