import type { Feed } from '../../feed/model/types.js';
import type { Note } from './codes.js';
import type { Visit } from './fetch.js';
import type { Context } from './report.js';

const HEAVY = 1e6;

/** The headers of what is at an address, and no more of it: some servers know no HEAD, or answer it wrongly. */
async function look(url: string, { visitInTurn }: Context): Promise<Visit> {
  const made = await visitInTurn(url, { method: 'HEAD', headersOnly: true });
  const refused = made.hops.at(-1) && !made.problem && !/^[23]/.test(`${made.hops.at(-1)!.status}`);
  return refused || made.problem?.code === 'connection-cut' ? visitInTurn(url, { headersOnly: true }) : made;
}

/** Whether the pages and the pictures of a feed's first items are there. */
export async function examineLinks(feed: Feed, context: Context, note: Note, count: number): Promise<void> {
  const asked = feed.items
    .slice(0, count)
    .flatMap(({ url, image }, item) => [
      ...(url ? [{ url, item, isImage: false }] : []),
      ...(image ? [{ url: image, item, isImage: true }] : []),
    ]);
  const made = await Promise.all(asked.map(({ url }) => look(url, context)));
  // The end of all looking says nothing of a link.
  if (context.signal.aborted) return;
  for (const [index, { url, item, isImage }] of asked.entries()) {
    const { hops, problem } = made[index]!;
    const { status, headers = {}, tls } = hops.at(-1) ?? {};
    const bad = problem?.code ?? tls?.faults.find(([code]) => code !== 'tls-expires-soon')?.[0];
    const dead = bad ?? (/^(404|410|5\d\d)$/.test(`${status}`) ? `HTTP ${status}` : undefined);
    const size = +(headers['content-length'] ?? 0);
    const type = headers['content-type'] ?? '';
    if (dead) note(isImage ? 'image-dead' : 'link-dead', { sample: `${dead}  ${url}`, item });
    else if (status! >= 300) note('link-unclear', { sample: `HTTP ${status}  ${url}`, item });
    else if (!isImage) continue;
    else if (/^(text|application)\/(?!octet-stream)/i.test(type))
      note('image-no-image', { sample: `${type}  ${url}`, item });
    else if (size > HEAVY) note('image-too-large', { sample: `${(size / 1e6).toFixed(1)} MB  ${url}`, item });
  }
}
