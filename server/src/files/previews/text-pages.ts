/** Text in pages of 60 lines, as it would be printed. */
import { readFileSync } from 'node:fs';

const linesAPage = 60;
const charactersALine = 96;
const mostPages = 500;

export function textPages(path: string): readonly string[] {
  const lines = decode(readFileSync(path))
    .split(/\r\n?|\n/)
    .flatMap(wrap);
  while (lines.length > 1 && lines.at(-1)?.trim() === '') lines.pop();
  const pages = Array.from({ length: Math.ceil(lines.length / linesAPage) }, (_, i) =>
    lines.slice(i * linesAPage, (i + 1) * linesAPage).join('\n'),
  );
  return pages.slice(0, mostPages);
}
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
function wrap(line: string): string[] {
  const signs = [...line.replaceAll('\t', '    ')];
  const parts = [];
  for (let i = 0; i === 0 || i < signs.length; i += charactersALine) parts.push(signs.slice(i, i + charactersALine).join(''));
  return parts;
}
