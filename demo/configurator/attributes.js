/** The tag, attributes and height of the element for the settings. */
import { reserve } from '../../dist/elements/core/reserve.js';
import { selectItems } from '../../dist/feed/select/select-items.js';
import { USUAL_FIELDS } from './settings.js';

export const tagOf = ({ element }) => `dongpo-${element}`;

/** Layouts whose height depends on their width. */
export const isFluid = ({ element, layout }) =>
  /^(headlines|sections)$/.test(element) && /^(cards|lead)$/.test(layout);

const hasLayout = ({ element }) => /^(headlines|sections)$/.test(element);

/** Attributes that choose the items, and lead to more of them. */
function choiceFor({ element, order, topic, byline, include, exclude, age, offset, unique, ...settings }) {
  const further = /^(headlines|best)$/.test(element) ? settings.further : '';
  return {
    order: order || undefined,
    section: topic.trim() || undefined,
    author: byline.trim() || undefined,
    include: include.trim() || undefined,
    exclude: exclude.trim() || undefined,
    'max-age': age || undefined,
    offset: +offset ? offset : undefined,
    unique: unique && element !== 'ticker' ? true : undefined,
    more: further || undefined,
    'more-url': further === 'link' && settings.furtherUrl ? settings.furtherUrl : undefined,
  };
}

/** The items of a feed that the element shows with these settings. */
export function chosenItems(settings, feed) {
  const { order, section, author, include, exclude, 'max-age': maxAge, offset } = choiceFor(settings);
  // A ticker shows the latest items where none is that new.
  const age = settings.element === 'ticker' ? undefined : maxAge;
  const options = { order, section, author, include, exclude, offset, ...(age && { maxAge: +age }) };
  return selectItems([feed], options).items;
}

/** Attributes of the element but `style`, by name, in the order of the form. */
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
    ...choiceFor(settings),
    lang: lang || undefined,
    theme: theme === 'dongpo' ? undefined : theme,
    'color-scheme': scheme || undefined,
    refresh: refresh || undefined,
    target: target || undefined,
    'link-params': params || undefined,
  };
}

/** The value of `style`: the reserved height and the colours. */
export function styleFor(settings) {
  const { element, layout, limit, show, heading, theme, width, accent, color, background } = settings;
  const options = {
    layout: hasLayout(settings) ? layout : undefined,
    limit: limit ? +limit : undefined,
    show: show ? (show === 'none' ? '' : show) : undefined,
    heading: heading === '-' ? '' : heading || undefined,
    more: choiceFor(settings).more,
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
