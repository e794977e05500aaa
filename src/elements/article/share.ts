/** How an address left: the platform took it, it is on the clipboard, the reader thought better of it, or it did not leave. */
export type Outcome = 'shared' | 'copied' | 'aborted' | 'failed';

export const canShare = (): boolean => typeof navigator.share === 'function';

/** Gives an address to the platform's share sheet, else to the clipboard. */
export async function share(title: string, url: string, root: ShadowRoot): Promise<Outcome> {
  if (canShare()) {
    try {
      await navigator.share({ title, url });
      return 'shared';
    } catch (error) {
      if ((error as Error).name === 'AbortError') return 'aborted';
      // A frame may not be allowed to.
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    return copySelected(url, root) ? 'copied' : 'failed';
  }
}

/** On http pages, and in frames that may not use the clipboard. */
function copySelected(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.className = 'hidden';
  field.readOnly = true;
  field.value = text;
  root.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch {
    // Where it does not exist any more.
  }
  field.remove();
  focused?.focus({ preventScroll: true });
  return done;
}
