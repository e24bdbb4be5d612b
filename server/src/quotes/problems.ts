/** What keeps a draft from being sent, all of it at once: whoever presses Send should not have to press again for each. */
import { isDay, lineTitle, saysAnything, validUntil } from '@tandem/core';
import { isAddress } from '../email/mailer.ts';
import type { Draft } from './draft.ts';
import type { Sending, SendProblem } from './quotes.ts';

const mostRecipients = 10;
const mostLines = 300;
const longestSubject = 200;
const longestText = 10_000;
const longestName = 120;
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;

export function problemsOf(draft: Draft, sending: Sending): readonly SendProblem[] {
  return [...ofDraft(draft, sending), ...ofSending(draft, sending)];
}

function* ofDraft({ state, contact, settings }: Draft, { takeOver }: Sending): Iterable<SendProblem> {
  if (state.state !== 'draft')
    yield {
      code: 'not-a-draft',
      message: `The quote is ${state.state} already.`,
      next: 'Begin the next version of it, then send that one.',
    };
  if (!contact) yield { code: 'no-contact', message: 'The quote is for nobody yet.', next: 'Choose the company or the person it is for.' };
  if (state.title.trim() === '')
    yield { code: 'no-title', message: 'The quote has no title.', next: 'Write in a few words what it is about.' };
  const lines = state.lines.filter(saysAnything);
  if (!lines.some(({ kind }) => kind === 'product'))
    yield { code: 'no-line', message: 'The quote has no line that counts.', next: 'Add at least one product or service.' };
  const unnamed = lines.filter((line) => line.kind !== 'text' && lineTitle(line, settings) === '').length;
  if (unnamed > 0)
    yield {
      code: 'line-without-title',
      message: `${unnamed === 1 ? 'A line has' : `${unnamed} lines have`} no title.`,
      next: 'Write what is offered, or remove the line.',
    };
  if (lines.length > mostLines)
    yield {
      code: 'too-long',
      message: `The quote has ${lines.length} lines; ${mostLines} is the most.`,
      next: 'Bring some of them together.',
    };
  if (takeOver && state.opportunity === '')
    yield {
      code: 'no-opportunity',
      message: 'The quote belongs to no opportunity that could take over its sum.',
      next: 'Choose one, or send without it.',
    };
}

function* ofSending(
  { state, settings, today }: Draft,
  { recipients, subject, text, expiresOn, passcode, language }: Sending,
): Iterable<SendProblem> {
  if (recipients.length === 0)
    yield { code: 'no-recipient', message: 'Nobody is to receive the quote.', next: 'Choose at least one person with an e-mail address.' };
  if (recipients.length > mostRecipients)
    yield {
      code: 'too-many-recipients',
      message: `${recipients.length} people are to receive it; ${mostRecipients} is the most.`,
      next: 'Send it to fewer people.',
    };
  for (const { name, mail } of recipients) {
    const who = name.trim() || mail;
    if (name.trim() === '')
      yield { code: 'no-name', message: `${mail || 'A recipient'} has no name.`, next: 'Write who it is: the link is made for them.' };
    if (!isAddress(mail))
      yield {
        code: 'bad-mail',
        message: mail === '' ? `${who} has no e-mail address.` : `"${mail.slice(0, 80)}" is not an e-mail address.`,
        next: `Correct the address of ${who}, or leave them out.`,
      };
    if (name.trim().length > longestName || control.test(name.trim()))
      yield {
        code: 'bad-name',
        message: `The name of ${mail || 'a recipient'} is not one line of at most ${longestName} characters.`,
        next: 'Shorten it.',
      };
  }
  if (passcode && (passcode.length < 4 || passcode.length > 100))
    yield {
      code: 'bad-passcode',
      message: `A passcode has 4 to 100 characters; this one has ${passcode.length}.`,
      next: 'Choose another one, or leave it out.',
    };
  const twice = recipients.find((one, i) => recipients.slice(0, i).some((other) => other.mail.toLowerCase() === one.mail.toLowerCase()));
  if (twice?.mail) yield { code: 'twice', message: `${twice.mail.slice(0, 80)} is there twice.`, next: 'Keep one of them.' };
  if (language !== 'en' && language !== 'sv')
    yield { code: 'no-language', message: `"${language.slice(0, 20)}" is no language of quotes.`, next: 'Choose en or sv.' };
  if (subject.length > longestSubject || text.length > longestText)
    yield {
      code: 'mail-too-long',
      message: 'The mail is too long.',
      next: `A subject has at most ${longestSubject} characters, a text ${longestText}.`,
    };
  const last = validUntil(today, state.validDays, settings.quotationDays);
  if (expiresOn && (!isDay(expiresOn) || expiresOn < today))
    yield {
      code: 'link-over',
      message: `The link would run out on ${expiresOn.slice(0, 20)}, before it is sent.`,
      next: `Choose a day from today on, or leave it out: then it runs out on ${last}.`,
    };
}
