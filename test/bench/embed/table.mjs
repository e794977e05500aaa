/** Tables of plain text. */

/** @param {string[][]} rows the first is the head; the first column stands left, the others right */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const line = (row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(widths[column] - width(cell));
        return column ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  const [head, ...body] = rows.map(line);
  return [head, '─'.repeat(widths.reduce((sum, each) => sum + each + 2, -2)), ...body].join('\n');
}

/** Columns of a terminal: Korean letters take two. */
const width = (text) =>
  [...text].reduce((sum, letter) => sum + (/[ᄀ-ᇿ⺀-꓏가-힣＀-｠]/.test(letter) ? 2 : 1), 0);

export const number = (value, digits = 0) =>
  digits ? value.toFixed(digits) : Math.round(value).toLocaleString('en-US');
