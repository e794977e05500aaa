import { DongpoBest } from '../elements/best/best.js';

// Harmless when done twice, by two versions, or where another library has the tag.
if (globalThis.customElements && !customElements.get('dongpo-best'))
  customElements.define('dongpo-best', DongpoBest);

export { DongpoBest };
