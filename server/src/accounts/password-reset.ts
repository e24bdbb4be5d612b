/** A forgotten password: a link by mail, one hour, one use. What is asked for an unknown address looks the same and takes the same time. */
import { passwordChangedMail } from '../email/templates/password-changed.ts';
import { passwordResetMail } from '../email/templates/password-reset.ts';
import { type Base, knownNames, line } from './base.ts';
import { requireGoodPassword } from './password-rules.ts';
import { addressKey } from './rate-limits.ts';
import { emailKey } from './records.ts';
import { Refusal } from './refusal.ts';
import { hashToken, isToken, newToken } from './tokens.ts';

const gone = () => new Refusal('not-here', 'This link no longer works.', 'Ask for a new one on the sign-in page.');

export function createPasswordReset(base: Base) {
  const { store, limits, passwords, directory, now, random } = base;

  async function mailLink(email: string): Promise<void> {
    const user = await store.userByEmail(email);
    if (user?.state !== 'active') return;
    const token = newToken(random);
    const at = now();
    const reset = { user: user.id, at: at.toISOString(), expiresAt: new Date(at.getTime() + 3_600_000).toISOString() };
    await store.addReset(hashToken(token), reset, line(base, '', 'password.reset-asked', user.id));
    const mail = await passwordResetMail({ language: user.language, name: user.name, url: `${base.baseUrl()}/password-reset/${token}` });
    await base.mailer.send({ key: `password-reset/${base.newId()}`, to: user.email, ...mail });
  }
  async function find(token: string) {
    const user = isToken(token) ? await store.resetOf(hashToken(token), now().toISOString()) : undefined;
    if (user?.state !== 'active') throw gone();
    return user;
  }

  return {
    async ask(email: string, address: string): Promise<void> {
      await limits.take('resetPerAddress', addressKey(address));
      if (await limits.allows('resetPerAccount', emailKey(email))) base.later(() => mailLink(email));
    },
    /** Whose password the link changes. Changes nothing itself. */
    async show(token: string): Promise<{ readonly email: string }> {
      return { email: (await find(token)).email };
    },
    async use(token: string, password: string, address: string): Promise<void> {
      await limits.take('tokenPerAddress', addressKey(address));
      const user = await find(token);
      requireGoodPassword(password, await knownNames(base, user));
      const used = await store.useReset(hashToken(token), await passwords.hash(password), now().toISOString());
      if (!used) throw gone();
      directory.changed({ users: [used.user], sessions: used.sessions });
      base.later(async () => {
        const mail = await passwordChangedMail({ language: user.language, name: user.name, url: `${base.baseUrl()}/sign-in` });
        await base.mailer.send({ key: `password-changed/${base.newId()}`, to: user.email, ...mail });
      });
    },
  };
}
