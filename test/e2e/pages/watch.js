/** On every page of the tests, before anything else: what a visitor's console would show, and our events. */
window.watched = { wrongs: [], events: [], lines: [] };
for (const method of ['error', 'warn', 'info', 'log'])
  console[method] = (...said) => watched.lines.push(`${method}: ${said}`);
addEventListener('error', ({ message, filename }) => {
  if (message) watched.wrongs.push(`error: ${message} ${filename}`);
});
addEventListener('unhandledrejection', ({ reason }) => watched.wrongs.push(`rejection: ${reason}`));
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) =>
  watched.wrongs.push(`policy: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}`),
);
for (const name of ['load', 'error', 'update', 'select'])
  addEventListener(`dongpo-${name}`, ({ target, error }) =>
    watched.events.push(`${target.localName} ${name}${error ? ` ${error.code}` : ''}`),
  );
