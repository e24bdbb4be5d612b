/** The nightly look (S0-47): leads that nobody has anything to do for. It must find none. */
import { isLead, isSetAside, type Settings, stopsFollowUps } from '@tandem/core';
import type { Check, LoggedEvent } from '../storage/ledger.ts';
import type { Storage } from '../storage/storage.ts';
import { createFactsWindow, isPlanned } from './facts-window.ts';
import { settingsAt } from './rules-at.ts';

export const forgottenLeads = 'leads-without-task';
const atOnce = 500;
const shown = 20;

/** As things stand when the rules of the day have been decided: what they have planned counts. */
export async function lookForForgottenLeads(
  storage: Pick<Storage, 'readFacts' | 'thingsAt'>,
  event: LoggedEvent & { readonly day: string },
): Promise<Check> {
  const found: string[] = [];
  const { point } = event;
  for (let after = ''; ; ) {
    const ids = await storage.thingsAt('lead', point, after, atOnce);
    if (ids.length > 0) {
      const window = createFactsWindow(storage, point, point);
      window.prefetch(ids.map((id) => `contact/${id}`));
      const about = await storage.readFacts({
        from: point,
        to: point,
        about: ids.map((contact) => ({ contact, kind: 'task' as const })),
        planned: ids,
      });
      await window.load();
      const settings: Settings = settingsAt(window, point);
      const busy = new Set<string>();
      for (const { content } of about.versions) if (content.kind === 'task' && content.doneAt === '') busy.add(content.contact);
      // The day's own decisions carry its number.
      for (const task of about.planned) if (isPlanned(task, { seq: event.seq + 1, point })) busy.add(task.effect.contact);
      for (const id of ids) {
        const content = window.version(`contact/${id}`, point)?.content;
        const lead = content?.kind === 'contact' ? content : undefined;
        if (settings.leadProcessOn && isLead(lead) && !isSetAside(settings, lead) && !stopsFollowUps(settings, lead) && !busy.has(id))
          found.push(`contact/${id}`);
      }
    }
    if (ids.length < atOnce) break;
    after = ids.at(-1) ?? '';
  }
  return { name: forgottenLeads, day: event.day, at: event.at, count: found.length, examples: found.slice(0, shown) };
}
