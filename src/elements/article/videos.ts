import { PLAYERS } from '../../content/policy.js';
import type { DongpoArticle } from './article.js';

const NAMES: [host: RegExp, name: string][] = [
  [/youtu/, 'YouTube'],
  [/vimeo/, 'Vimeo'],
  [/bilibili/, 'bilibili'],
  [/qq/, '腾讯视频'],
  [/naver/, '네이버TV'],
  [/kakao/, '카카오TV'],
  [/facebook/, 'Facebook'],
];

/** The address that a frame may show for a video's page; nothing where it is none of the players. */
export function frameAddress(page: string): string | undefined {
  const address = page.replace(/^http:/, 'https:');
  if (!PLAYERS.test(address)) return undefined;
  return address
    .replace(
      /\/\/(?:(?:www\.|m\.)?youtube\.com\/watch\?(?:.*&)?v=|youtu\.be\/)([\w-]+).*/,
      '//www.youtube.com/embed/$1',
    )
    .replace(/\/\/(www\.|m\.)?youtube\.com\//, '//www.youtube-nocookie.com/');
}

/** Each link that stands for a video becomes what loads it when it is asked for; its page stays linked below. */
export function fitVideos(host: DongpoArticle): void {
  const { messages } = host;
  for (const link of host.shadowRoot!.querySelectorAll<HTMLAnchorElement>(
    '.body a[data-embed=player]:not([part])',
  )) {
    const address = frameAddress(link.href);
    if (!address) continue;
    const name = NAMES.find(([pattern]) => pattern.test(link.hostname))?.[1] ?? link.hostname;
    const label = `${messages.video} · ${name}`;
    const page = link.cloneNode() as HTMLAnchorElement;
    delete page.dataset.embed;
    page.className = 'page';
    page.append(messages.original, ...link.querySelectorAll('.hidden'));
    page.setAttribute('aria-label', `${messages.original}: ${label}`);
    // Not a block of another kind: it may stand in a paragraph.
    const video = document.createElement('span');
    video.className = 'video';
    link.replaceWith(video);
    link.textContent = label;
    link.setAttribute('part', 'video');
    link.setAttribute('role', 'button');
    const play = (event: MouseEvent | KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const frame = frameOf(address, label);
      link.replaceWith(frame);
      frame.focus({ preventScroll: true });
    };
    link.addEventListener('click', play);
    link.addEventListener('keydown', (event) => {
      if (event.key === ' ') play(event);
    });
    video.append(link, page);
  }
}

function frameOf(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('part', 'video');
  frame.title = title;
  frame.allow = 'fullscreen; picture-in-picture; encrypted-media';
  // Safari below 16 knows it by this name only.
  frame.allowFullscreen = true;
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation allow-popups');
  frame.setAttribute('loading', 'eager');
  frame.src = address;
  return frame;
}
