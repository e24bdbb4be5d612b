/** Mails that rules want out: written here, handed to the outbox under the effect's key, and from there on the outbox's. */
import { type Activity, type Appointment, agenda, contact, nameOf } from '@tandem/core';
import { appointmentFile } from '../../email/appointment-file.ts';
import { activityMail } from '../../email/templates/activity-mail.ts';
import { appointmentMail } from '../../email/templates/appointment-mail.ts';
import { workspaceLanguage } from '../../email/workspace-language.ts';
import type { Claimed, Performed } from '../perform.ts';
import { done, isAnswer, type Of, type Perform, type PerformerNeeds, type Records, skipped } from './needs.ts';

interface Needs extends Pick<PerformerNeeds, 'documents' | 'outbox' | 'addressOf'> {
  readonly records: Records;
}
const handedOver = done('Handed to the outbox.');

export const sendActivity =
  (needs: Needs): Perform<'mail.activity'> =>
  async (effect, claimed) => {
    const { key } = claimed;
    const found = await needs.records.contact(effect.contact, claimed);
    if (isAnswer(found)) return found;
    const doc = await needs.documents.read(nameOf('contact', effect.contact));
    const activity: Activity | undefined = doc && contact.readEntry(doc, 'activities', effect.activity);
    if (!activity) return skipped('The mail was taken away before it was sent.');
    if (activity.mailTo === '') return skipped('The mail has no address.');
    const sender = await senderOf(needs, activity.by);
    if (!sender) return skipped('Whoever wrote the mail is not here any more.');
    const { language, seller, company, from } = sender;
    const words = { language, subject: activity.subject, text: activity.note, seller: seller.name, company };
    const about = `activity/${effect.contact}/${effect.activity}`;
    await needs.outbox.send({ key, to: activity.mailTo, replyTo: seller.email, sender: from, about, ...(await activityMail(words)) });
    return handedOver;
  };

/** What whoever was invited has been told last: what cancels it when the appointment itself is gone. */
export interface Told {
  readonly sequence: number;
  readonly to: string;
  readonly subject: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly cancelled: boolean;
}
const usual = 60;

export function sendAppointment(needs: Needs): Perform<'mail.appointment'> {
  const turns = new Map<string, Promise<unknown>>();
  /** One mail about an appointment at a time: the next one counts on from it. */
  return (effect, claimed) => {
    const turn = (turns.get(effect.appointment) ?? Promise.resolve()).then(() => send(needs, effect, claimed));
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (turns.get(effect.appointment) === settled) turns.delete(effect.appointment);
      });
    turns.set(effect.appointment, settled);
    return turn;
  };
}

async function send(needs: Needs, effect: Of<'mail.appointment'>, { key, at }: Claimed): Promise<Performed> {
  const { user, appointment: id, change } = effect;
  const about = `appointment/${user}/${id}`;
  const { lastFacts } = await needs.outbox.sentAbout(about);
  const last = lastFacts === '' ? undefined : (JSON.parse(lastFacts) as Told);
  const told = change === 'cancelled' ? cancelled(last) : await invited(needs, effect, last);
  if (typeof told === 'string') return skipped(told);
  if (told.startsAt <= at) return skipped('The time of the appointment is over.');
  const sender = await senderOf(needs, user);
  if (!sender) return skipped('Whoever planned the appointment is not here any more.');
  const { language, seller, company, from, zone } = sender;
  const method = told.cancelled ? 'CANCEL' : 'REQUEST';
  const { sequence, to, subject, startsAt, minutes, place } = told;
  const organizer = { name: seller.name, email: seller.email };
  const file = appointmentFile({ id, method, sequence, at, startsAt, minutes, subject, place, organizer, attendee: to });
  // Who has heard nothing yet is invited, also when what happened was a move.
  const said = told.cancelled ? 'cancelled' : last && !last.cancelled ? 'moved' : 'planned';
  const letter = await appointmentMail({ language, change: said, subject, startsAt, minutes, zone, place, seller: seller.name, company });
  await needs.outbox.send({
    key,
    to,
    replyTo: seller.email,
    sender: from,
    about,
    facts: JSON.stringify(told),
    ...letter,
    attachments: [
      {
        name: 'appointment.ics',
        type: `text/calendar; charset=utf-8; method=${method}`,
        content: Buffer.from(file, 'utf8').toString('base64'),
      },
    ],
  });
  return handedOver;
}

function cancelled(last: Told | undefined): Told | string {
  if (!last) return 'Nobody was invited.';
  if (last.cancelled) return 'They know already that it is cancelled.';
  return { ...last, sequence: last.sequence + 1, cancelled: true };
}

async function invited(
  { documents }: Needs,
  { user, appointment: id }: Of<'mail.appointment'>,
  last: Told | undefined,
): Promise<Told | string> {
  const doc = await documents.read(nameOf('agenda', user));
  const found: Appointment | undefined = doc && agenda.readEntry(doc, 'appointments', id);
  if (!found) return 'The appointment was cancelled before anybody was told.';
  if (found.invite === '') return 'Nobody is invited.';
  const { invite: to, subject, startsAt, place } = found;
  const told = { to, subject, startsAt, minutes: found.minutes ?? usual, place, cancelled: false };
  const { sequence = -1, ...before } = last ?? {};
  if (JSON.stringify(told) === JSON.stringify(before)) return 'They know it already.';
  return { sequence: sequence + 1, ...told };
}

async function senderOf({ addressOf, records }: Needs, user: string) {
  const [seller, settings] = await Promise.all([addressOf(user), records.settings()]);
  if (!seller || !settings) return undefined;
  const company = settings.senderName || settings.companyName;
  return {
    seller,
    company,
    language: workspaceLanguage(settings),
    zone: settings.timeZone,
    from: { name: company ? `${seller.name}, ${company}` : seller.name, email: settings.senderMail },
  };
}
