import { canDefine } from '../dom/can-define.js';
import { DongpoBest } from '../elements/best/best.js';

if (canDefine('dongpo-best')) customElements.define('dongpo-best', DongpoBest);

export { DongpoBest };
