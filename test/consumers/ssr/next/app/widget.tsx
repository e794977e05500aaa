/** React leaves what is inside alone, and must not compare it: a browser has made a shadow root of the template. */
export function Widget({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderToString escapes what a feed says
  return <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
