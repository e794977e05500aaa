import { DongpoTicker } from '../elements/ticker/ticker.js';

// Harmless when done twice, by two versions, or where another library has the tag.
if (globalThis.customElements && !customElements.get('dongpo-ticker'))
  customElements.define('dongpo-ticker', DongpoTicker);

export { DongpoTicker };
