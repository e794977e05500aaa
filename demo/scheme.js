// Runs before the first paint: the page opens in the reader's last choice, else in the system's.
(() => {
  let chosen;
  try {
    chosen = localStorage.getItem('demo-scheme');
  } catch {}
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.classList.toggle('dark', dark);
})();
