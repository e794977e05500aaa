import { defineElement } from '../dom/define-element.js';
import { DongpoTicker } from '../elements/ticker/ticker.js';

defineElement('dongpo-ticker', DongpoTicker);

export { DongpoTicker };
