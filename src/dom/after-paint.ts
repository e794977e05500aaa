/** Milliseconds for which a busy page is waited for. */
const MAX_DELAY_MS = 1000;

/**
 * Calls back when what is rendered now has been painted and the page is idle: work that can wait must not delay the
 * frame that shows the headlines. A page in the background, which paints nothing, is called back as well.
 */
export function afterPaint(callback: () => void): void {
  const whenIdle = (): void => {
    // Safari has none.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: MAX_DELAY_MS });
    else setTimeout(callback);
  };
  if (document.hidden) whenIdle();
  else requestAnimationFrame(() => setTimeout(whenIdle));
}
