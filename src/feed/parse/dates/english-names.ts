const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** 1 to 12 of a word that begins like an English month, in lower case; 0 of any other. */
export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;

/** 0 (Sunday) to 6 of a word that begins like an English day of the week, in lower case; -1 of any other. */
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3));
