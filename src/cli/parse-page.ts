import { type CheerioAPI, load } from 'cheerio';
import { parse } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

/** Characters of a page that are parsed. */
const MAX_LENGTH = 5e6;
/** Elements of a page, those that the parser repeats for unclosed ones included. */
const MAX_ELEMENTS = 200_000;
/** Depth of an element: the parser's time for each tag grows with the elements open around it. */
const MAX_DEPTH = 512;
/** Attributes of an element that are kept. */
const MAX_ATTRIBUTES = 500;
/** Places in lists of children that are looked through for misplaced elements. */
const MAX_SEARCHES = 1e8;

/** A page that was parsed. */
export interface ParsedPage {
  $: CheerioAPI;
  /** False if a limit was reached: the rest of the page is then missing. */
  isWhole: boolean;
}

type Parent = Parameters<typeof adapter.appendChild>[0];
type Child = Parameters<typeof adapter.appendChild>[1];

class LimitError extends Error {}

/** The adapter of parse5 for one page, which ends the parsing at a limit. */
function limitedAdapter(): { treeAdapter: typeof adapter; document: Parent } {
  const document = adapter.createDocument();
  const depths = new WeakMap<object, number>([[document, 0]]);
  let elements = 0;
  let searches = 0;
  const place = (parent: Parent, node: Child): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_DEPTH) throw new LimitError();
    depths.set(node, depth);
  };
  const search = ({ children }: Parent): void => {
    searches += children.length;
    if (searches > MAX_SEARCHES) throw new LimitError();
  };
  const treeAdapter: typeof adapter = {
    ...adapter,
    createDocument: () => document,
    createElement(name, namespace, attributes) {
      if (++elements > MAX_ELEMENTS) throw new LimitError();
      return adapter.createElement(name, namespace, attributes.slice(0, MAX_ATTRIBUTES));
    },
    appendChild(parent, node) {
      place(parent, node);
      adapter.appendChild(parent, node);
    },
    insertBefore(parent, node, reference) {
      place(parent, node);
      search(parent);
      adapter.insertBefore(parent, node, reference);
    },
    insertTextBefore(parent, text, reference) {
      search(parent);
      adapter.insertTextBefore(parent, text, reference);
    },
    detachNode(node) {
      if (node.parent) search(node.parent);
      adapter.detachNode(node);
    },
  };
  return { treeAdapter, document };
}

/**
 * Parses a page in bounded time and memory. Pages that were made to hold parsers up (deep nesting, thousands of
 * unclosed or misplaced elements) are read up to a limit.
 */
export function parsePage(html: string): ParsedPage {
  const { treeAdapter, document } = limitedAdapter();
  let isWhole = html.length <= MAX_LENGTH;
  try {
    parse<Htmlparser2TreeAdapterMap>(html.slice(0, MAX_LENGTH), {
      treeAdapter,
      sourceCodeLocationInfo: true,
    });
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    isWhole = false;
  }
  return { $: load(document), isWhole };
}

/** Removes nodes from their parents, each list of children once: one by one, a long list is searched for each. */
export function removeNodes(nodes: Iterable<Child>): void {
  const removed = new Set(nodes);
  const parents = new Set([...removed].flatMap(({ parent }) => parent ?? []));
  for (const parent of parents) {
    parent.children = parent.children.filter((child) => !removed.has(child));
    for (const [index, child] of parent.children.entries()) {
      child.prev = parent.children[index - 1] ?? null;
      child.next = parent.children[index + 1] ?? null;
    }
  }
  for (const node of removed) node.parent = null;
}
