/**
 * Sends a quote, once. What is to be sent stands on the disk before the first step, with its number; from then on it will be sent,
 * whatever stops the server, and every step may be repeated. A number is given in that one write: two sendings at once, and one
 * that was cut off, neither double nor skip one.
 */
import { nameOf, type Person, placeInYear, quote as quoteDocument } from '@tandem/core';
import type { InTurn } from '../in-turn.ts';
import type { SendProblem, Sent } from './quotes.ts';
import type { QuotesStore, StoredSending } from './quotes-store.ts';
import { keepPdf, type Linked, makeLinks, type StepNeeds, takeOverSum, type Work, writeVersion } from './sending-steps.ts';

/** Between the units of work: whatever stops the server there, the same sending goes on. */
export const sendingSteps = ['begun', 'drawn', 'kept', 'written', 'linked', 'taken-over', 'before-end'] as const;
export interface SendingNeeds extends StepNeeds {
  readonly store: QuotesStore;
  /** Resolves when rows follow the log. */
  readonly settled: () => Promise<void>;
  /** One thing at a time for each quote: asked twice at once, a sending is carried out once, and an answer comes before or after it. */
  readonly inTurn: InTurn;
  readonly now: () => Date;
  readonly steps?: { at(name: (typeof sendingSteps)[number]): void | Promise<void> } | undefined;
}

export function createSendings(needs: SendingNeeds) {
  const { store, storage, documents, inTurn, settled, now, steps } = needs;

  /** Numbers that quotes brought with them, as those of the sample do; asked once a year. */
  async function takenIn(year: number): Promise<number> {
    if ((await store.highest(year)) > 0) return 0;
    let most = 0;
    for (let after = ''; ; ) {
      const rows = await storage.rowsOfKind('quote', after, 1000);
      for (const { content } of rows) if (content.kind === 'quote') most = Math.max(most, placeInYear(content.number, year));
      if (rows.length < 1000) return most;
      after = rows.at(-1)?.content.id ?? '';
    }
  }

  /** `again`: it was begun before, and some of it may be done. */
  async function carryOut(sending: StoredSending, again: boolean): Promise<Sent> {
    if (sending.doneAt !== '') return answerOf(sending);
    const { content, ...wanted } = JSON.parse(sending.work) as Work;
    const work: Work = { ...wanted, content: { ...content, number: sending.number } };
    let file = sending.file;
    try {
      await steps?.at('begun');
      file ||= await keepPdf(sending, work, again, needs);
      await steps?.at('drawn');
      await store.kept(sending.id, file);
      await steps?.at('kept');
      await writeVersion(sending, work, needs);
      await steps?.at('written');
      // A link is made for what devices can see.
      await settled();
      const links = await makeLinks(sending, work, needs);
      await steps?.at('linked');
      await takeOverSum(sending, work, needs);
      await steps?.at('taken-over');
      await store.linked(sending.id, JSON.stringify(links));
      await steps?.at('before-end');
      await store.finish(sending.id, now().toISOString());
      return answerOf({ ...sending, file, links: JSON.stringify(links) });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERASED') throw error;
      // Erased meanwhile: what was drawn of it since goes as well.
      if (file !== '') await needs.removeFile(file);
      await store.forget(sending.quote);
      return { ok: false, why: 'not-here' };
    }
  }

  return {
    /** Undefined: nobody has begun it. Whoever asks has begun it, or is not told of it. */
    async again(id: string, quote: string, person: Person): Promise<Sent | undefined> {
      const before = await store.one(id);
      if (!before) return undefined;
      if (before.quote !== quote || before.by !== person.id) return { ok: false, why: 'not-here' };
      return inTurn(quote, async () => carryOut((await store.one(id)) ?? before, true));
    },

    async begin(work: Work, id: string, person: Person): Promise<Sent> {
      const { quote, version, number, sentOn, validUntil } = work.content;
      return inTurn(quote, async () => {
        const asked = await store.one(id);
        if (asked) return carryOut(asked, true);
        // Answered or sent in the moment since it was read.
        const doc = await documents.read(nameOf('quote', quote));
        if (!doc || quoteDocument.read(doc).state !== 'draft') return { ok: false, why: 'problems', problems: [sentMeanwhile] };
        const year = Number(sentOn.slice(0, 4));
        const [taken, at] = [await takenIn(year), now().toISOString()];
        const begun = await store.begin({
          ...{ id, quote, version, number, year, taken, by: person.id, at, validUntil },
          work: JSON.stringify(work),
        });
        return begun.id === id ? carryOut(begun, false) : { ok: false, why: 'problems', problems: [sentMeanwhile] };
      });
    },

    /** Finishes what a stop has cut off. */
    async resume(): Promise<void> {
      for (const sending of await store.open()) await inTurn(sending.quote, () => carryOut(sending, true));
    },
  };
}

function answerOf({ number, version, validUntil, file, links }: StoredSending): Sent {
  const made = JSON.parse(links) as readonly Linked[];
  return {
    ok: true,
    ...{ number, version, validUntil, file },
    links: made.map(({ id, why }) => (why === '' ? id : '')),
    notLinked: made.flatMap(({ why }, recipient) => (why === '' ? [] : [{ recipient, why }])),
  };
}

const sentMeanwhile: SendProblem = {
  code: 'sent-meanwhile',
  message: 'Somebody else has just sent it, or it was answered.',
  next: 'Look at what was sent. For another version, begin the next one.',
};
