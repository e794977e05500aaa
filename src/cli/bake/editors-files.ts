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
  /** Members of `terms.json` that are left out, with their values in JSON. */
  ignoredTerms: readonly [name: string, value: string][];
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

/** True if a member of the terms has a value that it can have. */
const isValidTerm = (name: string, value: unknown): boolean =>
  name === 'max_items' || name === 'max_age_days'
    ? typeof value === 'number' && value > 0 && (name === 'max_age_days' || Number.isInteger(value))
    : typeof value === 'string';

/** @throws {ConfigError} for terms that are no object, or have a member or field that is not known */
function checkTerms(terms: unknown): asserts terms is Record<string, unknown> {
  if (!terms || typeof terms !== 'object' || Array.isArray(terms))
    throw new ConfigError('terms.json: { … } is needed');
  const { show } = terms as { show?: unknown };
  if (show !== undefined && !Array.isArray(show))
    throw new ConfigError(`terms.json: show: a list is needed (${FIELDS.join(' ')})`);
  const unknownFields = (show ?? []).filter((field) => !FIELDS.includes(field));
  if (unknownFields.length)
    throw new ConfigError(`terms.json: show: there is no ${unknownFields.join(', ')} (${FIELDS.join(' ')})`);
  for (const name in terms)
    if (!TERMS.includes(name)) throw new ConfigError(`terms.json: ${name}: not known (${TERMS.join(', ')})`);
}

/** The terms, and the members with a value that means nothing, which are left out. */
async function readTerms(folder: string): Promise<Pick<EditorsFiles, 'terms' | 'ignoredTerms'>> {
  const text = await readText(folder, 'terms.json');
  if (text === undefined) return { ignoredTerms: [] };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`terms.json: ${(error as Error).message}`);
  }
  checkTerms(given);
  const ignored = Object.entries(given).filter(
    ([name, value]) => name !== 'show' && !isValidTerm(name, value),
  );
  const terms: FeedTerms = Object.fromEntries(
    Object.entries(given).filter(([name]) => !ignored.some(([each]) => each === name)),
  );
  return { terms, ignoredTerms: ignored.map(([name, value]) => [name, JSON.stringify(value)]) };
}

/**
 * Reads the editors' files of a folder.
 * @throws {ConfigError} for a file that is there and cannot be read
 */
export async function readEditorsFiles(folder: string): Promise<EditorsFiles> {
  const [removed, corrected, pinned, best, { terms, ignoredTerms }] = await Promise.all([
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
    ignoredTerms,
  };
}
