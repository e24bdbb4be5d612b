/** Digits of any script and width as 0 to 9, and every kind of space and dash as the plain one. */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[\u00A0\u2007\u202F\u2009]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\u30FC]/g, '-')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',');

function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  // Decimal digits of a script stand in one run of ten, so the distance to the first of the run is the value.
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return String(code - zero);
}
