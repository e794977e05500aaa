/** A name as written in a feed, and what it means there. */
export interface XmlName {
  written: string;
  /** In lower case, with the conventional prefix. */
  name: string;
  isItem: boolean;
  /** True if it holds the items of a feed. */
  isContainer: boolean;
  /** True if it holds no elements, or such of its own name or of Media RSS only. */
  isLeaf: boolean;
  /** True for an HTML element that never closes. */
  isVoid: boolean;
  /** True if text directly in the element is white space or junk. */
  ignoresText: boolean;
  /** The name, as written, of the element that was opened after this one: items repeat their order. */
  next: string;
}

/** HTML elements that never close. Not `link` and `source`, which feeds close. */
const VOID_ELEMENT = /^([bh]r|img|input|wbr)$/;
/** Local name of the root of a feed. */
const ROOT = /^(rss|feed)$/;
const CONTAINER = /^(rss|feed|rdf:rdf|channel)$/;
const LEAF =
  /^(title|link|id|guid|pubdate|dc:creator|language|enclosure|(itunes:)?category|itunes:image|media:(thumbnail|content|group))$/;

export const isVoidElement = (name: string): boolean => VOID_ELEMENT.test(name);

/** UTF-16 units of a namespace that are read: each declaration has all names read anew. */
const MAX_NAMESPACE = 200;
/** Parts of namespaces' addresses, and the prefix that each is known by. */
const KNOWN_NAMESPACE = /itunes|feedburner|content|media|mrss|\bdc|\benc(?=#)/;
/** Namespaces whose names go without a prefix: RSS, Atom and XHTML. */
const WITHOUT_PREFIX = /atom|xhtml|\brss[\d./]*$/i;

/** The conventional prefix of a namespace; for one that is not known, the prefix that the feed gives it. */
function conventionalPrefix(namespace: string, prefix: string): string {
  const known = KNOWN_NAMESPACE.exec(namespace)?.[0];
  if (known) return known === 'mrss' ? 'media' : known;
  return WITHOUT_PREFIX.test(namespace) ? '' : prefix;
}

/** The names of one feed: each is understood once. */
export class XmlNames {
  /** Name of the node that holds the top-level elements. */
  readonly root: XmlName = {
    written: '',
    name: '',
    isItem: false,
    isContainer: false,
    isLeaf: false,
    isVoid: false,
    ignoresText: false,
    next: '',
  };
  readonly #namespaces = new Map<string, string>();
  readonly #names = new Map<string, XmlName>();
  readonly #attributes = new Map<string, string>();
  /** True if the root of a feed was read. */
  #hasRoot = false;

  /** Declares a prefix, which may have meant another namespace before. */
  declare(prefix: string, address: string): void {
    const namespace = address.slice(0, MAX_NAMESPACE);
    if (this.#namespaces.get(prefix) === namespace) return;
    this.#namespaces.set(prefix, namespace);
    this.#names.clear();
  }

  get(written: string): XmlName {
    let name = this.#names.get(written);
    if (!name) {
      name = this.#understand(written);
      this.#names.set(written, name);
    }
    return name;
  }

  /** Name of an attribute in lower case. */
  attribute(written: string): string {
    let name = this.#attributes.get(written);
    if (name === undefined) {
      name = written.toLowerCase();
      this.#attributes.set(written, name);
    }
    return name;
  }

  #understand(written: string): XmlName {
    const [local, prefix] = written.toLowerCase().split(':').reverse();
    const conventional = prefix && conventionalPrefix(this.#namespaces.get(prefix) ?? prefix, prefix);
    // The root's prefix is that of the whole feed, whatever its namespace.
    if (!this.#hasRoot && ROOT.test(`${local}`)) {
      this.#hasRoot = true;
      if (conventional) {
        this.declare(`${prefix}`, 'atom');
        return this.get(written);
      }
    }
    // A prefix without a name behind it is a name.
    const name = (conventional ? `${conventional}:${local}` : local) || `${prefix}:`;
    const isItem = name === 'item' || name === 'entry';
    const isContainer = CONTAINER.test(name);
    return {
      written,
      name,
      isItem,
      isContainer,
      isLeaf: LEAF.test(name),
      isVoid: isVoidElement(name),
      ignoresText: isItem || isContainer,
      next: '',
    };
  }
}
