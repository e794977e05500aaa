import './best.js';
import { defineElement } from '../dom/define-element.js';
import { DongpoArticle } from '../elements/article/article.js';

defineElement('dongpo-article', DongpoArticle);

export { DongpoArticle };
