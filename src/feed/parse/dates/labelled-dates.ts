import type { DateContext } from './feed-date.js';
import { parseDate } from './parse-date.js';
import type { ParsedDate } from './parsed-date.js';

/** The dates in one text. */
export interface LabelledDates extends Partial<ParsedDate> {
  /** The date of a change (`입력 … 수정 …`), RFC 3339. */
  modified?: string | undefined;
}

/** Labels before a date: of its publication, of a change. */
const LABEL =
  /(입력|등록|승인|송고|발행|게재|작성|发布|發佈|发表|published)|(수정|업데이트|변경|更新|修改|updated|modified)/gi;
const MAX_LENGTH = 300;

/**
 * Reads a date as {@link parseDate} does; of several with labels (`입력 2026.11.23 14:05 수정 …`), the first of
 * publication and the first of a change.
 */
export function parseLabelledDates(text: string, context: DateContext): LabelledDates | undefined {
  const labels = [...text.slice(0, MAX_LENGTH).matchAll(LABEL)];
  const [first] = labels;
  if (!first) return parseDate(text, context);
  const found: LabelledDates = first.index ? { ...parseDate(text.slice(0, first.index), context) } : {};
  for (const [at, { 0: label, 1: isPublication, index }] of labels.entries()) {
    const date = parseDate(text.slice(index + label.length, labels[at + 1]?.index), context);
    if (!isPublication) found.modified ??= date?.iso;
    else if (!found.iso) Object.assign(found, date);
  }
  return found;
}
