import { BEHIND_ELEMENT, BEHIND_MEMBER, BEHIND_NAME, readLooseString } from './loose-string.js';

/** White space, control characters and comments. */
const GAP = /(?:[\s\0-\x20]|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*)+/y;
/** A name, a number or a literal without quotes. */
const BARE = /[^\s\0-\x20"'[\]{}:,]+/y;
const NAME = /^[\w$-]+$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** The literals of JSON, JavaScript and Python. */
const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ...['null', 'None', 'nil', 'undefined', 'NaN', 'Infinity', '-Infinity'].map((name): [string, unknown] => [
    name,
    null,
  ]),
]);

const isQuote = (character: string): boolean => character === '"' || character === "'";

/** Reads one text that resembles JSON. Whatever cannot be read is taken for the end of the text. */
class LooseParser {
  readonly #text: string;
  #position = 0;
  /** True if the text broke off: what is read last is not whole. */
  #isCut = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Text that an expression finds here, which is then behind. */
  #take(expression: RegExp): string {
    expression.lastIndex = this.#position;
    const [found = ''] = expression.exec(this.#text) ?? [];
    this.#position += found.length;
    return found;
  }

  /** The next character that says something. */
  #next(): string {
    this.#take(GAP);
    return this.#text.charAt(this.#position);
  }

  /** The same behind commas, of which there may be too many or too few. */
  #nextBehindCommas(): string {
    while (this.#next() === ',') this.#position++;
    return this.#text.charAt(this.#position);
  }

  /** A value; `behind` matches what follows its last quote. */
  readValue(behind: RegExp): unknown {
    const character = this.#next();
    if (character === '{') return this.#readObject();
    if (character === '[') return this.#readArray();
    return isQuote(character) ? this.#readString(behind) : this.#readBare();
  }

  #readArray(): unknown[] {
    const array: unknown[] = [];
    this.#position++;
    for (;;) {
      const character = this.#nextBehindCommas();
      // The bracket of the object around it ends an array whose own is missing.
      if (character === ']') this.#position++;
      if (character === ']' || character === '}') return array;
      const value = this.readValue(BEHIND_ELEMENT);
      if (this.#isCut) return array;
      array.push(value);
    }
  }

  #readObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.#position++;
    for (;;) {
      const character = this.#nextBehindCommas();
      if (character === '}') this.#position++;
      if (character === '}' || character === ']') return object;
      const name = isQuote(character) ? this.#readString(BEHIND_NAME) : this.#take(BARE);
      this.#isCut ||= this.#next() !== ':' || !(isQuote(character) || NAME.test(name));
      if (this.#isCut) return object;
      this.#position++;
      // `"image": ,` has no value.
      if (/[,}]/.test(this.#next())) continue;
      const value = this.readValue(BEHIND_MEMBER);
      // Of a text that breaks off, the lists are kept, with the elements that are whole.
      const isWhole = !this.#isCut || (typeof value === 'object' && value);
      // It would be the object's prototype.
      if (isWhole && name !== '__proto__') object[name] = value;
      if (this.#isCut) return object;
    }
  }

  #readString(behind: RegExp): string {
    const { value, end } = readLooseString(this.#text, this.#position, behind);
    this.#isCut = end > this.#text.length;
    this.#position = end;
    return value;
  }

  #readBare(): unknown {
    const word = this.#take(BARE);
    if (NUMBER.test(word)) return Number(word);
    this.#isCut = !LITERALS.has(word);
    return LITERALS.get(word);
  }
}

/**
 * Parses JSON that is written by hand or by a template: with comments, with commas too many or too few, with quotes of
 * JavaScript or none around names, with raw line breaks, quotes and backslashes in its strings. It may break off, or
 * have text behind it; of an array that breaks off, the whole elements are kept.
 *
 * @returns `undefined` if nothing can be read
 */
export function repairJson(text: string): unknown {
  try {
    const value = new LooseParser(text).readValue(BEHIND_ELEMENT);
    return typeof value === 'object' && value && Object.keys(value).length ? value : undefined;
  } catch {
    // Nested too deep.
    return undefined;
  }
}
