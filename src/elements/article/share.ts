/** Result of sharing a URL: handed to the OS, copied to the clipboard, cancelled by the user, or failed. */
export type ShareResult = 'shared' | 'copied' | 'cancelled' | 'failed';

export const canShare = (): boolean => typeof navigator.share === 'function';

/** Gives a URL to the platform's share sheet, else to the clipboard. */
export async function share(title: string, url: string, root: ShadowRoot): Promise<ShareResult> {
  if (canShare()) {
    try {
      await navigator.share({ title, url });
      return 'shared';
    } catch (error) {
      if ((error as Error).name === 'AbortError') return 'cancelled';
      // A frame may not be allowed to share.
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    return copyBySelection(url, root) ? 'copied' : 'failed';
  }
}

/** Copies text on http pages, and in frames that may not use the clipboard. */
function copyBySelection(text: string, root: ShadowRoot): boolean {
  const focused = root.activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.className = 'hidden';
  field.readOnly = true;
  field.value = text;
  root.append(field);
  field.select();
  let isCopied = false;
  try {
    isCopied = document.execCommand('copy');
  } catch {
    // The command is deprecated: an engine may have removed it.
  }
  field.remove();
  focused?.focus({ preventScroll: true });
  return isCopied;
}
