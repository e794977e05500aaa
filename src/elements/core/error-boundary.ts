import { noChange, nothing } from 'lit';
import { type ChildPart, Directive, directive } from 'lit/directive.js';
import { setChildPartValue } from 'lit/directive-helpers.js';

/** Reports an error to the page as an uncaught one, and goes on. Node has no `reportError`. */
export const reportError = (error: unknown): void => (globalThis.reportError ?? console.error)(error);

const orFallback = (value: unknown, fallback: () => unknown): unknown =>
  value === undefined ? fallback() : value;

class ErrorBoundary extends Directive {
  /** On a server, where a template is not rendered before the directive returns. */
  render(content: () => unknown, fallback: () => unknown): unknown {
    try {
      return orFallback(content(), fallback);
    } catch (error) {
      reportError(error);
      return fallback();
    }
  }

  override update(part: ChildPart, [content, fallback]: Parameters<this['render']>): unknown {
    try {
      setChildPartValue(part, orFallback(content(), fallback));
    } catch (error) {
      reportError(error);
      // What a template that failed has left would be taken for a rendering of it.
      setChildPartValue(part, nothing);
      setChildPartValue(part, fallback());
    }
    return noChange;
  }
}

/**
 * Renders `content`, or `fallback` where `content` gives `undefined`, or throws: when it is called or when its
 * template is rendered. The error is reported to the page.
 */
export const errorBoundary = directive(ErrorBoundary);
