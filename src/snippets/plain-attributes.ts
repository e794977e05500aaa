/** The attributes that a stranger may set, by plain markup or by an address of `embed.html`. */

/**
 * Attributes by name. None of them names anything of the page (`class`, `id`, `target`), sends a request of its own
 * (`refresh`, `loading`) or runs anything.
 */
const ATTRIBUTES = [
  'layout',
  'show',
  'limit',
  'item',
  'heading',
  'heading-level',
  'lang',
  'theme',
  'color-scheme',
  'order',
  'section',
  'author',
  'include',
  'exclude',
  'max-age',
  'offset',
  'unique',
  'more',
];
const MAX_VALUE_LENGTH = 500;
const MAX_HEADING_LENGTH = 100;

/** Names of the elements, without `dongpo-`. */
export const ELEMENT_NAMES = /^(headlines|best|article|ticker|sections)$/;

/** Cuts a heading: it is no text of the page. */
export const cutHeading = (heading: string): string => heading.slice(0, MAX_HEADING_LENGTH);

/**
 * Sets the attributes that are given, without values that are too long, and marks the element, so that its feed is
 * requested without cookies.
 *
 * @param given returns the value for a name
 * @param address returns the addresses of feeds that may be shown
 * @param rel for the links of the element
 */
export function setPlainAttributes(
  element: HTMLElement,
  given: (name: string) => string | null | undefined,
  address: (name: string) => string | undefined,
  rel = '',
): void {
  for (const name of ATTRIBUTES) {
    const value = given(name);
    if (value === null || value === undefined || value.length > MAX_VALUE_LENGTH) continue;
    element.setAttribute(name, name === 'heading' ? cutHeading(value) : value);
  }
  element.setAttribute('data-upgraded', rel);
  for (const name of ['src', 'best-src']) {
    const feed = address(name);
    if (feed) element.setAttribute(name, feed);
  }
}
