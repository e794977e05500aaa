import './best.js';
import { canDefine } from '../dom/can-define.js';
import { DongpoArticle } from '../elements/article/article.js';

if (canDefine('dongpo-article')) customElements.define('dongpo-article', DongpoArticle);

export { DongpoArticle };
