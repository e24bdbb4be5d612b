/** Reads a plan for somebody: its text as it is now, with the names and figures that this person may see, and nothing else. */
import {
  audiencesOfPerson,
  type ContactRow,
  type DocumentName,
  dayIn,
  type OpportunityRow,
  type Person,
  plan,
  type QuoteRow,
  type RowContent,
  settings as settingsDocument,
  shownAs,
  type TaskRow,
} from '@tandem/core';
import { outlineOf, type PlanReader } from '@tandem/core/plans/outline';
import { type OutlineLanguage, outlineWords } from '@tandem/core/plans/outline-words';
import { paperHead } from '@tandem/core/plans/paper';
import { paperWords } from '@tandem/core/plans/paper-words';
import { readParts } from '@tandem/core/plans/read-parts';
import * as Y from 'yjs';
import { docOf } from '../../erasure/who.ts';
import { isSeen } from '../../export/names.ts';
import type { Boards } from '../../feed/boards.ts';
import type { Rights } from '../../files/rights.ts';
import type { SharedFiles } from '../../files/shared-files.ts';
import type { Storage } from '../../storage/storage.ts';
import { figuresIn } from './figures.ts';
import type { PlanPaper } from './paper.ts';
import { readFacts } from './read-facts.ts';
import { refsOf } from './read-refs.ts';

export interface PaperNeeds {
  readonly storage: Pick<Storage, 'loadDocument' | 'rowsByKey' | 'rowsOfKind' | 'visibleRows'>;
  readonly boards: Pick<Boards, 'of'>;
  readonly files: Pick<SharedFiles, 'newest' | 'page'>;
  readonly rights: Pick<Rights, 'read'>;
  readonly now: () => Date;
}
/** More than a document should carry; what is over it is named. */
const mostPictures = 60;
const mergesFollowed = 8;

export interface Reading {
  readonly language: OutlineLanguage;
  /** Otherwise the workspace's. */
  readonly zone?: string | undefined;
}

/** Whoever asks may read the plan; undefined when it is not there. */
export async function readPaper(
  name: DocumentName,
  person: Person,
  { language, zone: own }: Reading,
  { storage, boards, files, rights, now }: PaperNeeds,
): Promise<PlanPaper | undefined> {
  const stored = await storage.loadDocument(name);
  if (!stored) return undefined;
  const audiences = audiencesOfPerson(person, boards.of(person));
  const doc = docOf(stored);
  try {
    const frame = plan.read(doc);
    const text = doc.getXmlFragment('text');
    const refs = refsOf(readParts(text));
    if (frame.contact) refs.contacts.add(frame.contact);

    const [[settingsRow], users] = await Promise.all([storage.rowsByKey(['settings/settings']), storage.rowsOfKind('user', '', 100_000)]);
    const settings = settingsRow?.content.kind === 'settings' ? settingsRow.content.state : settingsDocument.read(new Y.Doc());
    const names = new Map(users.map(({ content }) => [content.id, (content as { readonly name: string }).name]));
    const zone = own ?? (settings.timeZone || 'UTC');
    const facts = await readFacts(storage, { plan: frame, counts: refs.counts, audiences, settings, dayOf: (at) => dayIn(zone, at) });
    for (const { person: visited } of facts.activities) if (visited) refs.contacts.add(visited);

    const seen = async <T extends RowContent>(kind: T['kind'], ids: Iterable<string>): Promise<Map<string, T>> => {
      const rows = await storage.rowsByKey([...ids].map((id) => `${kind}/${id}`));
      return new Map(rows.filter((row) => isSeen(row, audiences)).map(({ content }) => [content.id, content as T]));
    };
    const contacts = await seen<ContactRow>('contact', refs.contacts);
    for (let i = 0; i < mergesFollowed; i++) {
      const missing = [...contacts.values()].map((row) => row.mergedInto).filter((id) => id !== '' && !contacts.has(id));
      if (missing.length === 0) break;
      const found = await seen<ContactRow>('contact', missing);
      if (found.size === 0) break;
      for (const [id, row] of found) contacts.set(id, row);
    }
    const [opportunities, quotes, tasks] = await Promise.all([
      seen<OpportunityRow>('opportunity', refs.opportunities),
      seen<QuoteRow>('quote', refs.quotes),
      seen<TaskRow>('task', refs.tasks),
    ]);
    const { fileNames, pictures } = await readPictures(refs.files, person, { files, rights });
    const figures = figuresIn(language, settings.currency, zone);
    const stages = new Map(settings.stages.map((stage) => [stage.id, stage.title]));
    const reader: PlanReader = {
      words: outlineWords[language],
      user: (id) => names.get(id),
      contact: (id) => contacts.get(shownAs(id, contacts))?.name,
      opportunity: (id) => opportunities.get(id),
      quote: (id) => quotes.get(id),
      task: (id) => tasks.get(id),
      file: (id) => fileNames.get(id),
      titleOf: (id) => stages.get(id) ?? '',
      facts,
      ...figures,
    };
    const at = now();
    const name = names.get(person.id) ?? '';
    const dayOf = (instant: string) => dayIn(zone, instant);
    const moment = { day: dayOf(at.toISOString()), time: figures.time(at) };
    return {
      language,
      company: settings.companyName,
      ...paperHead(frame, moment, { reader, words: paperWords[language], dayOf, name }),
      blocks: outlineOf(text, reader),
      pictures,
      at: at.toISOString(),
      author: name,
    };
  } finally {
    doc.destroy();
  }
}

/** First pages of files that this person may read; a name without a picture where none can be drawn. */
async function readPictures(ids: Iterable<string>, person: Person, { files, rights }: Pick<PaperNeeds, 'files' | 'rights'>) {
  const fileNames = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  for (const id of ids) {
    const version = await files.newest(id);
    if (!version || !(await rights.read(person, version))) continue;
    fileNames.set(id, version.name);
    if (version.state !== 'ready' || version.pages === 0 || pictures.size >= mostPictures) continue;
    const page = await files.page(version.id, 1, 'page');
    if (page) pictures.set(id, page.bytes);
  }
  return { fileNames, pictures };
}
