import { PLAYERS } from '../../content/policy.js';
import type { DongpoArticle } from './article.js';

/** Names of players by the host of a video's page. */
const PLAYER_NAMES: [host: RegExp, name: string][] = [
  [/youtu/, 'YouTube'],
  [/vimeo/, 'Vimeo'],
  [/bilibili/, 'bilibili'],
  [/qq/, '腾讯视频'],
  [/naver/, '네이버TV'],
  [/kakao/, '카카오TV'],
  [/facebook/, 'Facebook'],
];

/** The address of the player for a video's page. `undefined` if it is on none of the known hosts. */
export function playerUrl(page: string): string | undefined {
  const address = page.replace(/^http:/, 'https:');
  if (!PLAYERS.test(address)) return undefined;
  return address
    .replace(
      /\/\/(?:(?:www\.|m\.)?youtube\.com\/watch\?(?:.*&)?v=|youtu\.be\/)([\w-]+).*/,
      '//www.youtube.com/embed/$1',
    )
    .replace(/\/\/(www\.|m\.)?youtube\.com\//, '//www.youtube-nocookie.com/');
}

/**
 * Turns each link that stands for a video into a button that loads the player on demand. A link to the video's page
 * stays below it.
 */
export function enhanceVideos(host: DongpoArticle): void {
  const links = host.renderRoot.querySelectorAll<HTMLAnchorElement>('.body a[data-embed=player]:not([part])');
  for (const link of links) {
    const address = playerUrl(link.href);
    if (address) enhanceVideo(link, address, host);
  }
}

function enhanceVideo(link: HTMLAnchorElement, address: string, { messages }: DongpoArticle): void {
  const name = PLAYER_NAMES.find(([pattern]) => pattern.test(link.hostname))?.[1] ?? link.hostname;
  const label = `${messages.video} · ${name}`;
  const pageLink = link.cloneNode() as HTMLAnchorElement;
  delete pageLink.dataset.embed;
  pageLink.className = 'page';
  pageLink.append(messages.original, ...link.querySelectorAll('.hidden'));
  pageLink.setAttribute('aria-label', `${messages.original}: ${label}`);
  // A `span`, since the link may stand in a paragraph.
  const video = document.createElement('span');
  video.className = 'video';
  link.replaceWith(video);
  link.textContent = label;
  link.setAttribute('part', 'video');
  link.setAttribute('role', 'button');
  const play = (event: MouseEvent | KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = createPlayer(address, label);
    link.replaceWith(frame);
    frame.focus({ preventScroll: true });
  };
  link.addEventListener('click', play);
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') play(event);
  });
  video.append(link, pageLink);
}

function createPlayer(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('part', 'video');
  frame.title = title;
  frame.allow = 'fullscreen; picture-in-picture; encrypted-media';
  // Safari below 16 ignores `allow="fullscreen"`.
  frame.allowFullscreen = true;
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-presentation allow-popups');
  frame.setAttribute('loading', 'eager');
  frame.src = address;
  return frame;
}
