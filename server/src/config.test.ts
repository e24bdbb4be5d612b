import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('[RUN-20] an empty environment gives the defaults, with mail kept in the embedded mailbox', () => {
  expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', dataFolder: './data', sample: false, mail: { by: 'mailbox' } });
});

test('[RUN-21] everything that is wrong with the environment is listed in one error, secrets unseen', () => {
  const wrong = { PORT: 'eighty', TANDEM_SAMPLE: 'yes', TANDEM_COLOUR: 'red', RESEND_API_KEY: 're_secret', SMTP_URL: 'http://mail' };
  expect(() => readConfig(wrong)).toThrow(ConfigError);
  try {
    readConfig(wrong);
  } catch (error) {
    const { message } = error as Error;
    for (const name of ['PORT', 'TANDEM_SAMPLE', 'TANDEM_COLOUR', 'SMTP_URL']) expect(message).toContain(name);
    expect(message).not.toContain('re_secret');
    expect(message).not.toContain('http://mail');
  }
});

test('[RUN-22] a mail key chooses Resend, an SMTP address chooses SMTP, both are refused', () => {
  expect(readConfig({ RESEND_API_KEY: 're_1' }).mail).toMatchObject({ by: 'resend', key: 're_1' });
  expect(readConfig({ SMTP_URL: 'smtp://mail.example:25' }).mail).toMatchObject({ by: 'smtp' });
  expect(() => readConfig({ RESEND_API_KEY: 're_1', SMTP_URL: 'smtp://mail.example:25' })).toThrow(/one way/);
});

test('[RUN-23] a public address keeps its origin alone, so that links in mails never carry a stray path', () => {
  expect(readConfig({ TANDEM_URL: 'https://crm.example/path' }).publicUrl).toBe('https://crm.example');
});
