/**
 * Characters of the bytes 0x80 to 0x9f in windows-1252, in order (WHATWG Encoding Standard). A byte that has none
 * stands for its control character. Not by TextDecoder: Node 20's reads windows-1252 as ISO-8859-1.
 */
const CHARACTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text in which C1 controls are the characters that windows-1252 has in their place. */
export const replaceC1Controls = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (control) => CHARACTERS.charAt(control.charCodeAt(0) - 0x80));
