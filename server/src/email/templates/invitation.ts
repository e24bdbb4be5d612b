import type { Role } from '@tandem/core';
import type { Language } from '../../accounts/records.ts';
import { longDate, typed, write } from './letter.ts';

interface Facts {
  readonly language: Language;
  readonly inviter: string;
  readonly company: string;
  readonly role: Role;
  readonly url: string;
  readonly expiresAt: string;
}
export const roleNames: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  en: { admin: 'admin', manager: 'manager', seller: 'seller', support: 'support' },
  sv: { admin: 'administratör', manager: 'chef', seller: 'säljare', support: 'support' },
};

export function invitationMail({ language, inviter, company, role, url, expiresAt }: Facts) {
  const [who, where, as] = [typed(inviter), typed(company), roleNames[language][role]];
  const until = longDate(expiresAt, language);
  return language === 'sv'
    ? write({
        language,
        subject: `${who} bjuder in dig till ${where} i Tandem`,
        paragraphs: [`${who} har lagt till dig i ${where} som ${as}. Välj ett lösenord så är du igång.`],
        button: { label: 'Välj lösenord', url },
        small: [`Länken fungerar en gång, till och med ${until}.`, 'Väntade du dig inte det här? Då behöver du inte göra något.'],
      })
    : write({
        language,
        subject: `${who} invites you to ${where} in Tandem`,
        paragraphs: [`${who} added you to ${where} as ${as}. Choose a password and you are in.`],
        button: { label: 'Choose a password', url },
        small: [`The link works once, until ${until}.`, 'You did not expect this? Then there is nothing to do.'],
      });
}
