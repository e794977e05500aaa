/** What the set-up makes of the element: its tag, attributes and height. */
import { reserve } from '../../dist/elements/core/reserve.js';
import { USUAL_FIELDS } from './settings.js';

export const tagOf = ({ element }) => `dongpo-${element}`;

/** Layouts whose height depends on their width: those measure themselves by what surrounds them. */
export const isFluid = ({ element, layout }) =>
  /^(headlines|sections)$/.test(element) && /^(cards|lead)$/.test(layout);

const hasLayout = ({ element }) => /^(headlines|sections)$/.test(element);

/** By the names that HTML has, in the order in which they are told; without the style. */
export function attributesFor(settings) {
  const { element, src, item, layout, show, limit, heading, lang, theme, scheme, refresh, target, params } =
    settings;
  const fields = show === 'none' ? '' : show.trim();
  const usual = USUAL_FIELDS[element].join(' ');
  return {
    src,
    item: element === 'article' && item ? item : undefined,
    layout: hasLayout(settings) && layout !== 'list' ? layout : undefined,
    show: show && fields !== usual ? fields : undefined,
    limit: element !== 'article' && limit ? limit : undefined,
    heading: heading === '-' ? '' : heading || undefined,
    lang: lang || undefined,
    theme: theme === 'dongpo' ? undefined : theme,
    'color-scheme': scheme || undefined,
    refresh: refresh || undefined,
    target: target || undefined,
    'link-params': params || undefined,
  };
}

/** The height that is kept free, and the colours, as a `style`. */
export function styleFor(settings) {
  const { element, layout, limit, show, heading, theme, width, accent, color, background } = settings;
  const options = {
    layout: hasLayout(settings) ? layout : undefined,
    limit: limit ? +limit : undefined,
    show: show ? (show === 'none' ? '' : show) : undefined,
    heading: heading === '-' ? '' : heading || undefined,
    width: isFluid(settings) ? undefined : +width,
  };
  const colours = { '--dongpo-accent': accent, '--dongpo-color': color, '--dongpo-background': background };
  return [
    'display:flow-root',
    element === 'article' || theme === 'plain' ? '' : 'font-size:medium',
    `min-height:${reserve(tagOf(settings), options)}`,
    ...Object.entries(colours).map(([name, value]) => value && `${name}:${value}`),
  ]
    .filter(Boolean)
    .join(';');
}
