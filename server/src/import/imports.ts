/** Imports from the file to the batch that can be undone: what HTTP and the command line call. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorFacts, type Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { type Batches, createBatches } from './batches.ts';
import { csvText } from './csv-text.ts';
import { type Directory, knownNames, loadDirectory } from './directory.ts';
import { type Field, fieldsOf, type ImportKind, type Target } from './fields.ts';
import type { FileForm } from './file-form.ts';
import { type Guess, guessKind, guessMapping } from './guess-mapping.ts';
import { headerKey } from './header-words.ts';
import type { ImportOptions } from './import-options.ts';
import type { ImportsStore, StoredBatch, StoredFile } from './imports-store.ts';
import { ImportRefusal, mostBytes } from './limits.ts';
import { type Outcome, type Plan, planImport } from './plan.ts';
import { FileTooLong, type FormChoice, type FoundFile, factsOf, readFile } from './read-file.ts';

export interface ImportsDeps {
  readonly store: ImportsStore;
  readonly storage: Storage;
  readonly documents: Documents;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly random: () => number;
  readonly log: Log;
  /** The data folder: files wait in it until they are brought in. */
  readonly folder: string;
  /** Documents were appended: whoever projects them should look. */
  readonly onWritten: () => void;
}
export interface Look {
  readonly file: StoredFile;
  readonly form: FileForm;
  readonly records: number;
  readonly kind: ImportKind;
  readonly columns: readonly Guess[];
  /** Every field a column of this kind of file can go to. */
  readonly fields: readonly Field[];
  /** What workspace numbers and dates are read by when the file does not say. */
  readonly country: string;
  readonly currency: string;
  readonly rememberedRepairs: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}
export interface Imports {
  readonly batches: Batches;
  upload(name: string, content: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>, by: string): Promise<StoredFile>;
  look(file: string, choice: { readonly form?: FormChoice; readonly kind?: ImportKind; readonly country?: string }): Promise<Look>;
  dryRun(file: string, options: ImportOptions, importer: string): Promise<Plan>;
  /** The plan of the last dry run of the file with the same decisions. */
  outcomes(file: string, what: Outcome['what'], after: number, limit: number): readonly Outcome[];
  leftOutFile(file: string): string;
  start(file: string, options: ImportOptions, by: { readonly id: string; readonly name?: string }): Promise<StoredBatch>;
  forget(file: string): Promise<void>;
  /** After a start of the server: batches that were cut off are marked, files nobody brought in are removed. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

const keptDays = 7;

export function createImports(deps: ImportsDeps): Imports {
  const { store, now, newId, log } = deps;
  const folder = join(deps.folder, 'imports');
  const pathOf = (id: string) => join(folder, `${id}.upload`);
  const found = new Map<string, { readonly form: string; readonly content: Promise<FoundFile> }>();
  const plans = new Map<string, Plan>();
  const batches = createBatches(deps);

  async function fileOf(id: string): Promise<StoredFile> {
    const file = /^[\w-]{1,64}$/.test(id) ? await store.file(id) : undefined;
    if (!file) throw new ImportRefusal('no-such-file');
    return file;
  }

  /** A file is read once for each way of reading it; the last few stay at hand, because every dry run needs them. */
  async function contentOf(id: string, form: FormChoice): Promise<FoundFile> {
    const key = JSON.stringify(form);
    const known = found.get(id);
    if (known?.form === key) return known.content;
    const content = readFile(() => createReadStream(pathOf(id)), form).catch((error: unknown) => {
      found.delete(id);
      throw error instanceof FileTooLong ? new ImportRefusal('too-long') : error;
    });
    found.delete(id);
    found.set(id, { form: key, content });
    for (const old of [...found.keys()].slice(0, -3)) {
      found.delete(old);
      plans.delete(old);
    }
    const file = await content;
    if (file.records.length === 0) throw new ImportRefusal('empty');
    if (!isText(file)) throw new ImportRefusal('not-text');
    return file;
  }

  const signatureOf = (kind: ImportKind, header: readonly string[]) => `${kind}\n${header.map(headerKey).join('\n')}`.slice(0, 4000);

