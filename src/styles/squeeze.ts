/** Style text without what only its readers need. */
export const squeezeCss = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,!]) ?/g, '$1')
    .replace(/ ([>+]) (?=[^;}]*\{)/g, '$1')
    .replace(/: (?=[^{}]*[;}])/g, ':')
    .replace(/;}/g, '}')
    .replace(/([ :,(-])0\./g, '$1.');
