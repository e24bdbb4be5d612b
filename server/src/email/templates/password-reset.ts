import type { Language } from '../../accounts/records.ts';
import { typed, write } from './letter.ts';

export function passwordResetMail({ language, name, url }: { readonly language: Language; readonly name: string; readonly url: string }) {
  return language === 'sv'
    ? write({
        language,
        subject: 'Välj ett nytt lösenord för Tandem',
        paragraphs: [`Hej ${typed(name)}, någon bad om ett nytt lösenord för ditt konto.`],
        button: { label: 'Välj nytt lösenord', url },
        small: ['Länken fungerar en gång, i en timme.', 'Var det inte du? Då behöver du inte göra något: ditt lösenord gäller som förut.'],
      })
    : write({
        language,
        subject: 'Choose a new password for Tandem',
        paragraphs: [`Hello ${typed(name)}, somebody asked for a new password for your account.`],
        button: { label: 'Choose a new password', url },
        small: ['The link works once, for one hour.', 'It was not you? Then there is nothing to do: your password stays as it is.'],
      });
}
