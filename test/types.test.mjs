/** What TypeScript knows of the built package, in code that a user would write. Needs a build before. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
// In the project, so that the package's own name resolves by its exports.
const folder = new URL('.cache/types/', root);
before(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles the file alone, strictly; each `@ts-expect-error` in it is something that must be an error. */
function compiles(name, source, options = {}) {
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
    ...options,
  };
  writeFileSync(new URL(name, folder), source);
  const config = fileURLToPath(new URL(`${name}.tsconfig.json`, folder));
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [name] }));
  const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root));
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
}

const DOM = `
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
const is = <A, B>(_same: Same<A, B>): void => {};

const best = document.createElement('dongpo-best');
is<typeof best, DongpoBest>(true);
document.querySelector('dongpo-article')?.reload();
const each: (DongpoArticle | DongpoHeadlines | DongpoSections | DongpoTicker)[] = [
  document.createElement('dongpo-article'), document.createElement('dongpo-headlines'),
  document.createElement('dongpo-sections'), document.createElement('dongpo-ticker'),
];
each[0]?.reload();
best.addEventListener('dongpo-select', function (event) {
  is<typeof event, DongpoSelectEvent>(true);
  is<typeof this, DongpoBest>(true);
});
const onError = (event: DongpoErrorEvent): string => event.error.code;
best.addEventListener('dongpo-error', onError, { once: true });
best.removeEventListener('dongpo-error', onError);
// They bubble.
document.addEventListener('dongpo-load', (event) => is<typeof event, DongpoLoadEvent>(true));
window.addEventListener('dongpo-update', (event) => is<typeof event, DongpoUpdateEvent>(true));
document.body.addEventListener('dongpo-impression', (event) => is<typeof event, DongpoImpressionEvent>(true));
// The platform's stay, and so do objects and unknown names.
best.addEventListener('click', (event) => is<typeof event, PointerEvent>(true));
best.addEventListener('anything', { handleEvent: (event) => is<typeof event, Event>(true) });
const element: HTMLElement = best;
element.addEventListener('dongpo-select', (event) => event.item.id);
// @ts-expect-error: another event
best.addEventListener('dongpo-select', (event: DongpoLoadEvent) => event);
// @ts-expect-error: a number
best.limit = 'three';
`;
const EVENTS =
  'DongpoErrorEvent, DongpoImpressionEvent, DongpoLoadEvent, DongpoSelectEvent, DongpoUpdateEvent';
const CLASSES = 'DongpoArticle, DongpoBest, DongpoHeadlines, DongpoSections, DongpoTicker';

it('tags and events are known where the package is imported', () => {
  compiles(
    'dom.ts',
    `import type { ${CLASSES}, ${EVENTS}, DongpoElementEventMap } from 'dongpo-widgets';
${DOM}
is<DongpoElementEventMap['dongpo-select'], DongpoSelectEvent>(true);`,
  );
});

it('tags and events are known where the elements are registered, and nothing else is imported', () => {
  compiles(
    'define.ts',
    `import 'dongpo-widgets/define/best.js';
const best = document.createElement('dongpo-best');
best.limit = 5;
best.addEventListener('dongpo-select', (event) => event.item.id);
document.addEventListener('dongpo-error', (event) => event.error.code);
// @ts-expect-error: only this one
document.createElement('dongpo-ticker').interval = 6;`,
  );
});
