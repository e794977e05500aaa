/** The script tag: registers the elements, configures the page from the tag's `data-*`, upgrades surviving markup. */
import './snippets/request-feeds.js';
import './define/index.js';
import { configure, type Settings } from './controllers/settings-controller.js';
import { ownAddress, ownTag } from './snippets/own-tag.js';
import { watchSnippets } from './snippets/watch-snippets.js';

const tag = ownTag();
const { upgrade, ...settings } = { ...tag?.dataset };
configure(settings as Settings);
watchSnippets({ url: ownAddress(tag), src: settings.src, upgrade });
