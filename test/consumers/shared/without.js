/** With WITHOUT=1, the same app is built with an empty module in place of the package: what that weighs less is what we add. */
export const without = () => ({
  name: 'without',
  enforce: 'pre',
  resolveId: (id) => (process.env.WITHOUT && /^dongpo-widgets(\/|$)/.test(id) ? '\0nothing' : null),
  load: (id) =>
    id === '\0nothing'
      ? ['Article', 'Best', 'Headlines', 'Sections', 'Ticker']
          .map((name) => `export const Dongpo${name} = 'dongpo-${name.toLowerCase()}';`)
          .join('\n')
      : null,
});
