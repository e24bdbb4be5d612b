import { inbox, nameOf } from '@tandem/core';
import { expect, test } from 'vitest';
import type { LinkLetter } from '../../email/templates/link-mail.ts';
import { writeBack } from './mails-settled.ts';
import { givenFirm, now } from './testing.ts';

const letter: LinkLetter = {
  to: 'anna@berg.example',
  replyTo: 'ana@firm.test',
  from: { name: 'Ana Alm, Firm AB', email: 'hello@firm.test' },
  words: {
    ...{ language: 'en', recipient: 'Anna Berg', title: 'Price list 2026.pdf', of: 'file', address: 'https://crm.example.com/s/x' },
    ...{
      subject: '',
      text: '',
      seller: 'Ana Alm',
      company: 'Firm AB',
      expiresAt: '2026-04-01T22:00:00.000Z',
      zone: 'UTC',
      passcode: false,
      passedOnBy: '',
    },
  },
};
const effect = { type: 'mail.link', link: 'l1' } as const;
const key = 'link-mailed/link.shared/l1/1/mail.link/l1';

test('[S0-50] [LINK-28] the mail of a link is handed over once, however often it is asked for, in the name of its maker', async () => {
  const firm = await givenFirm();
  firm.letters.set('l1', letter);
  expect((await firm.perform(effect, key)).state).toBe('done');
  expect((await firm.perform(effect, key, 2)).state).toBe('done');
  expect(firm.sent).toMatchObject([
    {
      key,
      to: 'anna@berg.example',
      replyTo: 'ana@firm.test',
      about: 'link/l1',
      sender: { name: 'Ana Alm, Firm AB' },
      subject: 'Price list 2026.pdf',
    },
  ]);
});

test('[S0-50] [LINK-28] a link that is gone or was revoked is not sent, with the reason', async () => {
  const firm = await givenFirm();
  expect(await firm.perform(effect, key)).toEqual({ state: 'skipped', note: 'The link is not here any more.' });
  expect(firm.sent).toEqual([]);
});

test('[S0-50] [LINK-28] what became of the mail is written to the link, and its maker is told when it did not arrive', async () => {
  const firm = await givenFirm();
  const told: unknown[] = [];
  const back = writeBack(firm.documents, now, async (...what) => {
    told.push(what);
    return { user: 'ana', contact: 'lead' };
  });
  await back({ key, about: 'link/l1', state: 'sent' });
  await back({ key, about: 'link/l1', state: 'failed' });
  await back({ key, about: 'link/l1', state: 'failed' });
  expect(told).toEqual([
    ['l1', 'sent'],
    ['l1', 'failed'],
    ['l1', 'failed'],
  ]);
  const doc = await firm.documents.read(nameOf('inbox', 'ana'));
  expect(doc && inbox.read(doc).notices).toMatchObject([{ kind: 'mail-failed', about: 'link/l1', contact: 'lead' }]);
});
