import { canDefine } from '../dom/can-define.js';
import { DongpoTicker } from '../elements/ticker/ticker.js';

if (canDefine('dongpo-ticker')) customElements.define('dongpo-ticker', DongpoTicker);

export { DongpoTicker };
