import { html, render } from 'lit';

/** Members of a part that Lit has rendered: its template instance, and that one's template. */
interface RenderedPart {
  _$AH: { _$AD: { constructor: TemplateConstructor } };
}

/** Lit's class of templates, which it does not export. */
interface TemplateConstructor {
  createElement(markup: string): HTMLTemplateElement;
}

/** True if Lit's templates are parsed as HTML. */
let isHtml = document.contentType === 'text/html';

/**
 * Makes Lit parse its templates as HTML in a page that is XML, where `innerHTML` takes XML
 * (https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html): from now on they are parsed in an HTML
 * document that is never shown.
 */
export function parseTemplatesAsHtml(): void {
  if (isHtml) return;
  isHtml = true;
  const inert = document.implementation.createHTMLDocument('');
  templateConstructor(inert).createElement = (markup) => {
    const template = inert.createElement('template');
    // The fixed text of a template in this library's code. Lit binds what a feed says as values.
    template.innerHTML = markup;
    return template;
  };
}

/** Reads Lit's class from a template that is rendered, for which `document.createElement` is replaced meanwhile. */
function templateConstructor(inert: Document): TemplateConstructor {
  Object.defineProperty(document, 'createElement', {
    configurable: true,
    value: inert.createElement.bind(inert),
  });
  const part = render(html`<p></p>`, document.createDocumentFragment()) as unknown as RenderedPart;
  Reflect.deleteProperty(document, 'createElement');
  return part._$AH._$AD.constructor;
}
