/** What every way of sending keeps. `received` are the mails that arrived where this way delivers, oldest first. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Mail, type Mailer, MailFailure } from './mailer.ts';

export interface Arrived {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
  /** The header lines as sent, where there are any. */
  readonly headers: readonly string[];
}
export interface UnderTest {
  readonly mailer: Mailer;
  received(): Promise<readonly Arrived[]>;
  /** The next mail is refused for good, or for now. Undefined where there is nobody to refuse. */
  refuseNext?(how: 'for good' | 'for now'): void;
  close(): Promise<void>;
}

const mail: Mail = {
  key: 'digest/2026-03-12/01A',
  to: 'anna@firm.test',
  subject: 'Måndag: 3 uppgifter',
  text: 'Hej Anna,\n.en punkt först\n',
  html: '<p>Hej Anna &amp; alla</p>',
};

export function mailerContract(name: string, open: () => Promise<UnderTest>): void {
  describe(name, () => {
    let under: UnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    test('[MAIL-1] a mail arrives with its subject, text and html', async () => {
      await under.mailer.send(mail);
      expect(await under.received()).toMatchObject([{ to: [mail.to], subject: mail.subject, text: mail.text, html: mail.html }]);
    });

    test('[MAIL-2] the same key is sent once, one after the other and at the same time', async () => {
      await under.mailer.send(mail);
      await Promise.all([
        under.mailer.send(mail),
        under.mailer.send({ ...mail, key: 'other' }),
        under.mailer.send({ ...mail, key: 'other' }),
      ]);
      expect(await under.received()).toHaveLength(2);
    });

    test('[MAIL-4] an attachment keeps its bytes, and its name is a name only', async () => {
      const content = Buffer.from([0, 1, 2, 253, 254, 255]).toString('base64');
      await under.mailer.send({ ...mail, attachments: [{ name: '../offer\r\nBcc: x.pdf', type: 'application/pdf', content }] });
      const [arrived] = await under.received();
      expect(arrived?.attachments).toEqual([{ name: '.._offer Bcc: x.pdf', content }]);
    });

    test('[S-46] line breaks in a subject add no header and no recipient', async () => {
      await under.mailer.send({ ...mail, subject: 'Hello\r\nBcc: victim@firm.test\r\n\r\nbody' });
      const [arrived] = await under.received();
      expect(arrived).toMatchObject({ to: [mail.to], subject: 'Hello Bcc: victim@firm.test body' });
      expect(arrived?.headers.filter((line) => /^bcc:/i.test(line))).toEqual([]);
    });

    test.each([
      'a@firm.test, b@firm.test',
      'a@firm.test\r\nBcc: b@firm.test',
      'Anna <a@firm.test>',
      '"a b"@firm.test',
      '',
      'a@',
      '@firm.test',
      'a;b@firm.test',
      'a@firm.test\0',
    ])('[S-46] %j is not one address and is refused for good', async (to) => {
      const failure = await under.mailer.send({ ...mail, to }).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MailFailure);
      expect((failure as MailFailure).temporary).toBe(false);
      expect(await under.received()).toEqual([]);
    });

    test('[MAIL-3] a refusal says whether another try makes sense, and another try after it is a new one', async () => {
      if (!under.refuseNext) return;
      for (const [how, temporary] of [
        ['for now', true],
        ['for good', false],
      ] as const) {
        under.refuseNext(how);
        await expect(under.mailer.send(mail)).rejects.toMatchObject({ name: 'MailFailure', temporary });
      }
      await under.mailer.send(mail);
      expect(await under.received()).toHaveLength(1);
    });
  });
}
