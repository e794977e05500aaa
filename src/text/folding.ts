import { decodeEntities } from './entities.js';
import { learnFolding } from './plain.js';

/**
 * Known to `plainText` once this module is loaded: controls, zero-width and bidi junk and lone
 * surrogates are removed, white space of all kinds folded. Joiners stay where a script or an emoji
 * needs them.
 */
learnFolding((text) =>
  text
    // Windows-1252 taken for Latin-1, somewhere; holes in it are nothing.
    .replace(/[\x80-\x9f]/g, (unit) => decodeEntities(`&#${unit.charCodeAt(0)};`).replace(/&.*/, ''))
    .replace(/(?![\t\n\f\r\u200c-\u200f\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Cs}\ufffd-\uffff]/gu, '')
    .replace(/[\u200c\u200d](?=[\s\w가-힣一-鿿]|$)/g, '')
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim(),
);
