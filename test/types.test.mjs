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

it('the types of tags and events come with the import of the package', () => {
  compiles(
    'dom.ts',
    `import type { ${CLASSES}, ${EVENTS}, DongpoElementEventMap } from 'dongpo-widgets';
${DOM}
is<DongpoElementEventMap['dongpo-select'], DongpoSelectEvent>(true);`,
  );
});

it('the types of tags and events come with the import of define alone', () => {
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

const jsx = { jsx: 'react-jsx', skipLibCheck: false };

it('tags are typed in React 19', () => {
  compiles(
    'tags.tsx',
    `import type { DongpoBest, DongpoSelectEvent, Feed } from 'dongpo-widgets';
import type {} from 'dongpo-widgets/jsx';
import { createRef } from 'react';

const feed: Feed = { version: 'https://jsonfeed.org/version/1.1', title: '', items: [] };
export const right = (
  <dongpo-best
    ref={createRef<DongpoBest>()} key="best" className="best" style={{ minHeight: '43em' }} aria-label="뉴스" data-a="b"
    feed={feed} limit={5} heading-level="4" timeZone="Asia/Seoul" debug onClick={(event) => event.currentTarget.reload()}
    ondongpo-select={(event) => { const select: DongpoSelectEvent = event; select.preventDefault(); }}
  >
    <p slot="error">없음</p>
  </dongpo-best>
);
// @ts-expect-error: a number
export const number = <dongpo-best limit="five" />;
// @ts-expect-error: no such theme
export const theme = <dongpo-best theme="purple" />;
// @ts-expect-error: of another element
export const other = <dongpo-best interval={6} />;
// @ts-expect-error: another event
export const event = <dongpo-best ondongpo-select={(event: DragEvent) => event} />;`,
    jsx,
  );
});

it('the React components are typed', () => {
  compiles(
    'components.tsx',
    `import type { DongpoBest as Best } from 'dongpo-widgets';
import { DongpoArticle, DongpoBest, DongpoSections, type DongpoProps } from 'dongpo-widgets/react';
import { createRef } from 'react';

export type Props = DongpoProps<Best>;
export const right = (
  <DongpoBest
    ref={createRef<Best>()} className="best" feed={{}} limit={5} headingLevel={4} debug
    onDongpoSelect={(event) => event.preventDefault()} onDongpoError={(event) => event.error.code}
  >
    <p slot="error">없음</p>
  </DongpoBest>
);
export const others = [<DongpoArticle key="1" item="1" bestSrc="best.json" />, <DongpoSections key="2" maxSections={3} />];
// @ts-expect-error: a number
export const number = <DongpoBest limit="5" />;
// @ts-expect-error: a method is no prop
export const method = <DongpoBest reload={() => Promise.resolve()} />;
// @ts-expect-error: another event
export const event = <DongpoBest onDongpoSelect={(event: DragEvent) => event} />;`,
    jsx,
  );
});
