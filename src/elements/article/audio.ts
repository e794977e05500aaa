import { html, nothing } from 'lit';
import type { FeedAttachment, FeedItem } from '../../feed/model/types.js';

const AUDIO_FILE = /\.(mp3|m4a|aac|ogg|oga|opus|wav|flac)([?#]|$)/i;
const MAX_RECORDINGS = 20;

const isAudio = ({ mime_type, url }: FeedAttachment): boolean =>
  mime_type ? /^audio\//i.test(mime_type) : AUDIO_FILE.test(url);

/** Hours, minutes and seconds as players show them: `1:02:03`, `4:05`. */
export function clockTime(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index ? `${part}`.padStart(2, '0') : `${part}`)).join(':');
}

/** The recordings of an item. Attachments of one title are one recording in several formats (JSON Feed 1.1). */
function recordingsOf({ attachments = [] }: FeedItem): FeedAttachment[][] {
  const recordings = new Map<string, FeedAttachment[]>();
  for (const attachment of attachments.filter(isAudio)) {
    const key = attachment.title ?? attachment.url;
    recordings.set(key, [...(recordings.get(key) ?? []), attachment]);
  }
  return [...recordings.values()].slice(0, MAX_RECORDINGS);
}

/**
 * Players of an item's recordings. Nothing of them is loaded before the reader plays them.
 *
 * @param name of a recording without a title
 * @param lang of the titles, if it differs from the block's
 */
export function renderAudio(item: FeedItem, name: string, lang: unknown): unknown {
  return recordingsOf(item).map((files) => {
    const { title, duration_in_seconds: duration } = files[0] ?? {};
    const label = title ?? name;
    const sources = files.map(({ url, mime_type }) => html`<source src=${url} type=${mime_type || nothing}>`);
    const links = files[0] && html`<a href=${files[0].url}>${label}</a>`;
    return html`<figure part="audio" class="audio">
      <figcaption lang=${title ? lang : nothing}>${label}${duration ? ` · ${clockTime(duration)}` : nothing}</figcaption>
      <audio controls preload="none" aria-label=${label}>${sources}${links}</audio>
    </figure>`;
  });
}
