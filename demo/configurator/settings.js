/** The settings, as kept in the address of the page. Unknown and invalid ones are ignored and reported. */

export const ELEMENTS = ['headlines', 'best', 'article', 'ticker', 'sections'];
export const ORDERS = ['newest', 'oldest', 'feed'];
export const LAYOUTS = ['list', 'cards', 'compact', 'lead'];
export const FIELDS = ['image', 'summary', 'date', 'author', 'section', 'source'];
export const THEMES = ['dongpo', 'newsprint', 'plain'];
export const LANGUAGES = {
  ko: '한국어',
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
  ja: '日本語',
  ru: 'Русский',
  kk: 'Қазақша',
  uz: 'Oʻzbekcha',
  mn: 'Монгол',
  vi: 'Tiếng Việt',
  th: 'ไทย',
  id: 'Bahasa Indonesia',
  es: 'Español',
  'pt-BR': 'Português',
  de: 'Deutsch',
  fr: 'Français',
  ar: 'العربية',
  he: 'עברית',
};
export const UI_LANGUAGES = ['ko', 'en', 'zh-CN', 'ru'];
export const WIDTHS = ['320', '480', '1000'];
/** Fields that an element shows by default. */
export const USUAL_FIELDS = {
  headlines: ['image', 'summary', 'date', 'source'],
  best: ['summary'],
  article: FIELDS,
  ticker: ['date'],
  sections: ['image', 'summary', 'date', 'source'],
};
export const USUAL_LIMIT = { headlines: 10, best: 5, ticker: 10, sections: 10 };

const oneOf = (values) => (value) => (values.includes(value) ? value : undefined);
const text = (most) => (value) => (value.length <= most ? value : undefined);
const number = (least, most) => (value) =>
  /^\d{1,6}$/.test(value) && +value >= least && +value <= most ? `${+value}` : undefined;
const color = (value) => (/^(#[0-9a-f]{6})?$/i.test(value) ? value.toLowerCase() : undefined);
const flag = oneOf(['', '1']);

/** By name: a parser of the text, which returns `undefined` for an invalid one, and the default. */
const KNOWN = {
  src: [text(2000), ''],
  element: [oneOf(ELEMENTS), 'best'],
  item: [text(500), ''],
  layout: [oneOf(LAYOUTS), 'list'],
  // Empty: the element's default; "none": no field.
  show: [
    (value) =>
      value === 'none' || value.split(' ').every((each) => !each || FIELDS.includes(each))
        ? value
        : undefined,
    '',
  ],
  limit: [number(1, 100), ''],
  // "-": no heading.
  heading: [text(100), ''],
  lang: [oneOf(['', ...Object.keys(LANGUAGES)]), ''],
  order: [oneOf(['', ...ORDERS]), ''],
  // The attribute `section`, which is also the name of a field.
  topic: [text(200), ''],
  // The attribute `author`.
  byline: [text(200), ''],
  include: [text(200), ''],
  exclude: [text(200), ''],
  // The attribute `max-age`.
  age: [number(1, 9999), ''],
  offset: [number(0, 999), ''],
  unique: [flag, ''],
  // The attribute `more`.
  further: [oneOf(['', 'button', 'link']), ''],
  // The attribute `more-url`.
  furtherUrl: [text(500), ''],
  theme: [oneOf(THEMES), 'dongpo'],
  accent: [color, ''],
  color: [color, ''],
  background: [color, ''],
  scheme: [oneOf(['', 'light', 'dark']), ''],
  refresh: [(value) => (value === '0' ? '' : number(30, 86_400)(value)), ''],
  target: [oneOf(['', '_blank']), ''],
  params: [text(500), ''],
  width: [oneOf(WIDTHS), '480'],
  ground: [oneOf(['', 'dark']), ''],
  review: [flag, ''],
  output: [text(30), 'module'],
  ui: [oneOf(UI_LANGUAGES), ''],
};

export const defaults = Object.fromEntries(Object.entries(KNOWN).map(([name, [, value]]) => [name, value]));

/**
 * @param search a query: `?element=best&limit=3`
 * @returns `settings`, whole, and the names of what was `ignored`, cut to 40 characters
 */
export function readSettings(search) {
  const settings = { ...defaults };
  const ignored = [];
  for (const [name, value] of new URLSearchParams(search)) {
    const read = Object.hasOwn(KNOWN, name) ? KNOWN[name][0](value) : undefined;
    if (read === undefined) ignored.push(name.slice(0, 40));
    else settings[name] = read;
  }
  return { settings, ignored: ignored.slice(0, 10) };
}

/** Settings of any origin, each of them valid: one that is not becomes the default. */
export const validSettings = (settings) =>
  Object.fromEntries(
    Object.entries(KNOWN).map(([name, [read, usual]]) => [name, read(`${settings[name] ?? usual}`) ?? usual]),
  );

/** The query of all settings that differ from their defaults; may be empty. */
export function writeSettings(settings) {
  const changed = Object.entries(settings).filter(
    ([name, value]) => Object.hasOwn(KNOWN, name) && value !== defaults[name],
  );
  return changed.length ? `?${new URLSearchParams(changed)}` : '';
}
