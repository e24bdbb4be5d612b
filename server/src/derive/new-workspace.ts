/** What an empty workspace begins with: a pipeline with stages, task types and the usual lists, all to be changed by its admin. */
import { nameOf, ranks } from '@tandem/core';
import { newBoard, newSettings } from '../import/new-documents.ts';
import { leadStages, listed, nextSteps, statuses, taskTypes } from '../import/starting-lists.ts';
import type { Storage } from '../storage/storage.ts';

/** Repeating it changes nothing: all is appended at once, and only when there are no settings yet. */
export async function createEmptyWorkspace(storage: Storage, newId: () => string, now: () => Date, company: string): Promise<void> {
  if (await storage.aboutDocument(nameOf('settings', 'settings'))) return;
  const titled = (...titles: readonly string[]) =>
    listed(
      titles.map((title) => ({ title })),
      newId,
    );
  const [process, leads] = [newId(), newId()];
  const types = taskTypes(newId);
  const settings = newSettings({
    companyName: company,
    currency: 'EUR',
    timeZone: 'UTC',
    quotationDays: 30,
    leadProcessOn: true,
    lists: {
      processes: [
        { id: process, title: 'Sales', rank: ranks(2)[0] ?? '', kind: 'sales' },
        { id: leads, title: 'Leads', rank: ranks(2)[1] ?? '', kind: 'lead' },
      ],
      stages: [
        ...listed(
          [
            { title: 'Qualified', process, probability: 10, status: 'open' as const },
            { title: 'Needs analysis', process, probability: 25, status: 'open' as const },
            { title: 'Quote sent', process, probability: 50, status: 'open' as const },
            { title: 'Negotiation', process, probability: 75, status: 'open' as const },
            { title: 'Verbal yes', process, probability: 90, status: 'open' as const },
            { title: 'Won', process, probability: 100, status: 'won' as const },
            { title: 'Lost', process, probability: 0, status: 'lost' as const },
          ],
          newId,
        ),
        ...leadStages(leads, newId),
      ],
      taskTypes: types,
      nextSteps: nextSteps(types, newId),
      statuses: statuses(newId),
      sources: titled('Web site', 'Trade fair', 'Referral', 'Telephone', 'Import'),
      rejections: titled('Price', 'Delivery time', 'Chose a competitor', 'No budget', 'Project cancelled', 'No contact'),
      saleTypes: titled('New business', 'Renewal', 'Extension'),
      sizeClasses: listed(
        [
          { title: 'Small', from: 0 },
          { title: 'Medium', from: 50 },
          { title: 'Large', from: 250 },
        ],
        newId,
      ),
    },
  });
  const board = newBoard({ id: newId(), fields: { title: 'Sales', process, kind: 'sales' }, members: ['everyone'], cards: [] }, newId);
  await storage.appendUpdates(
    [settings, board].map(({ name, update }) => ({ document: name, update, actor: 'system', at: now().toISOString() })),
  );
}
