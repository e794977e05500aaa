/**
 * What can be read of JSON that breaks off: the text up to the last whole value, its open brackets
 * closed. Undefined where that is still no JSON.
 */
export function mendJson(text: string): unknown {
  const open: string[] = [];
  let inString = false;
  // Where the last complete member of an array ended, and what was open there.
  let whole = 0;
  let closing = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') open.push('}');
    else if (character === '[') open.push(']');
    else if (character === '}' || character === ']') {
      open.pop();
      if (open.length && open.length < 4) {
        whole = at + 1;
        closing = [...open].reverse().join('');
      }
    }
  }
  try {
    return JSON.parse(text.slice(0, whole) + closing);
  } catch {
    return undefined;
  }
}
