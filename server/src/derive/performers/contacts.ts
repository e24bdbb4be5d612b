/** What rules change about a contact that is there. */
import { type Contact, contact, lifecycles, nameOf, rankBetween } from '@tandem/core';
import type * as Y from 'yjs';
import type { Claimed, Performed } from '../perform.ts';
import { chanceOf } from './chance.ts';
import type { GatheredEdits } from './gathered-edits.ts';
import { done, isAnswer, type Perform, type Records, skipped } from './needs.ts';

interface Needs {
  readonly records: Records;
  readonly edits: GatheredEdits;
}

/** Repeated after somebody else has written the same register, it would take that back: what was written once is not written again. */
async function change(
  { records, edits }: Needs,
  claimed: Claimed,
  id: string,
  write: (doc: Y.Doc, state: Contact, origin: string) => Performed,
): Promise<Performed> {
  const { key } = claimed;
  const found = await records.contact(id, claimed);
  if (isAnswer(found)) return found;
  const document = nameOf('contact', id);
  if (await records.hasWritten(document, key)) return done();
  return edits.edit(document, key, (doc, origin) => {
    const state = contact.read(doc);
    return state.mergedInto === '' ? write(doc, state, origin) : skipped('The contact was merged into another one.');
  });
}

/** Forward only. Going back, or anywhere once a person has decided, is that person's: the rule that carries such a decision out. */
export const changeLifecycle =
  (needs: Needs): Perform<'contact.lifecycle'> =>
  ({ contact: id, to }, claimed) =>
    change(needs, claimed, id, (doc, { lifecycle, stageByHand }, origin) => {
      if (lifecycle === to) return done();
      if (claimed.rule === 'stage-by-hand') {
        if (stageByHand !== to) return skipped('Somebody has decided otherwise since.');
      } else if (stageByHand !== '') return skipped('Somebody has decided the stage.');
      else if (lifecycles.indexOf(to) < lifecycles.indexOf(lifecycle)) return skipped('The contact is further already.');
      contact.change(doc, { lifecycle: to }, origin);
      return done();
    });

export const changeOwner =
  (needs: Needs): Perform<'contact.owner'> =>
  async ({ contact: id, user }, claimed) => {
    const owner = await needs.records.user(user, claimed);
    if (isAnswer(owner)) return owner;
    return change(needs, claimed, id, (doc, _, origin) => {
      contact.change(doc, { owner: user }, origin);
      return done();
    });
  };

export const changeLeadStage =
  (needs: Needs): Perform<'contact.lead-stage'> =>
  async ({ contact: id, stage }, claimed) => {
    const known = (await needs.records.settings())?.stages.some((one) => one.id === stage && !one.archived);
    if (stage !== '' && !known) return skipped('The stage is not there any more.');
    return change(needs, claimed, id, (doc, { lifecycle, leadPlace }, origin) => {
      if (lifecycle !== 'lead') return skipped('The contact is no lead any more.');
      // On the board ranks of a stage are compared; leads that rules put there keep an order that all devices share.
      const rank = leadPlace.rank || rankBetween(null, null, chanceOf(claimed.key));
      if (leadPlace.stage !== stage || leadPlace.rank === '')
        contact.change(doc, { leadPlace: { stage, rank }, ...(leadPlace.stage !== stage && { leadSince: claimed.at }) }, origin);
      return done();
    });
  };
