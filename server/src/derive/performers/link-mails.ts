/** The mail with a tracked link: written when it leaves, so that a new address or a revoked link is not sent as it was. */
import { linkMail } from '../../email/templates/link-mail.ts';
import { done, type Perform, type PerformerNeeds, skipped } from './needs.ts';

export const sendLink =
  ({ outbox, letterOf }: Pick<PerformerNeeds, 'outbox' | 'letterOf'>): Perform<'mail.link'> =>
  async ({ link }, { key }) => {
    const letter = await letterOf(link);
    if (typeof letter === 'string') return skipped(letter);
    const { to, replyTo, from: sender, words } = letter;
    await outbox.send({ key, to, replyTo, sender, about: `link/${link}`, ...(await linkMail(words)) });
    return done('Handed to the outbox.');
  };
