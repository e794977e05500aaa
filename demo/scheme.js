// Runs before the first paint, so that the page opens in the colour scheme that the reader has chosen, else the system's.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem('demo-scheme');
  } catch {}
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.classList.toggle('dark', dark);
})();
