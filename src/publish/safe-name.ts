/** Longest name of a file, in characters: with the longest extension it is within every file system's 255 bytes. */
export const MAX_NAME = 80;

/** Names of devices, which Windows takes for no file whatever their extension, and with dots at their end. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)/i;

/** True if a name can be that of a file on every system, and a member's name in an object of JavaScript. */
export const isSafeName = (name: string): boolean =>
  name.length <= MAX_NAME && !DEVICE.test(name) && !(name in Object.prototype);
