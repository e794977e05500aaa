'use client';

/** For what React inserts itself: innerHTML makes no shadow root of a template, and Chromium says so. */
function insert(box: HTMLDivElement | null, html: string) {
  if (!box || box.firstChild) return;
  if (box.setHTMLUnsafe) box.setHTMLUnsafe(html);
  else box.innerHTML = html;
}

/** The server's HTML, which React leaves alone in a browser. */
export function Widget({ html }: { html: string }) {
  return (
    <div
      ref={(box) => insert(box, html)}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: renderToString escapes what a feed says
      dangerouslySetInnerHTML={{ __html: typeof window === 'undefined' ? html : '' }}
    />
  );
}
