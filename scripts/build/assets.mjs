/** The end of `npm run build`: what is in dist without being compiled. Each from the one place where it is written. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { writeEditorData } from './editors.mjs';
import { completeNotices } from './notices.mjs';
import { squeeze } from './squeeze-templates.mjs';
import { themes } from './themes.mjs';

const dist = new URL('../../dist/', import.meta.url);

mkdirSync(new URL('themes/', dist), { recursive: true });
for (const [name, css] of Object.entries(themes)) writeFileSync(new URL(`themes/${name}.css`, dist), css);
copyFileSync(
  new URL('../../src/feed/model/feed.schema.json', import.meta.url),
  new URL('feed.schema.json', dist),
);
writeEditorData(dist);
for (const room of ['cdn', 'node', 'react']) completeNotices(new URL(`${room}/`, dist));

// Bundlers shorten code, and leave what stands in templates.
for (const room of ['elements', 'styles', 'ssr'])
  for (const name of readdirSync(new URL(`${room}/`, dist), { recursive: true })) {
    // What is bundled has no templates of ours.
    if (!name.endsWith('.js') || name === 'dom.js') continue;
    const file = new URL(`${room}/${name.replaceAll('\\', '/')}`, dist);
    const code = readFileSync(file, 'utf8');
    writeFileSync(file, squeeze(code, parseAst(code)));
  }

// What `styles: 'link'` of the ssr room refers to, from the modules that hold the styles.
const { linkedSheets } = await import(new URL('ssr/style-sheets.js', dist).href);
for (const [name, css] of Object.entries(linkedSheets()))
  writeFileSync(new URL(`ssr/${name}.css`, dist), css);
