/** An amount as people write it: `12 500`, `12,500.50`, `12.500,5`, `€ 900`. `undefined` when it is none. */
export function readAmount(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f'’€$£]|kr|SEK|EUR|USD/gi, '');
  if (!/^\d[\d.,]*$/.test(plain)) return undefined;
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const separators = plain.replace(/\d/g, '');
  const decimals = plain.length - last - 1;
  // One kind of separator with three digits behind it groups thousands; two kinds: the last one is the decimal sign.
  const isDecimal =
    last >= 0 &&
    (new Set(separators).size > 1
      ? separators.indexOf(plain[last] ?? '') === separators.length - 1
      : separators.length === 1 && decimals !== 3);
  const whole = (isDecimal ? plain.slice(0, last) : plain).replace(/[.,]/g, '');
  const amount = Number(isDecimal ? `${whole || '0'}.${plain.slice(last + 1) || '0'}` : whole);
  return Number.isFinite(amount) ? amount : undefined;
}
