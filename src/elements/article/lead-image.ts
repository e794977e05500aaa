import { html, nothing } from 'lit';
import { prefersReducedData } from '../../dom/save-data.js';
import { pictureKey } from '../../feed/model/picture-key.js';
import { srcsetOf } from '../../feed/model/srcset.js';
import type { FeedItem } from '../../feed/model/types.js';
import { printedCaption } from './captions.js';

/** Width of the picture, for `sizes`: that of an article, which is 42.5em at most. */
const SIZES = '(max-width: 42.5em) 100vw, 42.5em';

/** True if the body holds the image, in whatever size. */
function holdsImage(body: Element, url: string): boolean {
  const images = [...body.querySelectorAll('img')];
  return images.some(({ src, dataset }) => pictureKey(dataset.src ?? src) === pictureKey(url));
}

/**
 * The item's image with its caption and credit, unless the body holds it.
 *
 * @param lang of the caption, if it differs from the block's
 * @param language of the article
 * @param galleryName name of a picture without a caption, if a gallery follows, of which it is the first picture
 */
export function renderLeadImage(
  item: FeedItem,
  body: Element,
  lang: unknown,
  language: string,
  galleryName?: string,
): unknown {
  const { image } = item;
  if (!image || holdsImage(body, image)) return nothing;
  const images = item._dongpo?.images;
  const details = images?.find(({ url }) => url === image);
  const { width, height } = details ?? {};
  const { caption, credit } = printedCaption(details?.caption, details?.credit, language);
  const isDeferred = prefersReducedData();
  const srcset = isDeferred ? undefined : srcsetOf(image, images);
  const picture = html`<img src=${isDeferred ? nothing : image} srcset=${srcset ?? nothing} sizes=${srcset ? SIZES : nothing} data-src=${isDeferred ? image : nothing} alt=${details?.caption ?? galleryName ?? ''} width=${width ?? nothing} height=${height ?? nothing} decoding="async" referrerpolicy="no-referrer">`;
  return html`<figure part="image" class="lead">
    ${galleryName && !isDeferred ? html`<a href=${image} data-picture>${picture}</a>` : picture}
    ${
      caption || credit
        ? html`<figcaption lang=${lang}>${caption} ${credit ? html`<small>${credit}</small>` : nothing}</figcaption>`
        : nothing
    }
  </figure>`;
}
