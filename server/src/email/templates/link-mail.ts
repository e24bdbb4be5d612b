/** The mail that brings a tracked link: the seller's own words, one address, and how long it opens. Nothing in it is counted. */
import { html, raw } from 'hono/html';
import type { Language } from '../../accounts/records.ts';
import { oneLine } from '../mailer.ts';
import { longDate, typed, type Written } from './letter.ts';

/** Who gets what from whom. */
export interface LinkLetter {
  readonly to: string;
  readonly replyTo: string;
  readonly from: { readonly name: string; readonly email: string };
  readonly words: LinkMailFacts;
}
export interface LinkMailFacts {
  readonly language: Language;
  readonly recipient: string;
  readonly title: string;
  readonly of: 'file' | 'quote';
  readonly address: string;
  /** The seller's; '' for words of ours. */
  readonly subject: string;
  readonly text: string;
  readonly seller: string;
  readonly company: string;
  /** The last instant it opens, and where the workspace is. */
  readonly expiresAt: string;
  readonly zone: string;
  readonly passcode: boolean;
  /** Not '': who had the link first and passes it on; then the words are that person's. */
  readonly passedOnBy: string;
}

const words = {
  en: {
    hello: (name: string) => `Hello ${name},`,
    subject: { file: (title: string) => title, quote: (title: string) => `Quote ${title}` },
    shares: (seller: string, title: string) => `${seller} has shared "${title}" with you.`,
    passes: (name: string, seller: string, title: string) => `${name} has passed on "${title}" to you. It comes from ${seller}.`,
    open: { file: 'Open the document', quote: 'Open the quote' },
    until: (day: string) => `The link opens until ${day}. It was made for you.`,
    passcode: 'You need a passcode, which you get from the sender another way.',
  },
  sv: {
    hello: (name: string) => `Hej ${name},`,
    subject: { file: (title: string) => title, quote: (title: string) => `Offert ${title}` },
    shares: (seller: string, title: string) => `${seller} har delat "${title}" med dig.`,
    passes: (name: string, seller: string, title: string) => `${name} har skickat vidare "${title}" till dig. Det kommer från ${seller}.`,
    open: { file: 'Öppna dokumentet', quote: 'Öppna offerten' },
    until: (day: string) => `Länken fungerar till och med ${day}. Den är gjord för dig.`,
    passcode: 'Du behöver en kod, som du får av avsändaren på annat sätt.',
  },
} as const;

export async function linkMail(facts: LinkMailFacts): Promise<Written> {
  const { language, recipient, title, of, address, text, seller, company, expiresAt, zone, passcode, passedOnBy } = facts;
  const say = words[language];
  const name = oneLine(title, 160);
  const subject = oneLine(facts.subject) || oneLine(say.subject[of](name));
  // What a stranger has typed may not look like ours.
  const own = passedOnBy ? typedText(text) : text.replaceAll('\r\n', '\n').trim();
  const first = passedOnBy ? [say.passes(typed(passedOnBy), seller, name)] : own === '' ? [say.shares(seller, name)] : [];
  const greeting = passedOnBy || own === '' ? [say.hello(typed(recipient))] : [];
  const paragraphs = [...greeting, ...first, ...own.split(/\n{2,}/).filter(Boolean)];
  const signature = [own.endsWith(seller) ? '' : seller, company].filter(Boolean).map((line) => oneLine(line, 80));
  const last = new Date(Date.parse(expiresAt) - 1).toISOString();
  const small = [say.until(longDate(dayAt(last, zone), language)), ...(passcode ? [say.passcode] : [])];
  const button = say.open[of];
  const body = await html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;background:#ffffff;color:#1c2430;font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif">
<div style="max-width:640px;padding:16px">
${paragraphs.map(
  (paragraph) => html`<p style="margin:0 0 16px">${paragraph.split('\n').map((line, i) => html`${i > 0 ? raw('<br>') : ''}${line}`)}</p>
`,
)}<p style="margin:24px 0 8px"><a href="${address}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0f6a73;color:#ffffff;text-decoration:none;font-weight:600">${button}</a></p>
<p style="margin:0 0 24px;color:#57606a;font-size:14px">${name}</p>
<p style="margin:0 0 16px">${signature.map((line, i) => html`${i > 0 ? raw('<br>') : ''}${line}`)}</p>
${small.map(
  (line) => html`<p style="margin:0 0 8px;font-size:13px;color:#57606a">${line}</p>
`,
)}</div>
</body>
</html>
`;
  const plain = [...paragraphs, `${button}: ${address}\n${name}`, signature.join('\n'), ...small].filter(Boolean).join('\n\n');
  return { subject, text: `${plain}\n`, html: String(body) };
}

const typedText = (text: string): string =>
  text
    .slice(0, 600)
    .split('\n')
    .flatMap(
      (line) =>
        line
          .match(/.{1,80}/gu)
          ?.map(typed)
          .join('') ?? [],
    )
    .join('\n')
    .trim();

/** The instant as `longDate` reads it: the day where the workspace is, written as UTC's. */
const dayAt = (instant: string, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone || 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${parts.format(new Date(instant))}T00:00:00Z`;
};
