/** For tests: a workspace with two who read the daily mail, an outbox that keeps a mail once, and servers that may die. */
import { type DocumentName, nameOf, type Rule, rules } from '@tandem/core';
import * as Y from 'yjs';
import type { PerformStep } from '../derive/perform-effects.ts';
import { sendDigest } from '../derive/performers/digests.ts';
import type { RunnerStep } from '../derive/runner.ts';
import { givenWorkspace, people } from '../derive/testing/given-engine.ts';
import type { MailToSend } from '../email/mailer.ts';
import { createDigests, type Reader } from './digests.ts';

export const dailyRule = rules.filter(({ name }: Rule) => name === 'daily-digest');

export async function givenDigests(change: Partial<Record<string, Partial<Reader>>> = {}) {
  const workspace = await givenWorkspace();
  const { storage, clock } = workspace;
  const sent: MailToSend[] = [];
  const readers = people.map(({ content }): Reader => {
    const row = content as { readonly id: string; readonly role: Reader['role']; readonly team: string };
    const account = { name: `${row.id} Alm`, email: `${row.id}@firm.test`, language: 'en' as const, state: 'active' as const };
    const times = { createdAt: '2026-01-01T00:00:00.000Z', seenAt: row.id === 'lena' ? '' : '2026-03-01T00:00:00.000Z' };
    return { id: row.id, role: row.role, team: row.team, leads: [], ...account, ...times, ...change[row.id] };
  });
  const outbox = {
    async send(mail: MailToSend) {
      if (!sent.some(({ key }) => key === mail.key)) sent.push(mail);
    },
    sentAbout: async (about: string) => ({ mails: 0, lastFacts: sent.findLast((mail) => mail.about === about)?.facts ?? '' }),
  };
  const digests = createDigests({
    storage,
    documents: {
      async read(name: DocumentName) {
        const stored = await storage.loadDocument(name);
        if (!stored) return undefined;
        const doc = new Y.Doc();
        if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
        for (const update of stored.updates) Y.applyUpdate(doc, update);
        return doc;
      },
    },
    people: async () => readers,
    sentAbout: outbox.sentAbout,
    publicUrl: () => 'https://crm.test',
    now: () => clock.now,
  });
  return {
    ...workspace,
    digests,
    outbox,
    sent,
    readers,
    inboxOf: (user: string) => nameOf('inbox', user),
    server: (holder = 'one', at?: (step: RunnerStep | PerformStep | 'sent') => void | Promise<void>) =>
      workspace.engine({
        rules: dailyRule,
        holder,
        ...(at && { steps: { at } }),
        performers: {
          'mail.digest': sendDigest({
            digestFor: digests.digestFor,
            outbox: {
              ...outbox,
              async send(mail) {
                await outbox.send(mail);
                await at?.('sent');
              },
            },
          }),
        },
      }),
    /** The clock shows this time; servers look at it, and do what there is to do. */
    async comes(instant: string, ...servers: readonly { readonly clock: { tick(): Promise<void> }; settled(): Promise<void> }[]) {
      clock.now = new Date(instant);
      for (const server of servers) await server.clock.tick();
      await workspace.projected();
      for (const server of servers) await server.settled();
    },
  };
}
