/** A query behind the name of a picture's file, by which servers choose a size. */
const QUERY = /(\.(?:jpe?g|png|gif|webp|avif))[?#].*/i;
/** A size in the name of a file, as WordPress writes it: `market-300x200.jpg`, `market-scaled.jpg`. */
const SIZE_IN_NAME = /-(?:\d{2,4}x\d{2,4}|scaled)(?=\.\w+$)/;
/** A size in a path, as Blogger writes it: `/s1600/`, `/w640-h426-p/`. */
const SIZE_IN_PATH = /\/[swh]\d{2,4}(?:-[a-z]\w*)*(?=\/)/i;

/** The address of a picture without scheme and size: two addresses with one key are the same picture. */
export const pictureKey = (url: string): string =>
  url
    .replace(/^https?:/, '')
    .replace(QUERY, '$1')
    .replace(SIZE_IN_NAME, '')
    .replace(SIZE_IN_PATH, '');
