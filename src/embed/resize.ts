/** For a page that may run scripts and frames `embed.html`: gives each frame the height of its content. */
const MESSAGE_TYPE = 'dongpo-embed';
const MAX_HEIGHT_PX = 10_000;

interface EmbedFrame {
  frame: HTMLIFrameElement;
  origin: string;
}

/** The frames with an address that has an origin; others stay as high as they are. */
const embedFrames = (): EmbedFrame[] =>
  [...document.querySelectorAll<HTMLIFrameElement>('iframe[src*="/embed.html"]')].flatMap((frame) => {
    try {
      const { origin, protocol } = new URL(frame.src);
      return /^https?:$/.test(protocol) ? [{ frame, origin }] : [];
    } catch {
      return [];
    }
  });

addEventListener('message', ({ data, source, origin }) => {
  const height = data?.type === MESSAGE_TYPE && Number(data.height);
  if (!height) return;
  for (const { frame, origin: own } of embedFrames())
    if (frame.contentWindow === source && own === origin)
      frame.style.height = `${Math.min(height, MAX_HEIGHT_PX)}px`;
});

// Frames that posted their height before this script ran are asked again.
for (const { frame, origin } of embedFrames())
  frame.contentWindow?.postMessage({ type: MESSAGE_TYPE }, origin);

// Makes TypeScript read the file as a module, so that its names are not global.
export {};
