/** Patterns of tags in HTML. All are linear in time, whatever they are given. */

/** The rest of a tag, behind its name; quotes may hold `<` and `>`. A `<` outside of quotes ends each attempt. */
const REST = `[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>`;

/** An image's tag. One with a quote that is never closed ends at the next `<`. */
export const IMAGE_TAG = new RegExp(`<(?:amp-)?im(?:g|age)(?=[\\s/])(?:${REST}|[^<>]*)`, 'gi');

/** The tag of a film, or of a source of a picture. */
export const MEDIA_TAG = new RegExp(`<(?:video|source)(?=[\\s/])(?:${REST}|[^<>]*)`, 'gi');

/** A start tag. */
export const START_TAG = new RegExp(`<[a-z]${REST}`, 'gi');

/** An attribute: name, `=`, value. Without its value it matches too, so that no match begins within a name. */
export const ATTRIBUTE = /([^\s"'<>/=]+)(?:(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
