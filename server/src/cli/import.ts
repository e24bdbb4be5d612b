/**
 * `npm run import -- file.csv [--kind contacts|companies|opportunities] [--dry-run] [--as mail]`: a file into the data folder,
 * or, while a server has it, into that server. Ctrl+C cancels and takes the rows back.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { importKinds } from '../import/fields.ts';
import { importOptions } from '../import/import-options.ts';
import type { Look } from '../import/imports.ts';
import { ImportRefusal } from '../import/limits.ts';
import { differenceWords, formWords, leftOutWords, problemWords, reasonWords } from '../import/words.ts';
import type { DrySummary, ImportDoor } from './import-door.ts';
import { openFolderDoor } from './import-folder.ts';
import { openServerDoor } from './import-server.ts';

const usage = `Usage: npm run import -- <file> [--kind ${importKinds.join('|')}] [--dry-run] [--as <mail>] [--name <batch name>] [--no-repairs]
  The file is CSV (any separator, any encoding) or vCard. --as says whose import it is: a manager or an admin.`;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'dry-run': { type: 'boolean' },
      as: { type: 'string' },
      name: { type: 'string' },
      'no-repairs': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [path] = positionals;
  if (values.help || !path) return say(usage, values.help ? 0 : 2);
  if (!existsSync(path)) return say(`There is no file ${path}. Check the name; a relative one counts from the project's folder.`, 2);
  if (statSync(path).isDirectory()) return say(`${path} is a folder. Name one file.`, 2);
  const kind = importKinds.find((known) => known === values.kind);
  if (values.kind && !kind) return say(`--kind is "${values.kind}". It is one of ${importKinds.join(', ')}.`, 2);

  const door = await openDoor(values.as);
  try {
    const file = await door.upload(values.name ?? basename(path), createReadStream(path));
    const look = await door.look(file, kind);
    show(look);
    const options = importOptions.parse({ kind: look.kind, targets: look.columns.map((column) => column.target) });
    const found = await door.dryRun(file, options);
    const repairs = values['no-repairs'] ? [] : found.repairs.filter((repair) => repair.ticked);
    const dry = repairs.length > 0 ? await door.dryRun(file, { ...options, repairs: [...repairs] }) : found;
    showDryRun(dry, found, repairs.length > 0);
    if (values['dry-run']) return say('Nothing is written: this was a dry run.', 0);
    if (dry.figures.new + dry.figures.change + dry.figures.joined === 0) return say('There is nothing to bring in.', 0);
    return await bringIn(door, await door.start(file, { ...options, repairs: [...repairs] }, values.name ?? basename(path)), dry);
  } finally {
    await door.close();
  }
}

async function openDoor(as: string | undefined): Promise<ImportDoor> {
  const config = readConfig(process.env);
  try {
    return await openFolderDoor(config, as);
  } catch (error) {
    if ((error as { code?: string }).code !== 'LOCKED') throw error;
    process.stdout.write('A server has the data folder: the file goes in by way of it, and everybody sees the rows come.\n');
    return openServerDoor(config, as);
  }
}

function show(look: Look): void {
  process.stdout.write(`${look.file.name}: ${look.records.toLocaleString('en')} rows of ${look.kind}, ${formWords(look.form)}\n\n`);
  const width = Math.min(40, Math.max(...look.columns.map((column) => column.header.length)));
  for (const column of look.columns) {
    if (column.reason.code === 'empty') continue;
    process.stdout.write(`  ${column.header.slice(0, width).padEnd(width)}  ${(column.target || '-').padEnd(14)} ${reasonWords(column)}\n`);
  }
}

const listed = 20;

function showDryRun(dry: DrySummary, found: DrySummary, repaired: boolean): void {
  const { figures } = dry;
  if (found.repairs.length > 0) {
    process.stdout.write('\nSpelling:\n');
    for (const repair of found.repairs) {
      process.stdout.write(
        `  ${repaired && repair.ticked ? '[x]' : '[ ]'} "${repair.from}" is "${repair.to}"  (${repair.field}, ${differenceWords[repair.difference]}, ${repair.rows.toLocaleString('en')} rows)\n`,
      );
    }
  }
  if (dry.additions.length > 0)
    process.stdout.write(
      `\nNew in the settings: ${dry.additions.map((addition) => `"${addition.title}" (${addition.list})`).join(', ')}\n`,
    );
  if (dry.unknownOwners.length > 0)
    process.stdout.write(
      `\nNobody is called ${dry.unknownOwners.map((owner) => `"${owner.name}" (${owner.rows} rows)`).join(', ')}: opportunities of these get your name as their owner, contacts get none.\n`,
    );
  process.stdout.write(
    `\n${[
      `${figures.rows} rows`,
      `${figures.new} new`,
      `${figures.change} change something`,
      `${figures.same} the same already`,
      `${figures.joined} one with another row`,
      `${figures.leftOut} left out`,
      ...(figures.blank ? [`${figures.blank} blank`] : []),
      ...(figures.companies ? [`${figures.companies} companies made for them`] : []),
      ...(dry.withoutCompany ? [`${dry.withoutCompany} without a company`] : []),
    ].join(', ')}.\n`,
  );
  for (const row of dry.leftOut.slice(0, listed)) {
    const column =
      row.column >= 0 ? ` ${dry.header[row.column]}: "${row.value.slice(0, 60)}":` : row.value ? ` "${row.value.slice(0, 60)}":` : '';
    process.stdout.write(`  row ${row.row} (line ${row.line}):${column} ${leftOutWords[row.reason]}\n`);
  }
  if (dry.figures.leftOut > listed) process.stdout.write(`  and ${dry.figures.leftOut - listed} more\n`);
}

async function bringIn(door: ImportDoor, batch: string, dry: DrySummary): Promise<number> {
  const cancel = () => void door.cancel(batch).catch(() => undefined);
  process.once('SIGINT', cancel);
  for (;;) {
    const state = await door.progress(batch);
    if (process.stdout.isTTY)
      process.stdout.write(`\r${state.state}: ${state.done.toLocaleString('en')} of ${state.total.toLocaleString('en')}   `);
    if (['done', 'cancelled', 'failed', 'stopped'].includes(state.state)) {
      process.off('SIGINT', cancel);
      if (process.stdout.isTTY) process.stdout.write('\n');
      if (state.state === 'done')
        return say(
          `Done. ${dry.figures.leftOut > 0 ? `${dry.figures.leftOut} rows were left out; they are a file under Import on the screen. ` : ''}The batch can be undone there: ${batch}`,
          0,
        );
      if (state.state === 'cancelled') return say('Cancelled. The rows that had come in are gone again.', 130);
      return say(
        `The import broke off after ${state.done} rows. They can be undone under Import on the screen, or bring the file in again: rows that are there are recognised.`,
        1,
      );
    }
    await door.wait();
  }
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return code;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const code = (error as { code?: string }).code ?? '';
  const text =
    error instanceof ImportRefusal
      ? `${problemWords[error.problem].message} ${problemWords[error.problem].next}`
      : code.startsWith('ERR_PARSE_ARGS')
        ? `${(error as Error).message}\n${usage}`
        : error instanceof Error
          ? error.message
          : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
