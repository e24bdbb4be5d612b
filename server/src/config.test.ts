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

test('[FILE-2] files go to the data folder, or to S3 with all of its settings; one that is missing is named, and no secret is shown', () => {
  expect(readConfig({}).files).toEqual({ largestFile: 200 * 2 ** 20, quota: 20 * 2 ** 30, s3: undefined, clamd: undefined });
  const s3 = {
    S3_ENDPOINT: 'https://s3.example.com',
    S3_BUCKET: 'tandem-files',
    S3_REGION: 'eu-north-1',
    S3_ACCESS_KEY_ID: 'the-key',
    S3_SECRET_ACCESS_KEY: 'hidden-words',
  };
  expect(readConfig({ ...s3, TANDEM_FILE_MB: '50', TANDEM_FILES_GB: '1.5', TANDEM_CLAMD: 'clamd:3310' }).files).toEqual({
    largestFile: 50 * 2 ** 20,
    quota: 1.5 * 2 ** 30,
    s3: {
      endpoint: 'https://s3.example.com',
      bucket: 'tandem-files',
      region: 'eu-north-1',
      accessKeyId: 'the-key',
      secretAccessKey: 'hidden-words',
    },
    clamd: { host: 'clamd', port: 3310 },
  });
  const { S3_BUCKET: _, ...missing } = s3;
  expect(() => readConfig(missing)).toThrow(/S3_BUCKET is missing/);
  expect(() => readConfig({ ...s3, S3_BUCKET: '../etc', S3_ENDPOINT: 'ftp://x', TANDEM_FILE_MB: '0', TANDEM_CLAMD: 'clamd' })).toThrow(
    /4 wrong settings/,
  );
  expect(() => readConfig({ ...s3, S3_ENDPOINT: 'no address' })).not.toThrow(/hidden-words/);
});
