import { done, type Perform, type PerformerNeeds } from './needs.ts';

/** Waited for by the ledger, which asks for it when its day has begun: then it is an event that rules react to. */
export const timerDue =
  ({ record }: Pick<PerformerNeeds, 'record'>, now: () => Date): Perform<'timer'> =>
  async ({ rule, contact: contactId }, { key }) => {
    const at = now().toISOString();
    await record([{ type: 'timer.due', key: `timer.due/${key}`, at, actor: `rule:${rule}`, rule, contactId, setBy: key }]);
    return done();
  };
