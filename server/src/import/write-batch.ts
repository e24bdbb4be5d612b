/** Brings a planned import in, piece by piece: what is written is noted first, so that whatever happens it can be taken back. */
import { type Contact, contact, type DocumentName, type Lifecycle, nameOf, rankBetween, type Settings, settings } from '@tandem/core';
import type * as Y from 'yjs';
import type { Storage } from '../storage/storage.ts';
import type { Documents } from '../sync/documents.ts';
import { listOfField } from './additions.ts';
import type { Directory } from './directory.ts';
import { type ContactDraft, idOfKey } from './drafts.ts';
import { contactFingerprint } from './fingerprint.ts';
import type { SettingsList } from './import-options.ts';
import type { BatchWrite } from './imports-store.ts';
import { addNotes, type NewDocument, newContact, numbered } from './new-documents.ts';
import { pauses } from './pause.ts';
import { chunks } from './place-cards.ts';
import { type Plan, salesProcess } from './plan.ts';
import { writeCards } from './write-cards.ts';

export interface Writing {
  readonly batch: string;
  readonly plan: Plan;
  readonly directory: Directory;
  readonly storage: Pick<Storage, 'appendUpdates'>;
  readonly documents: Pick<Documents, 'change' | 'read'>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly random: () => number;
  readonly note: (writes: readonly Omit<BatchWrite, 'seq'>[]) => Promise<void>;
  /** Rows that have come in since the last call. */
  readonly progress: (rows: number) => Promise<void>;
  /** Throws when somebody has asked to stop. */
  readonly checkpoint: () => void;
}
export type Write = Omit<BatchWrite, 'seq'>;
export type TitleIds = (list: SettingsList, title: string | undefined) => string | undefined;

/** One commit each: large enough to be quick, small enough that people's edits wait a few milliseconds behind it. */
const together = 250;

export async function writeBatch(writing: Writing): Promise<void> {
  const { plan, directory } = writing;
  const titleId = await addToSettings(writing);
  const pause = pauses();
  const ids = new Map<string, string>();
  for (const draft of plan.contacts) {
    ids.set(draft.key, draft.existing?.id ?? idOfKey(draft.key) ?? writing.newId());
    await pause();
  }
  const idOf = (key: string): string => (key === '' ? '' : (ids.get(key) ?? idOfKey(key) ?? ''));
  const lifecycles = lifecyclesOf(plan);
  // Companies first: who belongs to one refers to it.
  const fresh = plan.contacts
    .filter((draft) => !draft.existing && idOfKey(draft.key) === undefined)
    .sort((a, b) => (a.is < b.is ? -1 : a.is > b.is ? 1 : 0));
  for (const part of chunks(fresh, together)) {
    const writes: Write[] = [];
    const built: NewDocument[] = [];
    for (const draft of part) {
      const { document, fingerprint } = buildContact(draft, { writing, idOf, titleId, lifecycle: lifecycles.get(draft.key) });
      built.push(document);
      writes.push({
        row: draft.rows[0] ?? 0,
        document: document.name,
        entry: '',
        action: 'created',
        label: draft.fields.name ?? '',
        was: '',
        wrote: fingerprint,
      });
      await pause();
    }
    await commit(writing, writes, built);
    await writing.progress(part.reduce((rows, draft) => rows + draft.rows.length, 0));
    writing.checkpoint();
  }
  for (const part of chunks(
    plan.contacts.filter((draft) => draft.existing && draft.rows.length > 0),
    50,
  )) {
    await Promise.all(part.map((draft) => changeContact(draft, { writing, idOf, titleId })));
    await writing.progress(part.reduce((rows, draft) => rows + draft.rows.length, 0));
    writing.checkpoint();
  }
  if (plan.cards.length > 0) await writeCards(writing, { idOf, titleId });
  for (const [key, lifecycle] of lifecycles) {
    const known = directory.contactsById.get(idOf(key));
    if (known && order.indexOf(lifecycle) > order.indexOf(known.lifecycle))
      await changeFields(writing, known.id, known.name, { lifecycle });
  }
}

