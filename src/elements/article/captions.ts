/** The words below a picture. */
export interface Caption {
  caption: string;
  credit: string;
}

/**
 * A caption and a credit as Korean papers print them: with a triangle before the caption and `사진=` before the
 * photographer, unless the feed has written these.
 *
 * @param language of the article
 */
export function printedCaption(caption = '', credit = '', language = ''): Caption {
  const mark = !caption || /^[▲△]/.test(caption) ? '' : '▲ ';
  const prefix = credit && language.startsWith('ko') && !/사진|photo|[©ⓒ]/i.test(credit) ? '사진=' : '';
  return { caption: mark + caption, credit: prefix + credit };
}
