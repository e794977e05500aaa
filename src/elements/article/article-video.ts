import { PLAYERS } from '../../content/policy.js';

/** The address of a player that may stand in a frame: of an allowed host, without cookies where the host offers that. */
function playerOf(href: string): string | undefined {
  if (!PLAYERS.test(href)) return;
  const { protocol, hostname, pathname, searchParams, href: url } = new URL(href);
  if (!/youtu/.test(hostname)) return url.replace(protocol, 'https:');
  const id = searchParams.get('v') ?? pathname.slice(1);
  return /^[\w-]+$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}?autoplay=1` : undefined;
}

/**
 * A click on a video's link puts the player in its place: before, nothing of a third party is loaded. The link stays
 * below, for pages whose policy forbids frames. Clicks that ask for another window are the browser's.
 */
export function startVideo(event: Event): void {
  const { target, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
  const link = (target as Element).closest<HTMLAnchorElement>('a[data-embed]');
  if (!link || ctrlKey || metaKey || shiftKey) return;
  const { href, textContent } = link;
  const player = playerOf(href);
  const file = /^[^?#]+\.(mp4|webm|m4v|mov)($|[?#])/i.test(href);
  if (!player && !file) return;
  event.preventDefault();
  const made = document.createElement(player ? 'iframe' : 'video');
  made.className = 'video';
  made.setAttribute('part', 'video');
  if (made instanceof HTMLVideoElement)
    Object.assign(made, { controls: true, autoplay: true, playsInline: true, src: href });
  else {
    made.title = textContent!.trim();
    made.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
    made.referrerPolicy = 'strict-origin-when-cross-origin';
    for (const allowed of ['scripts', 'same-origin', 'presentation', 'popups'])
      made.sandbox.add(`allow-${allowed}`);
    made.src = player!;
  }
  link.before(made);
  // Still there, no longer in its place.
  link.removeAttribute('data-embed');
  made.focus();
}