/** Notes go to disk before what they are about: a crash in between leaves a note about nothing, never a thing without its note. */
export async function commit(
  { note, storage, batch, now }: Writing,
  writes: readonly Write[],
  built: readonly NewDocument[],
): Promise<void> {
  await note(writes);
  const at = now().toISOString();
  await storage.appendUpdates(built.map(({ name, update }) => ({ document: name, update, actor: `import:${batch}`, at })));
}

const order: readonly Lifecycle[] = ['lead', 'prospect', 'customer'];

/** A company with something won is a customer, with any other opportunity a prospect. */
function lifecyclesOf({ cards }: Plan): ReadonlyMap<string, Lifecycle> {
  const found = new Map<string, Lifecycle>();
  for (const { company, state } of cards) {
    if (company && found.get(company) !== 'customer') found.set(company, state === 'won' ? 'customer' : 'prospect');
  }
  return found;
}

interface Building {
  readonly writing: Writing;
  readonly idOf: (key: string) => string;
  readonly titleId: TitleIds;
}

function buildContact(
  draft: ContactDraft,
  { writing, idOf, titleId, lifecycle }: Building & { readonly lifecycle: Lifecycle | undefined },
) {
  const { batch, now, newId, directory } = writing;
  const { industry, status, source } = draft.titles;
  const owner = draft.fields.owner ?? '';
  const company = idOf(draft.company);
  const parent = idOf(draft.parent);
  const size = [...directory.settings.sizeClasses]
    .filter((entry) => !entry.archived)
    .sort((a, b) => (b.from ?? 0) - (a.from ?? 0))
    .find((entry) => (draft.fields.employees ?? -1) >= (entry.from ?? 0));
  const notes = [...draft.notes];
  const listed = (list: SettingsList, title: string | undefined, word: string) => {
    const id = titleId(list, title);
    if (title && !id) notes.push(`${word}: ${title}`);
    return id;
  };
  const fields = {
    ...defined(draft.fields),
    kind: draft.is,
    batch,
    createdAt: draft.fields.createdAt || now().toISOString(),
    ...defined({
      industry: listed('industries', industry, 'Industry'),
      status: listed('statuses', status, 'Status'),
      source: titleId('sources', source) ?? titleId('sources', 'Import'),
      lifecycle,
      company: company || undefined,
      parent: parent || undefined,
      owner: owner || undefined,
      sizeClass: draft.is === 'company' ? size?.id : undefined,
    }),
  } as Partial<Contact>;
  let fingerprint = '';
  const document = newContact(
    {
      id: idOf(draft.key),
      fields,
      mails: draft.mails.map((value) => ({ value })),
      phones: draft.phones,
      addresses: draft.addresses,
      notes,
    },
    newId,
    (doc) => {
      fingerprint = contactFingerprint(doc);
    },
  );
  return { document, fingerprint };
}

const defined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T;

async function changeContact(draft: ContactDraft, { writing, idOf, titleId }: Building): Promise<void> {
  const patch = writing.plan.contactPatches.get(draft.key);
  const id = draft.existing?.id;
  if (!patch || !id || patch.changes.length === 0) return;
  const fields = defined({
    ...patch.fields,
    company: idOf(patch.company),
    parent: idOf(patch.parent),
    industry: titleId('industries', patch.titles.industry),
    status: titleId('statuses', patch.titles.status),
    source: titleId('sources', patch.titles.source),
  }) as Partial<Contact>;
  const entries = <T extends object>(list: readonly T[]) =>
    numbered(list, writing.newId).map(([entry, values]) => ({ id: entry, ...values }));
  const added = {
    mails: entries(patch.mails.map((value) => ({ value }))),
    phones: entries(patch.phones),
    addresses: entries(patch.addresses),
  };
  await changeFields(writing, id, draft.existing?.name ?? '', fields, { row: draft.rows[0] ?? 0, added, notes: patch.notes });
}

