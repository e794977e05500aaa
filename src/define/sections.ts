import './headlines.js';
import { defineElement } from '../dom/define-element.js';
import { DongpoSections } from '../elements/sections/sections.js';

defineElement('dongpo-sections', DongpoSections);

export { DongpoSections };
