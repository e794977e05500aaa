/** `dongpo-widgets/define`: registers all elements. */
import './article.js';
import './best.js';
import './headlines.js';
