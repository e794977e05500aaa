/** For a page that may run scripts and frames `embed.html`: gives each frame the height of its content. */
const MESSAGE_TYPE = 'dongpo-embed';
const MAX_HEIGHT_PX = 10_000;

const embedFrames = (): HTMLIFrameElement[] => [
  ...document.querySelectorAll<HTMLIFrameElement>('iframe[src*="/embed.html"]'),
];

addEventListener('message', ({ data, source, origin }) => {
  const height = data?.type === MESSAGE_TYPE && Number(data.height);
  if (!height) return;
  for (const frame of embedFrames())
    if (frame.contentWindow === source && new URL(frame.src).origin === origin)
      frame.style.height = `${Math.min(height, MAX_HEIGHT_PX)}px`;
});

// Frames that posted their height before this script ran are asked again.
for (const frame of embedFrames())
  frame.contentWindow?.postMessage({ type: MESSAGE_TYPE }, new URL(frame.src).origin);

// Makes TypeScript read the file as a module, so that its names are not global.
export {};
