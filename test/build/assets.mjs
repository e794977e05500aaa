/** The end of `npm run build`: what is in dist without being compiled. Each from the one place where it is written. */
import { copyFileSync } from 'node:fs';

const dist = new URL('../../dist/', import.meta.url);

copyFileSync(new URL('../../src/feed/feed.schema.json', import.meta.url), new URL('feed.schema.json', dist));
