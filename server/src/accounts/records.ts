/** What the accounts store gives and takes: plain data only, because it crosses to a storage thread. */
import type { Role } from '@tandem/core';

export type Language = 'en' | 'sv';

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** '' when in no team. */
  readonly team: string;
  readonly state: 'active' | 'suspended';
  readonly language: Language;
  readonly sample: boolean;
  readonly createdAt: string;
  /** '' until the first sign-in. */
  readonly seenAt: string;
  /** The members of the team this person leads, the leader included. */
  readonly leads: readonly string[];
}
export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** A PHC string; never a password. */
  readonly password: string;
  readonly role: Role;
  readonly team: string;
  readonly language: Language;
  readonly sample: boolean;
  readonly at: string;
  /** Of the sample: as if they had worked here before. */
  readonly seenAt?: string;
}
export interface TeamRecord {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  /** '' only while the team has no member. */
  readonly leader: string;
  readonly members: readonly string[];
}
export interface SessionRecord {
  readonly id: string;
  readonly user: string;
  readonly createdAt: string;
  readonly seenAt: string;
  /** The idle limit, never later than `latestAt`, the absolute one. */
  readonly expiresAt: string;
  readonly latestAt: string;
  readonly device: DeviceWords;
}
/** For the person to know a device again: what it said of itself at sign-in, and a part of its address. Each may be ''. */
export interface DeviceWords {
  readonly browser: string;
  readonly system: string;
  readonly address: string;
}
export interface InvitationRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly team: string;
  readonly language: Language;
  readonly inviter: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}
export interface MailRecord {
  readonly id: number;
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: string }[];
  readonly createdAt: string;
  /** `needs-a-look`: it may have arrived or not, and only a person can find out; `let-go`: somebody has decided that it does not matter. */
  readonly state: 'waiting' | 'kept' | 'sent' | 'failed' | 'needs-a-look' | 'let-go';
  readonly attempts: number;
  readonly error: string;
  /** '' or the one address that answers go to. */
  readonly replyTo: string;
  /** Whose name and address it is sent in; undefined for the server's own. */
  readonly sender: { readonly name: string; readonly email: string } | undefined;
  /** Not '': a try began then, and how it ended was not noted. */
  readonly tryingAt: string;
  /** Not '': since then the mail may have arrived although nobody said so. */
  readonly unsureAt: string;
  /** The record it is about, as a path of ids, and what was said of it then, as JSON; both may be ''. */
  readonly about: string;
  readonly facts: string;
}
/** One line of the audit log: who did what to whom. Ids and plain facts only, never a token, a password or a text. */
export interface AuditLine {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}
/** Two addresses that differ only in case are one account. */
export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();
