/** Loads the code for rules that label items, which is a chunk of its own. */
export const loadLabelRules = () => import('./label-rules.js');
