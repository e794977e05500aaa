import './headlines.js';
import { DongpoSections } from '../elements/sections/sections.js';

// Harmless when done twice, by two versions, or where another library has the tag.
if (globalThis.customElements && !customElements.get('dongpo-sections'))
  customElements.define('dongpo-sections', DongpoSections);

export { DongpoSections };
