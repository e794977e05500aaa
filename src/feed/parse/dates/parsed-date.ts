/** A date that was read from text. */
export interface ParsedDate {
  /** RFC 3339, with the offset as given. */
  iso: string;
  /** True if the text gave no time of day, or one in a zone that is not known. */
  dateOnly?: boolean;
  /** True if the text gave a time in a zone whose name is not known: the day is read, the time is not. */
  unknownZone?: boolean;
  /** True if the day and the month may be exchanged, and nothing said which is which. */
  ambiguous?: boolean;
}
