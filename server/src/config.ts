/** The environment as a typed configuration, or one error that lists everything that is wrong with it. */
import { z } from 'zod';
import type { S3Place } from './files/blobs/s3-blobs.ts';

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  TANDEM_HOST: z.string().min(1).default('127.0.0.1'),
  TANDEM_DATA: z.string().min(1).default('./data'),
  TANDEM_URL: origin.optional(),
  TANDEM_ORIGINS: z
    .string()
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(origin))
    .default([]),
  TANDEM_SAMPLE: flag.default(false),
  TANDEM_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  TANDEM_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  TANDEM_MAIL_FROM: z.string().min(3).default('Tandem <tandem@localhost>'),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: origin.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TANDEM_FILE_MB: z.coerce.number().int().min(1).max(4096).default(200),
  TANDEM_FILES_GB: z.coerce.number().min(0.01).max(100_000).default(20),
  TANDEM_CLAMD: z
    .string()
    .regex(/^[^\s:]+:\d{1,5}$/, 'is a host and a port, like clamd:3310')
    .optional(),
  S3_ENDPOINT: origin.optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket')
    .optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  TANDEM_NETWORKS: z.string().min(1).optional(),
  TANDEM_MAIL_IN_SECRET: z.string().min(16, 'has at least 16 characters').max(500).optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** Where people reach Tandem: links in mails begin with it. Unset: the address the server listens on. */
  readonly publicUrl: string | undefined;
  readonly extraOrigins: readonly string[];
  readonly sample: boolean;
  readonly trustedProxies: number;
  readonly logLevel: string;
  /** What a mail server shows when it hands over mails that came in. Unset: none are taken. */
  readonly mailInSecret: string | undefined;
  /** A file that says whose network an address is in; unset: only what is published of mail security and previews is known. */
  readonly networks: string | undefined;
  readonly files: {
    /** Bytes: of one file, and of all of them. */
    readonly largestFile: number;
    readonly quota: number;
    /** Unset: files are kept in the data folder. */
    readonly s3: S3Place | undefined;
    /** A scanner for malware beside the signatures built in. */
    readonly clamd: { readonly host: string; readonly port: number } | undefined;
  };
  readonly mail: { readonly from: string } & (
    | { readonly by: 'mailbox' }
    | { readonly by: 'resend'; readonly key: string; readonly baseUrl: string | undefined }
    | { readonly by: 'smtp'; readonly url: string }
  );
}

export class ConfigError extends Error {}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(variables.shape).map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  const read = variables.safeParse(given);
  const wrong = read.success
    ? []
    : read.error.issues.map((issue) => `  ${issue.path[0]?.toString()} is "${hide(issue.path[0], given)}": ${issue.message}`);
  const known = new Set([...Object.keys(variables.shape), 'TANDEM_SERVER']);
  for (const name of Object.keys(environment)) {
    if (name.startsWith('TANDEM_') && !known.has(name)) wrong.push(`  ${name} is not a setting of Tandem; the README lists them`);
  }
  if (read.success && read.data.RESEND_API_KEY && read.data.SMTP_URL)
    wrong.push('  RESEND_API_KEY and SMTP_URL are both set: choose one way to send mail');
  const s3 = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'];
  const missing = s3.filter((name) => !given[name]);
  if (missing.length > 0 && missing.length < s3.length)
    wrong.push(
      `  ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: files go to S3 only with all of ${s3.join(', ')}`,
    );
  if (!read.success || wrong.length > 0)
    throw new ConfigError(`The environment has ${wrong.length} wrong setting${wrong.length === 1 ? '' : 's'}:\n${wrong.join('\n')}`);
  const { data } = read;
  return {
    port: data.PORT,
    host: data.TANDEM_HOST,
    dataFolder: data.TANDEM_DATA,
    publicUrl: data.TANDEM_URL,
    extraOrigins: data.TANDEM_ORIGINS,
    sample: data.TANDEM_SAMPLE,
    trustedProxies: data.TANDEM_TRUSTED_PROXIES,
    logLevel: data.TANDEM_LOG,
    mailInSecret: data.TANDEM_MAIL_IN_SECRET,
    networks: data.TANDEM_NETWORKS,
    files: {
      largestFile: data.TANDEM_FILE_MB * 2 ** 20,
      quota: Math.round(data.TANDEM_FILES_GB * 2 ** 30),
      s3: s3Of(data),
      clamd: data.TANDEM_CLAMD ? { host: data.TANDEM_CLAMD.split(':')[0] ?? '', port: Number(data.TANDEM_CLAMD.split(':')[1]) } : undefined,
    },
    mail: {
      from: data.TANDEM_MAIL_FROM,
      ...(data.RESEND_API_KEY
        ? { by: 'resend' as const, key: data.RESEND_API_KEY, baseUrl: data.RESEND_BASE_URL }
        : data.SMTP_URL
          ? { by: 'smtp' as const, url: data.SMTP_URL }
          : { by: 'mailbox' as const }),
    },
  };
}

function s3Of(data: z.infer<typeof variables>): S3Place | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = data;
  return endpoint && bucket && id && secret ? { endpoint, bucket, region, accessKeyId: id, secretAccessKey: secret } : undefined;
}

/** Secrets are named in an error, never shown. */
const hide = (name: PropertyKey | undefined, given: Record<string, string | undefined>) =>
  /KEY|SMTP|SECRET/.test(String(name)) ? '(hidden)' : (given[String(name)] ?? '');
