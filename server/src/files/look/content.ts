/** What is inside, beyond the first bytes: whether text is only text, and whether a picture is more than a picture. */
import { createReadStream } from 'node:fs';
import type { FileKind } from '@tandem/core';

const chunks = (path: string, end?: number): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: 256 * 1024, ...(end !== undefined && { end }) });

/** Bytes that no text has, beyond tab, line ends, form feed and escape. */
const isControl = (byte: number): boolean => (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)) || byte === 127;
const markup = /^[\s\ufeff\u00ef\u00bb\u00bf]*<[!?a-z]/i;

/** Nothing that a browser could take for a page begins with letters and a blank. */
export async function isPlainText(path: string): Promise<boolean> {
  let first = true;
  for await (const chunk of chunks(path)) {
    const text = chunk.toString('latin1');
    if (first && /^(\xff\xfe|\xfe\xff)/.test(text)) return !markup.test(text.replaceAll('\0', '').slice(2));
    if (chunk.some(isControl) || (first && markup.test(text))) return false;
    first = false;
  }
  return true;
}

const marks = ['<script', '<html', '<svg', '<!doctype html', '<?php', '<iframe', '%pdf-'];
const longestMark = Math.max(...marks.map((mark) => mark.length));

/** A PDF has words of markup in it rightly; only before its pages begin they are there for another reader. */
export async function holdsMarkup(path: string, is: FileKind): Promise<boolean> {
  if (is !== 'image' && is !== 'pdf') return false;
  let tail = '';
  let begin = 0;
  for await (const chunk of chunks(path, is === 'pdf' ? 1023 : undefined)) {
    const text = tail + chunk.toString('latin1').toLowerCase();
    for (const mark of marks) {
      const at = text.indexOf(mark);
      if (at >= 0 && !(is === 'pdf' && mark === '%pdf-' && begin + at === 0)) return true;
    }
    tail = text.slice(1 - longestMark);
    begin += text.length - tail.length;
  }
  return false;
}