interface Added {
  readonly row: number;
  readonly added: { readonly [L in 'mails' | 'phones' | 'addresses']: readonly { readonly id: string }[] };
  readonly notes: readonly string[];
}

/** The values before are noted ahead of the change; an undo puts one back only where the new one still stands. */
async function changeFields(writing: Writing, id: string, label: string, fields: Partial<Contact>, more?: Added): Promise<void> {
  const { documents, batch, note } = writing;
  const name = nameOf('contact', id);
  const doc = await documents.read(name);
  if (!doc) return;
  const before = contact.read(doc);
  const was = Object.fromEntries(Object.keys(fields).map((field) => [field, before[field as keyof Contact]]));
  await note([
    {
      row: more?.row ?? 0,
      document: name,
      entry: '',
      action: 'changed',
      label,
      was: JSON.stringify({ fields: was }),
      wrote: JSON.stringify({ fields, added: more?.added ?? {}, notes: more?.notes ?? [] }),
    },
  ]);
  await documents.change(name, `import:${batch}`, (open: Y.Doc) =>
    open.transact(() => {
      contact.change(open, fields, 'import');
      for (const [list, entries] of Object.entries(more?.added ?? {}))
        for (const { id: entry, ...values } of entries) contact.addEntry(open, list as 'mails', entry, values, 'import');
      addNotes(open, more?.notes ?? []);
    }),
  );
}

/** New entries of lists, at the end of each; answers ids by title, of what is there and what was added. */
async function addToSettings({ plan, directory, documents, newId, random, note, batch }: Writing): Promise<TitleIds> {
  const refused = new Set(plan.options.notAdded.map(({ list, title }) => `${list}\n${title.toLowerCase()}`));
  const wanted = plan.additions
    .filter(({ list, title }) => !refused.has(`${list}\n${title.toLowerCase()}`))
    .map((addition) => ({ ...addition, id: newId() }));
  const needsProcess = plan.cards.length > 0 && salesProcess(directory) === '';
  if (wanted.length > 0 || needsProcess) {
    const process = needsProcess ? newId() : salesProcess(directory);
    await note(
      [...(needsProcess ? [{ list: 'processes', id: process, title: 'Sales' }] : []), ...wanted].map(({ list, id, title }) => ({
        row: 0,
        document: 'settings',
        entry: `${list}/${id}`,
        action: 'setting' as const,
        label: title,
        was: '',
        wrote: JSON.stringify(title),
      })),
    );
    await documents.change('settings' as DocumentName, `import:${batch}`, (doc) =>
      doc.transact(() => {
        if (needsProcess)
          settings.addEntry(doc, 'processes', process, { title: 'Sales', kind: 'sales', rank: rankBetween(null, null, random) }, 'import');
        for (const { list, id, title } of wanted) {
          const last =
            settings
              .read(doc)
              [list].map((entry) => entry.rank)
              .sort()
              .at(-1) ?? null;
          const state = plan.cards.find((card) => card.stage === title)?.state ?? 'open';
          const values = {
            title,
            rank: rankBetween(last, null, random),
            ...(list === 'stages' && { process, status: state, probability: state === 'won' ? 100 : state === 'lost' ? 0 : 20 }),
          };
          settings.addEntry(doc, list, id, values, 'import');
        }
      }),
    );
  }
  const known = await documents.read('settings' as DocumentName);
  const state: Settings = known ? settings.read(known) : directory.settings;
  const ids = new Map(
    [...Object.values(listOfField), 'stages' as const].flatMap((list) =>
      state[list].map((entry) => [`${list}\n${entry.title.toLowerCase()}`, entry.id] as const),
    ),
  );
  return (list, title) => (title ? ids.get(`${list}\n${title.toLowerCase()}`) : undefined);
}
