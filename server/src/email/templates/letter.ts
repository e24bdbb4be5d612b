/** What every mail shares: a plain letter with one button at most, as HTML and as text. Values are escaped by `html`. */
import { html, raw } from 'hono/html';
import type { Language } from '../../accounts/records.ts';
import { oneLine } from '../mailer.ts';

export interface Letter {
  readonly language: Language;
  /** Who writes; Tandem, when it does so for itself. */
  readonly heading?: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly url: string };
  /** Below the button: how long it holds, what to do when it was not expected. */
  readonly small: readonly string[];
}
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * What people typed, as it may stand in a mail: one line, and nothing that a mail program turns into a link, because a link in
 * our mail looks like ours. A zero-width space after a point or a slash stops that and is not seen.
 */
export const typed = (text: string, longest = 80): string =>
  oneLine(text, longest)
    .replace(/:\/\//g, ': ')
    .replace(/([./@])(?=\S)/g, '$1\u200b');

export async function write({ language, heading, subject, paragraphs, button, small }: Letter): Promise<Written> {
  const link = button && /^https?:\/\//.test(button.url) ? button : undefined;
  const body = await html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;background:#f6f7f9;color:#1c2430;font:16px/1.5 system-ui,-apple-system,Segoe UI,sans-serif">
<div style="max-width:520px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 24px;font-weight:600">${heading || 'Tandem'}</p>
${paragraphs.map(
  (paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p>
`,
)}${
  link
    ? html`<p style="margin:24px 0"><a href="${link.url}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#2456c8;color:#ffffff;text-decoration:none">${link.label}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#5a6472;word-break:break-all">${link.url}</p>
`
    : raw('')
}${small.map(
  (line) => html`<p style="margin:0 0 8px;font-size:13px;color:#5a6472">${line}</p>
`,
)}</div>
</body>
</html>
`;
  const text = [...paragraphs, ...(link ? [`${link.label}: ${link.url}`] : []), ...small].join('\n\n');
  return { subject: oneLine(subject), text: `${text}\n`, html: String(body) };
}

export const longDate = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso));
