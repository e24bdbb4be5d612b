/** What a form says to visitors, in the two languages. */
import type { Fault, WordsField } from '../enquiries/words.ts';

export type FormLanguage = 'en' | 'sv';
interface FormWords {
  readonly fields: Readonly<Record<WordsField, string>>;
  readonly optional: string;
  readonly reach: string;
  readonly send: string;
  readonly wrong: string;
  readonly faults: Readonly<Record<Fault, string>>;
  readonly thanks: string;
  readonly another: string;
  readonly gone: string;
  readonly goneText: string;
  readonly often: string;
  readonly oftenText: string;
  readonly trap: string;
}

export const formWords: Readonly<Record<FormLanguage, FormWords>> = {
  en: {
    fields: { name: 'Your name', company: 'Company', mail: 'E-mail', phone: 'Phone', message: 'Message' },
    optional: 'optional',
    reach: 'An e-mail address or a phone number is enough.',
    send: 'Send',
    wrong: 'Not sent yet. Look at these fields:',
    faults: {
      missing: 'is missing',
      'too-long': 'is too long',
      'not-an-address': 'is not an e-mail address',
      'not-text': 'is not text',
    },
    thanks: 'Thank you. We will be in touch.',
    another: 'Send another message',
    gone: 'This form is not here any more',
    goneText: 'Look for another way to reach us on the page you came from.',
    often: 'Too many messages from here',
    oftenText: 'Yours was not sent. Try again in an hour, or call us.',
    trap: 'Leave this empty',
  },
  sv: {
    fields: { name: 'Ditt namn', company: 'Företag', mail: 'E-post', phone: 'Telefon', message: 'Meddelande' },
    optional: 'valfritt',
    reach: 'En e-postadress eller ett telefonnummer räcker.',
    send: 'Skicka',
    wrong: 'Inte skickat än. Titta på de här fälten:',
    faults: {
      missing: 'saknas',
      'too-long': 'är för långt',
      'not-an-address': 'är ingen e-postadress',
      'not-text': 'är inte text',
    },
    thanks: 'Tack. Vi hör av oss.',
    another: 'Skicka ett meddelande till',
    gone: 'Formuläret finns inte längre',
    goneText: 'Leta efter ett annat sätt att nå oss på sidan du kom från.',
    often: 'För många meddelanden härifrån',
    oftenText: 'Ditt skickades inte. Försök igen om en timme, eller ring oss.',
    trap: 'Lämna det här tomt',
  },
};
