import type { Language } from '../../accounts/records.ts';
import { typed, write } from './letter.ts';

export function passwordChangedMail({ language, name, url }: { readonly language: Language; readonly name: string; readonly url: string }) {
  return language === 'sv'
    ? write({
        language,
        subject: 'Ditt lösenord för Tandem har ändrats',
        paragraphs: [`Hej ${typed(name)}, lösenordet för ditt konto har just ändrats. Du är utloggad på alla andra enheter.`],
        button: { label: 'Välj nytt lösenord', url },
        small: ['Var det inte du? Välj ett nytt lösenord genast och berätta det för en administratör.'],
      })
    : write({
        language,
        subject: 'Your Tandem password was changed',
        paragraphs: [`Hello ${typed(name)}, the password of your account was just changed. You are signed out on all other devices.`],
        button: { label: 'Choose a new password', url },
        small: ['It was not you? Choose a new password at once and tell an admin.'],
      });
}
