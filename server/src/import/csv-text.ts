/** Rows as a file that a spreadsheet opens without taking a cell for a formula (S-45), and that comes back as it was. */
const risky = /^[=+\-@\t\r\0]|^'[=+\-@\t\r\0]/;

export const csvCell = (value: string): string => {
  const guarded = risky.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};
/** With a byte order mark, because spreadsheets take a file without one for the machine's old encoding. */
export const csvText = (rows: Iterable<readonly string[]>): string =>
  `\uFEFF${[...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
