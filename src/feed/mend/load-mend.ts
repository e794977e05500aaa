/** Loads the code that mends items, which is a chunk of its own. */
export const loadMend = () => import('./mend.js');
