import { canDefine } from '../dom/can-define.js';
import { DongpoHeadlines } from '../elements/headlines/headlines.js';

if (canDefine('dongpo-headlines')) customElements.define('dongpo-headlines', DongpoHeadlines);

export { DongpoHeadlines };
