import { defineElement } from '../dom/define-element.js';
import { DongpoBest } from '../elements/best/best.js';

defineElement('dongpo-best', DongpoBest);

export { DongpoBest };
