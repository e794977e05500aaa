/** A date that was read from text. */
export interface ParsedDate {
  /** RFC 3339, with the offset as given. */
  iso: string;
  /** True if the text gave no time of day. */
  dateOnly?: boolean;
}
