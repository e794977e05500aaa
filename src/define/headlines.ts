import { DongpoHeadlines } from '../elements/headlines/headlines.js';

// Harmless when done twice, by two versions, or where another library has the tag.
if (globalThis.customElements && !customElements.get('dongpo-headlines'))
  customElements.define('dongpo-headlines', DongpoHeadlines);

export { DongpoHeadlines };
