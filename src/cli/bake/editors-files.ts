import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from '../../feed/encoding/decode.js';
import type { FeedTerms } from '../../feed/model/types.js';
import type { EditorialOverrides } from '../../publish/publish.js';
import { ConfigError } from './read-config.js';

/** The content of the editors' files beside the configuration. A missing file is a missing member. */
export interface EditorsFiles extends EditorialOverrides {
  /** `best.txt`: references to the articles of the best list, in its order. */
  best?: readonly string[];
}

const TERMS = ['show', 'max_items', 'max_age_days', 'rights', 'terms_url'];
const FIELDS = ['image', 'summary', 'date', 'author', 'section', 'source', 'content'];

/** Text of a file in whatever encoding its editor saved it; `undefined` if there is no such file. */
async function readText(folder: string, name: string): Promise<string | undefined> {
  try {
    return decode(await readFile(join(folder, name))).text.replace(/^\ufeff/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigError(`${name}: ${(error as Error).message}`);
  }
}

/** A file with one article a line, by its name (number), id or address. `#` begins a comment. */
async function readReferences(folder: string, name: string): Promise<string[] | undefined> {
  const text = await readText(folder, name);
  return text
    ?.split(/\r\n?|\n/)
    .map((line) => line.replace(/(^|\s)#.*/, '').trim())
    .filter(Boolean);
}

async function readTerms(folder: string): Promise<FeedTerms | undefined> {
  const text = await readText(folder, 'terms.json');
  if (text === undefined) return undefined;
  let terms: FeedTerms;
  try {
    terms = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`terms.json: ${(error as Error).message}`);
  }
  const unknownFields = (Array.isArray(terms.show) ? terms.show : []).filter(
    (field) => !FIELDS.includes(field),
  );
  if (unknownFields.length)
    throw new ConfigError(`terms.json: show: there is no ${unknownFields.join(', ')} (${FIELDS.join(' ')})`);
  for (const name in terms)
    if (!TERMS.includes(name)) throw new ConfigError(`terms.json: ${name}: not known (${TERMS.join(', ')})`);
  return terms;
}

/**
 * Reads the editors' files of a folder.
 * @throws {ConfigError} for a file that is there and cannot be read
 */
export async function readEditorsFiles(folder: string): Promise<EditorsFiles> {
  const [removed, corrected, pinned, best, terms] = await Promise.all([
    readReferences(folder, 'removed.txt'),
    readReferences(folder, 'corrected.txt'),
    readReferences(folder, 'pinned.txt'),
    readReferences(folder, 'best.txt'),
    readTerms(folder),
  ]);
  return {
    ...(removed && { removed }),
    ...(corrected && { corrected }),
    ...(pinned && { pinned }),
    ...(best && { best }),
    ...(terms && { terms }),
  };
}
