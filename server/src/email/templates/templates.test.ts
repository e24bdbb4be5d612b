import { expect, test } from 'vitest';
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
