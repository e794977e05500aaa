import { cleanText } from '../../text/plain.js';
import { LABELS } from '../model/labels.js';
import type { ItemLabel, LabelRules } from '../model/types.js';
import { asArray, asObject, asString, type UnknownObject } from './values.js';

/** Between the sections of a path, such as `뉴스홈 / 국제뉴스`. */
const PATH_SEPARATOR = /\s+[/>›»]\s+/;

/** A name as it is compared. */
const comparable = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Rules as an object: `sponsored: 광고, PR; breaking: 속보` is what an attribute of a script tag can hold. */
function asRules(rules: LabelRules): UnknownObject {
  if (typeof rules !== 'string') return asObject(rules);
  return Object.fromEntries(
    rules.split(';').map((rule) => {
      const [label = '', ...names] = rule.split(':');
      return [label.trim().toLowerCase(), names.join(':').split(',')];
    }),
  );
}

/** The labels of a rule by the name of a tag or a section. */
function labelsByName(rules: LabelRules): Map<string, ItemLabel[]> {
  const named = asRules(rules);
  const labels = new Map<string, ItemLabel[]>();
  for (const label of LABELS) {
    const names = new Set(asArray(named[label]).map((each) => comparable(asString(each) ?? '')));
    for (const name of names) if (name) labels.set(name, [...(labels.get(name) ?? []), label]);
  }
  return labels;
}

function labelItem(value: unknown, labels: Map<string, ItemLabel[]>): unknown {
  try {
    const item = asObject(value);
    const extension = asObject(item._dongpo);
    const names = [...asArray(item.tags), ...asArray(extension.section_path)]
      .flatMap((name) => cleanText(asString(name) ?? '').split(PATH_SEPARATOR))
      .map(comparable);
    const found = names.flatMap((name) => labels.get(name) ?? []);
    if (!found.length) return value;
    return { ...item, _dongpo: { ...extension, labels: [...asArray(extension.labels), ...found] } };
  } catch {
    // An item that cannot be read must not cost the others.
    return value;
  }
}

/**
 * A feed of JSON Feed's shape, nothing in it read yet, whose items have the labels that the rules give to their tags
 * and sections. Before the feed's terms are applied, which may take these away.
 */
export function labelItems(feed: UnknownObject, rules: LabelRules): UnknownObject {
  const labels = labelsByName(rules);
  return { ...feed, items: asArray(feed.items).map((item) => labelItem(item, labels)) };
}
