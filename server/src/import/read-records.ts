/** Records of a delimited text file, one at a time, each with its row number and the physical line it starts on. */
import { parse } from 'csv-parse';

export interface FileRecord {
  /** Counted from the first record after the header, blank ones included. */
  readonly row: number;
  /** The physical line of the file on which the record starts; CRLF, LF and CR each end a line, inside quotes too. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote on this line is never closed: the line stands alone, so that it does not swallow the rows after it. */
  readonly openQuote?: true;
}
export interface RecordForm {
  readonly delimiter: string;
  readonly headerLine: number | null;
  readonly preambleLines: number;
}
/** The decoded text in pieces; it is asked for again when an open quote makes a second reading necessary. */
export type TextSource = () => AsyncIterable<string> | Iterable<string>;

export async function* readRecords(source: TextSource, form: RecordForm): AsyncGenerator<FileRecord> {
  let skip = form.preambleLines;
  let line = form.preambleLines + 1;
  let row = form.headerLine === null ? 1 : 0;
  for (;;) {
    let openQuote = false;
    for await (const cells of parseRecords(skipLines(source(), skip), form.delimiter)) {
      if (cells === 'open-quote') openQuote = true;
      else {
        if (row > 0) yield { row, line, cells };
        row += 1;
        line += 1 + lineBreaksIn(cells);
      }
    }
    if (!openQuote) return;
    if (row > 0) yield { row, line, cells: [await lineAt(source(), line)], openQuote: true };
    skip = line;
    row += 1;
    line += 1;
  }
}

/** Records are taken as they are parsed, not out of the stream: a stream that ends in an error drops what waits in it. */
async function* parseRecords(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<readonly string[] | 'open-quote'> {
  let ready: string[][] = [];
  let failure: { code?: string } | undefined;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: (cells: string[]) => {
      ready.push(cells);
      return null;
    },
  });
  const ended = new Promise<void>((resolve) => parser.once('close', resolve).once('end', resolve));
  parser.on('error', (error) => {
    failure = error as { code?: string };
  });
  parser.resume();
  const taken = () => {
    const records = ready;
    ready = [];
    return records;
  };
  for await (const piece of text) {
    if (!parser.write(piece)) await new Promise<void>((resolve) => parser.once('drain', resolve).once('close', resolve));
    yield* taken();
  }
  parser.end();
  await ended;
  yield* taken();
  if (failure?.code === 'CSV_QUOTE_NOT_CLOSED') yield 'open-quote';
  else if (failure) throw failure;
}

async function* skipLines(text: AsyncIterable<string> | Iterable<string>, count: number): AsyncGenerator<string> {
  let left = count;
  let heldReturn = '';
  for await (const piece of text) {
    if (left === 0 && !heldReturn) {
      yield piece;
      continue;
    }
    // A CR at the end of a piece may be half of a CRLF: it waits for the next piece.
    let rest = heldReturn + piece;
    heldReturn = '';
    while (left > 0) {
      const end = /\r\n|\n|\r/.exec(rest);
      if (!end || (end[0] === '\r' && end.index === rest.length - 1)) break;
      rest = rest.slice(end.index + end[0].length);
      left -= 1;
    }
    if (left === 0) yield rest;
    else if (rest.endsWith('\r')) heldReturn = '\r';
  }
}

async function lineAt(text: AsyncIterable<string> | Iterable<string>, line: number): Promise<string> {
  let found = '';
  for await (const piece of skipLines(text, line - 1)) {
    found += piece;
    const end = /[\r\n]/.exec(found);
    if (end) return found.slice(0, end.index);
  }
  return found;
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.includes('\n') || cell.includes('\r')) count += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  return count;
}
