/** The way mails leave, as the configuration chose it. Undefined: the embedded mailbox. */
import type { AccountsStore } from '../accounts/accounts-store.ts';
import type { Transport } from './mailer.ts';
import { resendMailer } from './resend.ts';
import { smtpMailer } from './smtp.ts';

export type MailConfig = { readonly from: string } & (
  | { readonly by: 'mailbox' }
  | { readonly by: 'resend'; readonly key: string; readonly baseUrl: string | undefined }
  | { readonly by: 'smtp'; readonly url: string }
);

export function openTransport(config: MailConfig, store: AccountsStore): Transport | undefined {
  switch (config.by) {
    case 'mailbox':
      return undefined;
    case 'resend':
      return resendMailer(config);
    case 'smtp':
      return smtpMailer({ ...config, isSent: async (key) => (await store.mailState(key)) === 'sent' });
  }
}
