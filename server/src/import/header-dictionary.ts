/**
 * What columns are called in English, Swedish and German, and by the systems that files come from. A word earlier in a
 * list is the more exact one: when two columns fit a field, it gets the exact one.
 */
import type { Field } from './fields.ts';

const list = (words: string): readonly string[] => words.split('|');

export const words: Partial<Record<Field, readonly string[]>> = {
  firstName: list('first name|given name|förnamn|vorname|fname|givenname'),
  middleName: list('middle name|additional name|mellannamn|zweiter vorname'),
  lastName: list('last name|surname|family name|efternamn|nachname|familienname|lname'),
  name: list('full name|name|display name|contact name|namn|fullständigt namn|vollständiger name|anzeigename|kontakt'),
  isCompany: list('is company'),
  company: list(
    'company name|associated company|account name|organization name|organisation name|company|account|organization|' +
      'organisation|företag|bolag|kund|firma|unternehmen|kunde|customer|org',
  ),
  companyId: list('account id|primary associated company id|account name.id|company id|organization id|företags-id'),
  jobTitle: list('job title|position|organization title|title|befattning|role|stellung|funktion|berufsbezeichnung'),
  email: list(
    'email|e-mail|email address|e-mail address|primary email|e-post|e-postadress|epost|mail|e-mail-adresse|work email|' +
      'email work|email (primary contact)|e-mail 1 - value|e-mail 2 - value|e-mail 3 - value|e-mail 2 address|' +
      'e-mail 3 address|e-postadress 2|e-postadress 3|email 2|email 3|secondary email|e-mail 2-adresse|email home',
  ),
  phone: list(
    'phone|phone number|business phone|main phone|telephone|telefon|telefonnummer|work phone|mobile|mobile phone|' +
      'mobile number|mobil|mobiltelefon|mobilnummer|handy|cell|cell phone|phone work|phone mobile|arbete|arbetstelefon|' +
      'telefon geschäftlich|phone 1 - value|phone 2 - value|phone 3 - value|business phone 2|company main phone|' +
      'primary phone|other phone|home phone|hemtelefon|home phone 2|telefon 2, arbete|företag, växel|hem|telefon 2, hem|' +
      'telefon, annan|telefon privat|phone home|phone other',
  ),
  website: list(
    'website|web page|url|homepage|webbsida|webbplats|hemsida|webseite|internet|website 1 - value|web site|domain|' + 'company domain name',
  ),
  linkedIn: list('linkedin|linkedin url|linkedin bio'),
  street: list(
    'mailing street|billing street|business street|address street|address 1 - street|address 1: street 1|street|' +
      'street address|gatuadress, arbete|gatuadress|gata|strasse|straße|straße geschäftlich|address line 1',
  ),
  postcode: list(
    'mailing postal code|mailing zip|billing postal code|business postal code|address postal code|' +
      'address 1 - postal code|address 1: zip/postal code|postal code|zip|zip code|postcode|postadress, arbete|' +
      'postnummer|postnr|plz|postleitzahl|postleitzahl geschäftlich',
  ),
  town: list(
    'mailing city|billing city|business city|address city|address 1 - city|address 1: city|city|town|ort, arbete|ort|' +
      'stad|stadt|ort geschäftlich',
  ),
  region: list(
    'mailing state|billing state|business state|address state|address 1 - region|address 1: state/province|state|' +
      'state/region|region|province|region, arbete|län|bundesland',
  ),
  country: list(
    'mailing country|billing country|business country|address country|address 1 - country|address 1: country/region|' +
      'country|country/region|land, arbete|land|land/region|land/region geschäftlich|office location|headquarters|cc',
  ),
  address: list('address|full address|adress|adresse|address 1 - formatted'),
  birthday: list('birthday|birthdate|date of birth|födelsedag|födelsedatum|geburtstag|geburtsdatum'),
  industry: list('industry|sector|bransch|branche'),
  revenue: list('annual revenue|revenue|turnover|omsättning|umsatz|jahresumsatz'),
  employees: list('number of employees|employees|no. of employees|headcount|anställda|antal anställda|mitarbeiter|mitarbeiterzahl'),
  founded: list('year established|founded|year founded|founded year|grundat|grundad|gründungsjahr|gegründet'),
  vatNumber: list('vat number|vat no|vat id|tax id|organisationsnummer|momsregistreringsnummer|momsnr|ust-idnr|ust-id'),
  parent: list('subsidiary of|parent account|parent company|parent|moderbolag|muttergesellschaft|parent id'),
  status: list('lead status|status|contact status'),
  source: list('lead source|source|original source|källa|quelle'),
  tags: list('tags|labels|categories|kategorier|kategorien|label|etiketter'),
  optOut: list('has opted out of email|email opt out|opted out|unsubscribed'),
  connectedOn: list('connected on'),
  optedInOn: list('optin time|opt-in time'),
  title: list('deal title|deal name|opportunity name|title|name|topic|titel|affär|rubrik|betreff|opportunity'),
  product: list('product|product name|produkt|artikel'),
  stage: list('deal stage|stage|sales stage|steg|fas|phase|pipeline stage'),
  outcome: list('status|deal status|outcome|won/lost|utfall|ergebnis'),
  amount: list('amount|value|deal value|close value|deal amount|est. revenue|belopp|värde|betrag|wert|summe|expected revenue'),
  currency: list('currency|currency code|valuta|währung'),
  openedOn: list('opened on|engage date|open date|start date|created on|deal created|öppnad|startdatum|eröffnet am'),
  closeOn: list(
    'expected close date|est. close date|expected close|close date|closing date|förväntat avslut|stängningsdatum|' +
      'abschlussdatum|voraussichtlicher abschluss',
  ),
  closedOn: list('won time|closed on|actual close date|lost time|close time|stängd|vunnen|abgeschlossen am'),
  saleType: list('type|deal type|sale type|typ'),
  lostReason: list('lost reason|closed lost reason|loss reason|reason|förlustorsak|verlustgrund'),
  contactPerson: list('contact person|contact name|contact|primary contact|kontaktperson|ansprechpartner'),
  owner: list(
    'owner|contact owner|company owner|deal owner|account owner|record owner|sales agent|sales rep|assigned to|' +
      'assigned user name|salesperson|ägare|säljare|ansvarig|besitzer|verkäufer|zuständig',
  ),
  createdAt: list('created date|create date|created at|created time|date created|created|skapad|erstellt|erstellt am'),
  modifiedAt: list('modified on|last modified date|modified time|last modified|updated at|ändrad|geändert am'),
  outsideId: list('id|record id|contact id|opportunity id|deal id|account|number|leid|external id'),
  deleted: list('is deleted|deleted|raderad|gelöscht'),
  note: list(
    'notes|note|description|comments|comment|anteckningar|anteckning|beskrivning|kommentar|notizen|notiz|beschreibung|' + 'bemerkungen',
  ),
  notes: list(
    'home street|home city|home state|home postal code|home country|other street|other city|other state|' +
      'other postal code|other country|gatuadress, hem|hemort|region, hem|postnr, hem|land, hem|department|avdelning|' +
      'abteilung|organization department|nickname|spouse|fax|business fax|home fax|other fax|fax arbete|anniversary|' +
      "assistant's phone|assistant phone|assistant name|probability|pipeline",
  ),
};
