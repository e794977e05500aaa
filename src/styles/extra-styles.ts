/** What few blocks need, as one chunk: the other layouts and themes. */
import layouts from './layouts.styles.js';
import newsprint from './newsprint.styles.js';

export const extraStyles = [layouts, newsprint];
