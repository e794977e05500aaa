import { defineElement } from '../dom/define-element.js';
import { DongpoHeadlines } from '../elements/headlines/headlines.js';

defineElement('dongpo-headlines', DongpoHeadlines);

export { DongpoHeadlines };
