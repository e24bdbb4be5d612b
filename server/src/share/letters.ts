/** The letter that brings a link, as it is when it is written: to whom, in whose name, in which words. */
import type { Settings } from '@tandem/core';
import type { LinkLetter } from '../email/templates/link-mail.ts';
import type { Sender } from './links.ts';
import type { ShareStore, StoredLink } from './share-store.ts';

interface Needs {
  readonly store: Pick<ShareStore, 'link'>;
  readonly addressOf: (link: StoredLink) => Promise<string>;
  readonly senderOf: (by: string) => Promise<Sender>;
  readonly settings: () => Promise<Settings | undefined>;
  readonly now: () => Date;
}

/** Or why there is nothing to be sent. */
export function createLetters({ store, addressOf, senderOf, settings, now }: Needs) {
  return async (id: string): Promise<LinkLetter | string> => {
    const link = await store.link(id);
    if (!link) return 'The link is not here any more.';
    if (link.mail === '') return 'The link has no address to go to.';
    if (link.revokedAt !== '') return 'The link was revoked before it was sent.';
    if (link.expiresAt <= now().toISOString()) return 'The link had expired before it was sent.';
    const [sender, known, parent] = await Promise.all([
      senderOf(link.by),
      settings(),
      link.parent ? store.link(link.parent) : Promise.resolve(undefined),
    ]);
    const company = known?.senderName || known?.companyName || '';
    const { recipient, title, of, language, mailSubject: subject, mailText: text, expiresAt } = link;
    return {
      to: link.mail,
      replyTo: sender.mail,
      from: { name: company && company !== sender.name ? `${sender.name}, ${company}` : sender.name, email: known?.senderMail ?? '' },
      words: {
        ...{ recipient, title, of, language, subject, text, expiresAt, company },
        address: await addressOf(link),
        seller: sender.name,
        zone: known?.timeZone ?? 'UTC',
        passcode: link.passcode !== '',
        passedOnBy: parent?.recipient ?? '',
      },
    };
  };
}
export type Letters = ReturnType<typeof createLetters>;
