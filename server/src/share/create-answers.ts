/** What recipients do beside reading. It is kept first, then written where colleagues look, then told to the rules, each step once. */
import { createHash } from 'node:crypto';
import { agenda, type CrmEvent, contact, nameOf, openAppointment, type Settings } from '@tandem/core';
import { addressKey, type LimitName, type RateLimits } from '../accounts/rate-limits.ts';
import { isAddress, type MailToSend, oneLine } from '../email/mailer.ts';
import { questionMail } from '../email/templates/question-mail.ts';
import type { Documents } from '../sync/documents.ts';
import type { AnswerBy, Answers, Fault, Refused, Slot } from './answers.ts';
import type { LinksAtWork } from './create-links.ts';
import type { Sender } from './links.ts';
import type { ShareStore, StoredLink, StoredSaid } from './share-store.ts';
import { callMinutes, freeSlots } from './slots.ts';

interface Needs {
  readonly store: ShareStore;
  readonly links: Pick<LinksAtWork, 'passOn' | 'companyOf'>;
  readonly documents: Pick<Documents, 'read' | 'change'>;
  readonly senderOf: (by: string) => Promise<Sender>;
  readonly settings: () => Promise<Settings | undefined>;
  readonly send: (mail: MailToSend) => Promise<void>;
  readonly record: (events: readonly CrmEvent[]) => Promise<void>;
  readonly limits: RateLimits;
  readonly newId: () => string;
  readonly now: () => Date;
}
const longest = { name: 120, text: 4000, note: 600, phone: 40, mail: 254 } as const;
const mostChildren = 10;
const idFrom = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

