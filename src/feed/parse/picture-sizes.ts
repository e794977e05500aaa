import { pictureKey } from '../model/picture-key.js';

/** A file of a picture, as published: numbers may be text still. */
interface PictureFile {
  url?: unknown;
  width?: unknown;
  height?: unknown;
}

/** Greatest difference of the shapes of two files of one picture: a file of another shape is a part of it. */
const SHAPE_TOLERANCE = 0.03;

const shapeOf = ({ width, height }: PictureFile): number => Number(width) / Number(height);

/**
 * The files of a picture that show the whole of it, as its `sizes`. A file without a height is taken to do so, one of a
 * pixel counts readers.
 */
export function wholeSizes<T extends PictureFile>(files: T[], whole: PictureFile): T[] {
  const shape = shapeOf(whole);
  return files.filter((file) => {
    if (!file.url || !(Number(file.width) > 1)) return false;
    const difference = Math.abs(shapeOf(file) / shape - 1);
    return !(difference > SHAPE_TOLERANCE);
  });
}

const widest = <T extends PictureFile>(files: T[]): T | undefined => {
  let found = files[0];
  for (const file of files) if (Number(file.width) > Number(found?.width)) found = file;
  return found;
};

/** True if each file names a width, and no two the same: they are files of one picture. */
function areWidthsOfOne(files: PictureFile[]): boolean {
  const widths = files.map(({ width }) => Number(width));
  return files.length > 1 && widths.every((width) => width > 0) && new Set(widths).size === widths.length;
}

/**
 * Joins the files of one picture: the widest, with all widths as its `sizes`. Files belong together by their address,
 * or by their group.
 *
 * @param groupOf the group that a file stands in (`media:group`); `undefined` if it stands alone
 */
export function joinSizes<T extends PictureFile & { url: string }>(
  files: T[],
  groupOf: (file: T) => unknown = () => undefined,
): (T & { sizes?: { url: string; width: unknown; height: unknown }[] })[] {
  if (files.length < 2) return files;
  const groups = new Map<unknown, T[]>();
  const add = (key: unknown, file: T): void => {
    const members = groups.get(key);
    if (members) members.push(file);
    else groups.set(key, [file]);
  };
  for (const file of files) {
    const group = groupOf(file);
    const members = group === undefined ? [] : files.filter((each) => groupOf(each) === group);
    add(areWidthsOfOne(members) ? group : pictureKey(file.url), file);
  }
  return [...groups.values()].flatMap((members) => {
    const main = areWidthsOfOne(members) ? widest(members) : undefined;
    if (!main) return members;
    const sizes = wholeSizes(members, main).map(({ url, width, height }) => ({ url, width, height }));
    // A caption may stand at any of them.
    const described: Partial<T> = {};
    for (const file of members.reverse()) Object.assign(described, withoutEmpty(file));
    return [{ ...main, ...described, ...withoutEmpty(main), sizes }];
  });
}

const withoutEmpty = <T extends object>(object: T): Partial<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value)) as Partial<T>;
