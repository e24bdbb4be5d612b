/** What an address or a web site says about a company, and what it does not. */

/** Addresses at these belong to people, so they say nothing about a company. */
const shared = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'msn.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'mac.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'web.de',
  't-online.de',
  'freenet.de',
  'telia.com',
  'proton.me',
  'protonmail.com',
  'mail.com',
  'mail.ru',
  'yandex.ru',
  'qq.com',
  '163.com',
  'example.com',
  'example.org',
  'example.net',
]);

/** A desk, not a person (the role names of RFC 2142, and what companies print on their letters). */
const desks = new Set(
  (
    'info mail office contact kontakt hello hej hallo post sales forsaljning verkauf vertrieb support service help hjalp kundservice ' +
    'marketing admin reception billing invoice faktura ekonomi rechnung accounts order orders noreply webmaster postmaster hostmaster abuse jobs'
  ).split(' '),
);

/** The company's own domain behind an address or a web site; '' for shared mailboxes. */
export function domainOf(text: string): string {
  const host = text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : (/^(?:https?:\/\/)?([^/?#:\s]+)/i.exec(text.trim())?.[1] ?? '');
  const domain = host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return domain.includes('.') && !shared.has(domain) ? domain : '';
}

/** Case aside; "Anna <anna@berg.se>" is not taken apart: a contact's field holds the bare address. */
export const comparableMail = (mail: string): string => {
  const text = mail.trim().toLowerCase();
  return text.includes('@') ? text : '';
};

export const isDesk = (mail: string): boolean => desks.has(mail.slice(0, mail.indexOf('@')).replace(/[^a-z]/g, ''));
