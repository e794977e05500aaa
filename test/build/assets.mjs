/** The end of `npm run build`: what is in dist without being compiled. Each from the one place where it is written. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { writeEditorData } from './editors.mjs';
import { themes } from './themes.mjs';

const dist = new URL('../../dist/', import.meta.url);

mkdirSync(new URL('themes/', dist), { recursive: true });
for (const [name, css] of Object.entries(themes)) writeFileSync(new URL(`themes/${name}.css`, dist), css);
copyFileSync(new URL('../../src/feed/feed.schema.json', import.meta.url), new URL('feed.schema.json', dist));
writeEditorData(dist);
