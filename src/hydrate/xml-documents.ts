import { html, render } from 'lit/html.js';
import { parsing } from '../elements/core/updating.js';

/** What lit keeps of a rendered template: the part, its instance, and the class that all templates are of. */
interface Rendered {
  _$AH: { _$AD: { constructor: { createElement(markup: string): HTMLTemplateElement } } };
}

/**
 * In a page that is XML, `innerHTML` wants XML (https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html),
 * and lit's templates are HTML: from now on they are read in a document of that kind.
 */
export function parseTemplatesAsHtml(): void {
  if (parsing.html) return;
  parsing.html = true;
  const inert = document.implementation.createHTMLDocument('');
  // Lit shows its class only with a template, the first of which has to be read somehow.
  Object.defineProperty(document, 'createElement', {
    configurable: true,
    value: inert.createElement.bind(inert),
  });
  const part = render(html`<p></p>`, document.createDocumentFragment()) as unknown as Rendered;
  Reflect.deleteProperty(document, 'createElement');
  part._$AH._$AD.constructor.createElement = (markup) => {
    const template = inert.createElement('template');
    // The fixed text of a template in code: what a feed says is put in by lit, as values.
    template.innerHTML = markup;
    return template;
  };
}
