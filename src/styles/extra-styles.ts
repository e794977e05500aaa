/** Style sheets of the layouts `cards`, `compact` and `lead` and of the theme `newsprint`: one lazily loaded chunk. */
import layouts from './layouts.styles.js';
import newsprint from './newsprint.styles.js';

export const extraStyles = [layouts, newsprint];
