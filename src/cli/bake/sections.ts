import type { FeedItem } from '../../feed/model/types.js';
import { fileName } from '../../publish/file-name.js';
import { fnv1a } from '../../publish/hash.js';
import { type BakeRun, DAY } from './run.js';

/** Sections of one article that count. A path has two or three. */
const MAX_OF_ITEM = 10;
/** Sections with a list of their own. */
const MAX_SECTIONS = 100;
/** Days without articles after which a section, and its files, are given up. */
const EMPTY_DAYS = 90;

/** A section with its articles, in the order of the edition. */
export interface Section {
  name: string;
  items: FeedItem[];
}

/** Items by the names of their sections, those with the most items first. */
function itemsBySection({ reportFailure, messages }: BakeRun, items: FeedItem[]): Map<string, FeedItem[]> {
  const byName = new Map<string, FeedItem[]>();
  for (const item of items) {
    const names = [...new Set(item._dongpo?.section_path)];
    if (names.length > MAX_OF_ITEM)
      reportFailure(messages.tooManySections(item.url ?? item.id, names.length, MAX_OF_ITEM));
    for (const name of names.slice(0, MAX_OF_ITEM)) {
      const sectionItems = byName.get(name);
      if (sectionItems) sectionItems.push(item);
      else byName.set(name, [item]);
    }
  }
  // A section that all items share distinguishes nothing.
  for (const [name, sectionItems] of byName)
    if (items.length > 1 && sectionItems.length === items.length) byName.delete(name);
  return new Map([...byName].sort(([, a], [, b]) => b.length - a.length));
}

/** The file of a section: as configured, else by its name; another one if a section of another name has it. */
function fileOf(name: string, configured: Record<string, string>, known: Record<string, string>): string {
  if (Object.hasOwn(configured, name)) return configured[name] ?? '';
  const file = fileName(name);
  return Object.hasOwn(known, file) && known[file] !== name ? `${file.slice(0, 60)}-${fnv1a(name)}` : file;
}

/**
 * Sections of items, by their files. A section that has no items any more stays for a while, since its file may be
 * embedded somewhere; a name that an article brought once does not stay for ever.
 */
export function sectionsOf(run: BakeRun, items: FeedItem[]): Map<string, Section> {
  const { config, store, now } = run;
  const { sections, sectionTimes } = store.snapshot;
  const byName = itemsBySection(run, items);
  let leftOut = 0;
  for (const name of byName.keys()) {
    const file = fileOf(name, config.sections, sections);
    if (!Object.hasOwn(sections, file) && Object.keys(sections).length >= MAX_SECTIONS) {
      leftOut++;
      continue;
    }
    sections[file] = name;
    sectionTimes[file] = now;
  }
  if (leftOut) run.reportFailure(run.messages.sectionsLeftOut(leftOut, MAX_SECTIONS));
  for (const file of Object.keys(sections)) {
    sectionTimes[file] ??= now;
    if (now - sectionTimes[file] <= EMPTY_DAYS * DAY) continue;
    delete sections[file];
    delete sectionTimes[file];
    store.forgottenFiles.add(`section/${file}`);
  }
  return new Map(
    Object.entries(sections).map(([file, name]) => [file, { name, items: byName.get(name) ?? [] }]),
  );
}
