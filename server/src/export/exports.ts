/** Everything a person may see, as files: what HTTP and the command line call. Each is noted in the audit log when it begins. */
import { type Audience, audiencesOfPerson, type Person } from '@tandem/core';
import { type ExportKind, exportKinds } from '@tandem/core/export';
import type { AuditLine } from '../accounts/records.ts';
import type { Boards } from '../feed/boards.ts';
import type { Storage } from '../storage/storage.ts';
import { appointmentsText, peopleText, plansText, settingsText, viewsText } from './beside.ts';
import { type ExportFormat, endings, type FileForm, fileText, kindsOf } from './files.ts';
import type { Reader, Reading } from './records.ts';
import { type ZipEntry, zipped } from './zip.ts';

export type Counts = Readonly<Record<ExportKind, number>>;
export interface Wanted {
  readonly kinds: readonly ExportKind[];
  readonly format: ExportFormat;
  readonly form: FileForm;
}
export interface Exports {
  /** How many records of each kind the person may see. */
  counts(person: Person): Promise<Counts>;
  /** One kind alone. */
  file(person: Person, reader: Reader, wanted: Wanted): Promise<AsyncIterable<string>>;
  /** Several in one zip; for JSON with the settings, people and own views that they refer to. */
  zip(person: Person, reader: Reader, wanted: Wanted): Promise<AsyncIterable<Uint8Array>>;
  /** The same files for whoever writes them somewhere else. */
  entries(person: Person, reader: Reader, wanted: Wanted): Promise<readonly ZipEntry[]>;
}
interface Needs {
  readonly storage: Storage;
  readonly boards: Boards;
  readonly audit: (line: AuditLine) => Promise<void>;
  readonly now: () => Date;
}

export function createExports({ storage, boards, audit, now }: Needs): Exports {
  const audiences = (person: Person): readonly Audience[] => audiencesOfPerson(person, boards.of(person));

  async function counts(person: Person): Promise<Counts> {
    const found = await storage.countVisible(audiences(person));
    const rows = { companies: 'company', persons: 'person', opportunities: 'opportunity', tasks: 'task', activities: 'activity' } as const;
    return Object.fromEntries(exportKinds.map((kind) => [kind, found[rows[kind]] ?? 0])) as Counts;
  }

  async function begin(person: Person, reader: Reader, { kinds, format }: Wanted): Promise<Reading> {
    const there = await counts(person);
    const records = kinds.reduce((sum, kind) => sum + there[kind], 0);
    // Before the first byte: one that is broken off has left the house all the same.
    await audit({ at: now().toISOString(), actor: person.id, action: 'exported', subject: kinds.join(','), facts: { format, records } });
    return { storage, boards, reader };
  }

  async function entries(person: Person, reader: Reader, wanted: Wanted): Promise<readonly ZipEntry[]> {
    const { format, form } = wanted;
    const kinds = kindsOf(format).filter((kind) => wanted.kinds.includes(kind));
    const reading = await begin(person, reader, { ...wanted, kinds });
    const files = kinds.map((kind) => ({ name: `${kind}.${endings[format]}`, content: fileText(kind, format, form, reading) }));
    if (format !== 'json') return files;
    return [
      ...files,
      ...(kinds.includes('tasks') ? [{ name: 'appointments.json', content: appointmentsText(reading) }] : []),
      ...(kinds.includes('companies') ? [{ name: 'plans.json', content: plansText(reading) }] : []),
      { name: 'settings.json', content: settingsText(reading) },
      { name: 'people.json', content: peopleText(reading) },
      { name: 'views.json', content: viewsText(reading) },
    ];
  }

  return {
    counts,
    entries,
    async file(person, reader, wanted) {
      const [kind = 'companies'] = wanted.kinds;
      return fileText(kind, wanted.format, wanted.form, await begin(person, reader, wanted));
    },
    zip: async (person, reader, wanted) => zipped(await entries(person, reader, wanted)),
  };
}
