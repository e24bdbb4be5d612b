import { expect, test } from 'vitest';
import { activityMail } from './activity-mail.ts';
import { appointmentMail } from './appointment-mail.ts';
import { invitationMail } from './invitation.ts';
import { passwordChangedMail } from './password-changed.ts';
import { passwordResetMail } from './password-reset.ts';

const url = 'https://crm.example.com/invitation/abc';
const facts = { inviter: 'Maria Chef', company: 'Firm AB', role: 'seller', url, expiresAt: '2026-03-19T09:00:00.000Z' } as const;

test('[MAIL-9] an invitation in English and in Swedish, as text', async () => {
  const english = await invitationMail({ ...facts, language: 'en' });
  expect(english.subject).toBe('Maria Chef invites you to Firm AB in Tandem');
  expect(english.text).toBe(`Maria Chef added you to Firm AB as seller. Choose a password and you are in.

Choose a password: ${url}

The link works once, until 19 March 2026.

You did not expect this? Then there is nothing to do.
`);
  const swedish = await invitationMail({ ...facts, language: 'sv' });
  expect(swedish.subject).toBe('Maria Chef bjuder in dig till Firm AB i Tandem');
  expect(swedish.text).toBe(`Maria Chef har lagt till dig i Firm AB som säljare. Välj ett lösenord så är du igång.

Välj lösenord: ${url}

Länken fungerar en gång, till och med 19 mars 2026.

Väntade du dig inte det här? Då behöver du inte göra något.
`);
});

test('[MAIL-9] each mail has a language, one link and the same words as html', async () => {
  for (const language of ['en', 'sv'] as const) {
    const mails = await Promise.all([
      invitationMail({ ...facts, language }),
      passwordResetMail({ language, name: 'Anna', url }),
      passwordChangedMail({ language, name: 'Anna', url }),
    ]);
    for (const { subject, text, html } of mails) {
      expect(html).toContain(`<html lang="${language}">`);
      expect(html.match(/href="([^"]*)"/g)).toEqual([`href="${url}"`]);
      const plain = html
        .replace(/<title>.*<\/title>/, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/&amp;/g, '&');
      for (const line of text.split(/\n+/).filter(Boolean)) expect(plain).toContain(line.replace(`: ${url}`, ''));
      expect(subject).not.toMatch(/[\r\n!]/);
    }
  }
});

test('[MAIL-9] the mails about a password say what to do when it was somebody else', async () => {
  expect((await passwordResetMail({ language: 'en', name: 'Anna', url })).text).toContain('your password stays as it is');
  expect((await passwordChangedMail({ language: 'sv', name: 'Anna', url })).text).toContain('Välj ett nytt lösenord genast');
});

test('[S-46] typed text is escaped in html, stays on one line, and makes no link', async () => {
  const hostile = {
    ...facts,
    language: 'en' as const,
    inviter: '<img src=x onerror=alert(1)>\r\nBcc: x',
    company: 'Login at https://evil.example/now',
  };
  const { subject, text, html } = await invitationMail(hostile);
  expect(html).not.toContain('<img');
  expect(subject).not.toMatch(/[\r\n]/);
  for (const part of [subject, text, html]) expect(part.replaceAll(url, '')).not.toMatch(/https?:\/\/|evil\.example/);
});

test('[S-46] a link that is not http is left out', async () => {
  expect((await passwordResetMail({ language: 'en', name: 'Anna', url: 'javascript:alert(1)' })).html).not.toContain('href');
});

const appointment = {
  subject: 'Visit',
  startsAt: '2026-03-20T13:00:00Z',
  minutes: 90,
  zone: 'Europe/Stockholm',
  place: 'Storgatan 1, Umeå',
  seller: 'Anna Alm',
  company: 'Firm AB',
} as const;

test('[PERF-19] what becomes of an appointment is said in the language of the workspace, at the time it has there', async () => {
  const english = await appointmentMail({ ...appointment, language: 'en', change: 'planned' });
  expect(english.subject).toBe('Appointment: Visit, Friday 20 March');
  expect(english.text).toBe(`Anna Alm of Firm AB has planned this with you.

Visit

Friday 20 March, 14:00–15:30 (Europe/Stockholm)

Storgatan 1, Umeå

The time does not suit you? Answer this mail.
`);
  const swedish = await appointmentMail({ ...appointment, language: 'sv', change: 'cancelled' });
  expect(swedish.subject).toBe('Inställt: Visit, fredag 20 mars');
  expect(swedish.text).toContain('Anna Alm på Firm AB har ställt in det här mötet.');
  expect(swedish.html).toContain('<html lang="sv">');
  expect(swedish.html).not.toContain('Tandem');
});

test('[PERF-19] [S-46] a mail in a seller’s words is escaped and one subject; an address in it may be followed, nothing else', async () => {
  const { subject, text, html } = await activityMail({
    language: 'en',
    subject: 'Hello\r\nBcc: x@evil.example',
    text: 'Hi <b>you</b>,\n\nsee https://firm.test/p?a=1&b=2. And javascript:alert(1)\n\n<img src=x onerror=alert(1)>',
    seller: 'Anna Alm',
    company: 'Firm AB',
  });
  expect(subject).toBe('Hello Bcc: x@evil.example');
  expect(html).not.toMatch(/<b>|<img/);
  expect(html.match(/href="([^"]*)"/g)).toEqual(['href="https://firm.test/p?a=1&amp;b=2"']);
  expect(text.endsWith('\n\nAnna Alm\nFirm AB\n')).toBe(true);
  const bare = await activityMail({ language: 'sv', subject: '', text: 'Hej\n\nAnna Alm', seller: 'Anna Alm', company: '' });
  expect([bare.subject, bare.text]).toEqual(['Från Anna Alm', 'Hej\n\nAnna Alm\n']);
});