export function createAnswers(needs: Needs): Answers & { resume(): Promise<void>; saidOn(link: string): Promise<readonly StoredSaid[]> } {
  const { store, links, documents, senderOf, settings, send, record, limits, newId, now } = needs;
  const zone = async () => (await settings())?.timeZone || 'UTC';

  async function tooOften(link: string, from: string, ofLink: LimitName): Promise<Refused | undefined> {
    const may = (await limits.allows('shareSaidPerAddress', addressKey(from))) && (await limits.allows(ofLink, link));
    return may ? undefined : { ok: false, why: 'too-many', retryAfter: 3600 };
  }

  /** Twice is once: whoever was stopped in between goes on here. */
  async function tell(said: StoredSaid): Promise<void> {
    const link = await store.link(said.link);
    if (link && said.kind === 'call') await tellCall(link, said);
    else if (link) await tellWords(link, said);
    await store.toldSaid(said.id);
  }
  const refOf = async (link: StoredLink) => ({
    linkId: link.id,
    contactId: await links.companyOf(link.contact),
    quoteId: link.of === 'quote' ? link.subject : '',
  });
  async function tellWords(link: StoredLink, { id, at, kind, name, text }: StoredSaid): Promise<void> {
    const actor = `link:${link.id}`;
    const who = name || link.recipient;
    if (link.contact !== '') {
      const note = kind === 'problem' ? `${who} (${link.title}), problem: ${text}` : `${who} (${link.title}): ${text}`;
      const entry = { type: 'note' as const, at, note, person: link.person, by: '' };
      await documents.change(nameOf('contact', link.contact), actor, (doc) => {
        if (!contact.readEntry(doc, 'activities', idFrom(id))) contact.addEntry(doc, 'activities', idFrom(id), entry, actor);
      });
    } else {
      // Without a contact there is no timeline to stand on.
      const sender = await senderOf(link.by);
      const words = { language: link.language, seller: sender.name, who, title: link.title, text, problem: kind === 'problem' };
      if (sender.mail)
        await send({
          key: `link-said/${id}`,
          to: sender.mail,
          replyTo: link.mail,
          about: `said/${link.id}/${id}`,
          ...(await questionMail(words)),
        });
    }
    await record([{ type: 'link.asked', key: `link.asked/${id}`, at, actor, ...(await refOf(link)), questionId: id }]);
  }
  async function tellCall(link: StoredLink, { id, at, text }: StoredSaid): Promise<void> {
    const userId = (JSON.parse(text) as { user: string }).user;
    const ref = { ...(await refOf(link)), appointmentId: id, userId };
    await record([{ type: 'link.call-booked', key: `link.call-booked/${id}`, at, actor: `link:${link.id}`, ...ref }]);
  }

  async function say(id: string, by: AnswerBy, kind: 'question' | 'problem', words: { readonly name: string; readonly text: string }) {
    const text = words.text.replaceAll('\r\n', '\n').trim();
    const fields = faults([text === '' && ['text', 'missing'], text.length > longest.text && ['text', 'too-long'], nameFault(words.name)]);
    if (fields) return fields;
    const link = await store.link(id);
    if (link?.revokedAt !== '') return faults([['text', 'missing']]) as Refused;
    // The same words of the same day are the same question, sent twice.
    const said = { id: idFrom(`${id} ${kind} ${text} ${now().toISOString().slice(0, 10)}`), link: id, kind, at: now().toISOString() };
    if (await store.said(said.id)) return { ok: true } as const;
    const often = await tooOften(id, by.from, 'shareSaidPerLink');
    if (often) return often;
    await store.addSaid({ ...said, name: oneLine(words.name, longest.name), text });
    const kept = await store.said(said.id);
    if (kept) await tell(kept);
    return { ok: true } as const;
  }

  async function free(link: StoredLink): Promise<readonly Slot[]> {
    const doc = await documents.read(nameOf('agenda', link.by));
    return freeSlots({ agenda: doc && agenda.read(doc), zone: await zone(), now: now() });
  }

  return {
    ask: (link, by, words) => say(link.id, by, 'question', words),
    report: (link, by, words) => say(link.id, by, 'problem', words),

    async slots({ id }) {
      const link = await store.link(id);
      const open = link && link.revokedAt === '';
      return { zone: await zone(), slots: open ? await free(link) : [] };
    },

    async bookCall({ id }, by, { startsAt, name, phone, mail, note }) {
      const fields = faults([
        nameFault(name),
        phone.length > longest.phone && ['phone', 'too-long'],
        mail !== '' && !isAddress(mail) && ['mail', 'not-an-address'],
        note.length > longest.note && ['note', 'too-long'],
        !Number.isFinite(Date.parse(startsAt)) && ['startsAt', 'not-a-time'],
      ]);
      if (fields) return fields;
      const link = await store.link(id);
      if (link?.revokedAt !== '') return { ok: false, why: 'taken', slots: [] };
      const slot = { startsAt: new Date(startsAt).toISOString(), minutes: callMinutes };
      const appointment = idFrom(`call ${id} ${slot.startsAt}`);
      if (await store.said(appointment)) return { ok: true, slot };
      const often = await tooOften(id, by.from, 'shareSaidPerLink');
      if (often) return often;
      const who = oneLine(name, longest.name) || link.recipient;
      const lines = [phone && oneLine(phone, longest.phone), note.trim(), link.title].filter(Boolean);
      const [where, at] = [await zone(), now()];
      let taken = false;
      await documents.change(nameOf('agenda', link.by), `link:${id}`, (doc) => {
        // What was booked before a stop is there: asked again it is the same.
        if (agenda.readEntry(doc, 'appointments', appointment)) return;
        taken = !freeSlots({ agenda: agenda.read(doc), zone: where, now: at }).some((one) => one.startsAt === slot.startsAt);
        if (taken) return;
        const of = { kind: 'call' as const, contact: link.contact, person: link.person, invite: mail || link.mail, place: '' };
        openAppointment(doc, appointment, { ...of, subject: who, ...slot, note: lines.join('\n') }, `link:${id}`);
      });
      if (taken) return { ok: false, why: 'taken', slots: await free(link) };
      const said = { id: appointment, link: id, kind: 'call' as const, at: at.toISOString(), name: who };
      await store.addSaid({ ...said, text: JSON.stringify({ user: link.by, startsAt: slot.startsAt }) });
      const kept = await store.said(appointment);
      if (kept) await tell(kept);
      return { ok: true, slot };
    },

    async forward({ id }, by, { name, mail, note }) {
      const to = { name: oneLine(name, longest.name), mail: mail.trim(), note: note.trim() };
      const fields = faults([
        to.name === '' && ['name', 'missing'],
        nameFault(name),
        !isAddress(to.mail) && ['mail', to.mail === '' ? 'missing' : 'not-an-address'],
        note.length > longest.note && ['note', 'too-long'],
      ]);
      if (fields) return fields;
      const link = await store.link(id);
      const children = link ? await store.childrenOf(id) : [];
      if (link?.parent !== '' || link.revokedAt !== '' || link.expiresAt <= now().toISOString()) return { ok: false, why: 'not-allowed' };
      if (children.some((child) => child.mail.toLowerCase() === to.mail.toLowerCase())) return { ok: true };
      if (children.length >= mostChildren) return { ok: false, why: 'not-allowed' };
      const often = await tooOften(id, by.from, 'shareForwardPerLink');
      if (often) return often;
      await links.passOn(link, newId(), to);
      return { ok: true };
    },

    async resume() {
      for (const said of await store.untoldSaid()) await tell(said);
    },
    saidOn: (link) => store.saidOf(link),
  };
}

type Found = readonly [field: string, fault: Fault] | false;
function faults(found: readonly Found[]): Refused | undefined {
  const fields = Object.fromEntries(found.filter((one) => one !== false));
  return Object.keys(fields).length > 0 ? { ok: false, why: 'wrong', fields } : undefined;
}
const nameFault = (name: string): Found => name.length > longest.name && ['name', 'too-long'];
