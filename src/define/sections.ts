import './headlines.js';
import { canDefine } from '../dom/can-define.js';
import { DongpoSections } from '../elements/sections/sections.js';

if (canDefine('dongpo-sections')) customElements.define('dongpo-sections', DongpoSections);

export { DongpoSections };
