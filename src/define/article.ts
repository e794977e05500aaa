import './best.js';
import { DongpoArticle } from '../elements/article/article.js';

// Harmless when done twice, by two versions, or where another library has the tag.
if (globalThis.customElements && !customElements.get('dongpo-article'))
  customElements.define('dongpo-article', DongpoArticle);

export { DongpoArticle };
