/** The script tag: registers the elements, configures the page from the tag's `data-*`, upgrades surviving markup. */
import './snippets/request-feeds.js';
import './define/index.js';
import { configure, type Settings } from './controllers/settings-controller.js';
import { ownTag } from './snippets/own-tag.js';
import { watchSnippets } from './snippets/watch-snippets.js';

configure({ ...ownTag()?.dataset } as Settings);
watchSnippets();