  const imports: Imports = {
    batches,
    async upload(name, content, by) {
      await mkdir(folder, { recursive: true });
      const id = newId();
      const path = pathOf(id);
      try {
        await pipeline(
          content instanceof ReadableStream ? Readable.fromWeb(content as never) : Readable.from(content),
          limitTo(mostBytes),
          createWriteStream(path),
        );
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      const { size } = await stat(path);
      if (size === 0) {
        await rm(path, { force: true });
        throw new ImportRefusal('empty');
      }
      const file = { id, name: name.replace(/^.*[\\/]/, '').slice(0, 200) || 'file', bytes: size, uploadedBy: by, at: now().toISOString() };
      await store.addFile(file);
      return file;
    },
    async look(id, choice) {
      const file = await fileOf(id);
      const content = await contentOf(id, choice.form ?? {});
      const directory = await loadDirectory(deps.storage);
      const country = choice.country || directory.settings.country;
      const header = content.form.header;
      const kind = choice.kind ?? guessKind(header);
      const memory = await store.remembered(signatureOf(kind, header));
      const columns = guessMapping(kind, {
        header,
        facts: await factsOf(content, country || undefined),
        known: knownNames(directory),
        ...(memory && { remembered: JSON.parse(memory.mapping) as Record<string, Target> }),
      });
      return {
        file,
        form: content.form,
        records: content.records.length,
        kind,
        columns,
        fields: fieldsOf(kind),
        country,
        currency: directory.settings.currency,
        rememberedRepairs: memory ? (JSON.parse(memory.repairs) as Look['rememberedRepairs']) : [],
      };
    },
    async dryRun(id, options, importer) {
      await fileOf(id);
      const { plan } = await planOf(id, options, importer);
      plans.set(id, plan);
      return plan;
    },
    outcomes(id, what, after, limit) {
      const plan = plans.get(id);
      if (!plan) throw new ImportRefusal('not-now');
      return plan.outcomes.filter((outcome) => outcome.what === what && outcome.row > after).slice(0, limit);
    },
    leftOutFile(id) {
      const plan = plans.get(id);
      if (!plan) throw new ImportRefusal('not-now');
      return leftOutText(plan);
    },
    async start(id, options, by) {
      const file = await fileOf(id);
      const { plan, directory } = await planOf(id, options, by.id);
      await store.remember(
        signatureOf(options.kind, plan.file.form.header),
        {
          mapping: JSON.stringify(Object.fromEntries(plan.columns.map((column) => [column.header, column.target]))),
          repairs: JSON.stringify(options.repairs),
        },
        now().toISOString(),
      );
      const batch = await batches.start({ name: by.name || file.name, plan, directory, by: by.id });
      log.info('import started', { batch: batch.id, kind: options.kind, rows: plan.figures.rows });
      return batch;
    },
    async forget(id) {
      await fileOf(id);
      found.delete(id);
      plans.delete(id);
      await store.removeFile(id);
      await rm(pathOf(id), { force: true });
    },
    async resume() {
      await batches.resume();
      const before = new Date(now().getTime() - keptDays * 86_400_000).toISOString();
      for (const file of await store.filesBefore(before))
        await imports.forget(file.id).catch((error: unknown) => log.warn('an old import file could not be removed', errorFacts(error)));
    },
    close: () => batches.close(),
  };

  async function planOf(
    id: string,
    options: ImportOptions,
    importer: string,
  ): Promise<{ readonly plan: Plan; readonly directory: Directory }> {
    const content = await contentOf(id, options.form);
    const directory = await loadDirectory(deps.storage);
    return { plan: await planImport(content, options, { storage: deps.storage, directory, importer }), directory };
  }
  return imports;
}

/** The rows as they stand in the file, with a column more that says why: they can be corrected there and brought in again. */
export function leftOutText({ file, outcomes }: Pick<Plan, 'file' | 'outcomes'>): string {
  const cells = new Map(file.records.map((record) => [record.row, record.cells]));
  return csvText([
    [...file.form.header, 'Left out because'],
    ...outcomes
      .filter((outcome) => outcome.what === 'left-out')
      .map((outcome) => {
        const row = [...(cells.get(outcome.row) ?? [])];
        while (row.length < file.form.header.length) row.push('');
        return [...row, outcome.reason];
      }),
  ]);
}

/** A spreadsheet or an archive, read as text, is full of control characters. */
function isText({ records }: FoundFile): boolean {
  const beginning = records
    .slice(0, 50)
    .flatMap((record) => record.cells)
    .join('')
    .slice(0, 20_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return (beginning.match(/[\x00-\x08\x0E-\x1F\uFFFD]/g)?.length ?? 0) <= 2 + beginning.length / 100;
}

async function* passed(content: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > limit) throw new ImportRefusal('too-large');
    yield piece;
  }
}
const limitTo = (limit: number) => (content: AsyncIterable<Uint8Array>) => passed(content, limit);
