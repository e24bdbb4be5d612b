/** A mail that a seller wrote: the seller's own words, under the name of the seller and the company. */
import { html, raw } from 'hono/html';
import type { Language } from '../../accounts/records.ts';
import { oneLine } from '../mailer.ts';
import type { Written } from './letter.ts';

interface Facts {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly seller: string;
  readonly company: string;
}

export async function activityMail({ language, subject, text, seller, company }: Facts): Promise<Written> {
  const words = text.replaceAll('\r\n', '\n').trim();
  const signature = [words.endsWith(seller) ? '' : seller, company].filter(Boolean).map((line) => oneLine(line, 80));
  const paragraphs = [...words.split(/\n{2,}/).map((paragraph) => paragraph.split('\n')), signature].filter((lines) => lines.length > 0);
  const title = oneLine(subject) || (language === 'sv' ? `Från ${oneLine(seller, 80)}` : `From ${oneLine(seller, 80)}`);
  const body = await html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;background:#ffffff;color:#1c2430;font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif">
<div style="max-width:640px;padding:16px">
${paragraphs.map(
  (lines) => html`<p style="margin:0 0 16px">${lines.map((line, i) => html`${i > 0 ? raw('<br>') : ''}${withLinks(line)}`)}</p>
`,
)}</div>
</body>
</html>
`;
  return { subject: title, text: `${paragraphs.map((lines) => lines.join('\n')).join('\n\n')}\n`, html: String(body) };
}

/** The seller answers for what the mail says: an address that stands there may be followed. */
const withLinks = (line: string) =>
  line
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)])/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
