/** Reads bytes that are not plain UTF-8: a chunk of its own. */
export { decode } from './decode.js';
export { encodingOf } from './decode-as.js';
export { gunzip } from './gunzip.js';
