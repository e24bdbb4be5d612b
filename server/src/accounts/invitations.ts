/** Invitations by mail: seven days, one use, revocable. Looking at one changes nothing; accepting checks token, address and role together. */
import { can, type Role } from '@tandem/core';
import { invitationMail } from '../email/templates/invitation.ts';
import { type Base, knownNames, line } from './base.ts';
import type { Identity } from './identity.ts';
import { requireGoodPassword } from './password-rules.ts';
import { addressKey } from './rate-limits.ts';
import type { InvitationRecord, Language } from './records.ts';
import { notAllowed, notHere, Refusal } from './refusal.ts';
import type { Begin, From, SignedIn } from './sign-in.ts';
import { hashToken, isToken, newToken } from './tokens.ts';

const days = 7;

export interface Shown {
  readonly company: string;
  readonly inviter: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: string;
  readonly language: Language;
  readonly expiresAt: string;
}
export interface Acceptance {
  readonly email: string;
  readonly role: Role;
  readonly name: string;
  readonly password: string;
  /** Somebody else is signed in in this browser and agrees to be signed out. */
  readonly signOutOther: boolean;
}

/** One answer for unknown, used, revoked, replaced and run out. */
const gone = () => new Refusal('not-here', 'This invitation no longer works.', 'Ask the person who invited you for a new one.');

export function createInvitations(base: Base, begin: Begin) {
  const { store, limits, passwords, directory, now, random } = base;
  const expiry = () => new Date(now().getTime() + days * 86_400_000).toISOString();

  async function send(invitation: InvitationRecord, token: string): Promise<void> {
    const [workspace, inviter] = await Promise.all([store.workspace(), store.user(invitation.inviter)]);
    const mail = await invitationMail({
      ...invitation,
      inviter: inviter?.name ?? '',
      company: workspace?.company ?? '',
      url: `${base.baseUrl()}/invitation/${token}`,
    });
    await base.mailer.send({ key: `invitation/${invitation.id}/${base.newId()}`, to: invitation.email, ...mail });
  }
  async function pending(actor: Identity, id: string): Promise<InvitationRecord> {
    const found = await store.invitation(id);
    if (!found) throw notHere('pending invitation');
    if (!can(actor.person, 'invite', { type: 'user', id: '', role: found.role })) throw notAllowed('invite people to this role');
    return found;
  }
  /** Besides the token: whoever invited must still be in, and still be allowed to. */
  async function valid(token: string): Promise<InvitationRecord> {
    const found = isToken(token) ? await store.invitationByHash(hashToken(token), now().toISOString()) : undefined;
    const inviter = found && (await store.user(found.inviter));
    if (!found || inviter?.state !== 'active' || !can(inviter, 'invite', { type: 'user', id: '', role: found.role })) throw gone();
    return found;
  }

  return {
    async create(
      actor: Identity,
      wanted: { name: string; email: string; role: Role; team: string; language: Language },
    ): Promise<InvitationRecord> {
      if (!can(actor.person, 'invite', { type: 'user', id: '', role: wanted.role })) throw notAllowed('invite people to this role');
      await limits.take('invitationPerPerson', actor.person.id);
      const token = newToken(random);
      const record: InvitationRecord = {
        id: base.newId(),
        ...wanted,
        inviter: actor.person.id,
        createdAt: now().toISOString(),
        expiresAt: expiry(),
      };
      const outcome = await store.addInvitation(
        hashToken(token),
        record,
        line(base, actor.person.id, 'invitation.sent', record.id, { role: wanted.role }),
      );
      if (outcome === 'email-taken')
        throw new Refusal('conflict', 'Somebody with this e-mail address has an account already.', 'Look for them in the list of people.', {
          fields: { email: 'has an account' },
        });
      if (outcome === 'no-team')
        throw new Refusal('wrong-fields', 'There is no such team.', 'Choose a team of the list.', { fields: { team: 'is not a team' } });
      await send(record, token);
      return record;
    },
    async list(actor: Identity): Promise<InvitationRecord[]> {
      const all = await store.invitations();
      return all.filter((found) => can(actor.person, 'invite', { type: 'user', id: '', role: found.role }));
    },
    /** A new link by mail; the one before stops working. */
    async resend(actor: Identity, id: string): Promise<InvitationRecord> {
      await pending(actor, id);
      await limits.take('invitationPerPerson', actor.person.id);
      const token = newToken(random);
      const renewed = await store.renewInvitation(
        id,
        hashToken(token),
        expiry(),
        actor.person.id,
        line(base, actor.person.id, 'invitation.resent', id),
      );
      if (!renewed) throw notHere('pending invitation');
      await send(renewed, token);
      return renewed;
    },
    async revoke(actor: Identity, id: string): Promise<void> {
      await pending(actor, id);
      if (!(await store.revokeInvitation(id, line(base, actor.person.id, 'invitation.revoked', id)))) throw notHere('pending invitation');
    },
    async show(token: string): Promise<Shown> {
      const { inviter, team, name, email, role, language, expiresAt } = await valid(token);
      const [workspace, person, group] = await Promise.all([store.workspace(), store.user(inviter), team ? store.team(team) : undefined]);
      return {
        company: workspace?.company ?? '',
        inviter: person?.name ?? '',
        team: group?.name ?? '',
        name,
        email,
        role,
        language,
        expiresAt,
      };
    },
    async accept(token: string, given: Acceptance, from: From, current: Identity | undefined): Promise<SignedIn> {
      await limits.take('tokenPerAddress', addressKey(from.address));
      const invitation = await valid(token);
      if (current && !given.signOutOther) {
        throw new Refusal(
          'conflict',
          `You are signed in as ${current.name}.`,
          'Confirm that this browser signs you out and continues as the invited person.',
          { fields: { signOutOther: 'has to be confirmed' } },
        );
      }
      requireGoodPassword(given.password, await knownNames(base, { name: given.name, email: invitation.email }));
      const password = await passwords.hash(given.password);
      const person = { id: base.newId(), name: given.name, password, at: now().toISOString() };
      const outcome = await store.acceptInvitation(hashToken(token), given, person);
      if (outcome === 'changed')
        throw new Refusal(
          'conflict',
          'The invitation is not the one that was shown.',
          'Load the page again and look at it before you accept.',
        );
      const user = outcome === 'accepted' ? await store.user(person.id) : undefined;
      if (!user) throw gone();
      const team = user.team ? await store.team(user.team) : undefined;
      directory.changed({ users: team?.members ?? [], rows: true });
      return begin(user, from);
    },
  };
}
