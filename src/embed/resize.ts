/** On the page around `embed.html`, if it may have scripts: each frame is as high as what is in it. */
const type = 'dongpo-embed';
/** Pixels: no frame pushes a page away. */
const highest = 10_000;

const frames = (): HTMLIFrameElement[] => [
  ...document.querySelectorAll<HTMLIFrameElement>('iframe[src*="/embed.html"]'),
];

addEventListener('message', ({ data, source, origin }) => {
  const height = data?.type === type && Number(data.height);
  if (!height) return;
  for (const frame of frames())
    if (frame.contentWindow === source && new URL(frame.src).origin === origin)
      frame.style.height = `${Math.min(height, highest)}px`;
});

// Those that told their height before this was here.
for (const frame of frames()) frame.contentWindow?.postMessage({ type }, new URL(frame.src).origin);

export {};
