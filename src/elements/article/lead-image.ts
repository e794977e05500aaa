import { html, nothing } from 'lit';
import { prefersReducedData } from '../../dom/save-data.js';
import type { FeedItem } from '../../feed/model/types.js';

/** An image's address without the query by which servers choose a size. */
const withoutSize = (address: string): string =>
  address.replace(/(\.(?:jpe?g|png|gif|webp|avif))[?#].*/i, '$1');

/** True if the body holds the image, in whatever size. */
function holdsImage(body: Element, url: string): boolean {
  const images = [...body.querySelectorAll('img')];
  return images.some(({ src, dataset }) => withoutSize(dataset.src ?? src) === withoutSize(url));
}

/**
 * The item's image with its caption and credit, unless the body holds it.
 *
 * @param lang of the caption, if it differs from the block's
 * @param language of the article: Korean papers name the photographer as `사진=…`
 */
export function renderLeadImage(item: FeedItem, body: Element, lang: unknown, language: string): unknown {
  const { image } = item;
  if (!image || holdsImage(body, image)) return nothing;
  const details = item._dongpo?.images?.find(({ url }) => url === image);
  const { caption = '', credit = '', width, height } = details ?? {};
  // Korean papers mark a caption by a triangle. The feed may have done so.
  const mark = !caption || /^[▲△]/.test(caption) ? '' : '▲ ';
  const creditPrefix = language.startsWith('ko') && !/사진|photo|[©ⓒ]/i.test(credit) ? '사진=' : '';
  const isDeferred = prefersReducedData();
  return html`<figure part="image" class="lead">
    <img src=${isDeferred ? nothing : image} data-src=${isDeferred ? image : nothing} alt=${caption} width=${width ?? nothing} height=${height ?? nothing} decoding="async" referrerpolicy="no-referrer">
    ${
      caption || credit
        ? html`<figcaption lang=${lang}>${mark}${caption} ${credit ? html`<small>${creditPrefix}${credit}</small>` : nothing}</figcaption>`
        : nothing
    }
  </figure>`;
}
