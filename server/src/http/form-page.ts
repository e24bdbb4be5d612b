/** The page of a form, for a frame on another web site: plain HTML that works without a script. Every value is escaped by `html`. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import { type Form, trapField } from '../enquiries/enquiries.ts';
import { longest, type ReadWords, type Words, type WordsField } from '../enquiries/words.ts';
import { type FormLanguage, formWords } from './form-words.ts';

const style = `:root{color-scheme:light dark;--t:#1b1f24;--q:#57606a;--b:#fff;--l:#8a9199;--a:#0f6a73;--o:#fff;--w:#8a5300}
@media(prefers-color-scheme:dark){:root{--t:#e6e9ec;--q:#a5adb5;--b:#15181b;--l:#6d757d;--a:#4fb3bd;--o:#08272a;--w:#e0a040}}
*{box-sizing:border-box}body{margin:0;padding:20px;background:var(--b);color:var(--t);font:16px/24px system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:560px;margin:0 auto}h1{margin:0 0 16px;font-size:20px;line-height:28px}label{display:block;margin:14px 0 4px;font-weight:500}
label span,.q{color:var(--q);font-weight:400;font-size:14px}input,textarea{width:100%;min-height:44px;padding:9px 10px;border:1px solid var(--l);border-radius:6px;background:var(--b);color:var(--t);font:inherit}
textarea{min-height:130px;resize:vertical}input:focus-visible,textarea:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--a);outline-offset:1px}
button{min-height:44px;margin-top:18px;padding:0 22px;border:0;border-radius:6px;background:var(--a);color:var(--o);font:inherit;font-weight:600}
.w{color:var(--w);font-size:14px}.s{margin:0 0 16px;padding:12px 14px;border:1px solid var(--w);border-radius:6px}.s ul{margin:4px 0 0;padding-left:20px}
a{color:var(--a)}.h{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}`;

/** Only this page may stand in a frame of another site. It runs no script and loads nothing. */
export const formSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ');

const document = (language: FormLanguage, title: string, body: unknown) => html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${raw(style)}</style></head>
<body><main>${body}</main></body>
</html>
`;

interface Shown {
  readonly form: Form;
  readonly company: string;
  readonly language: FormLanguage;
  readonly stamp: string;
  /** As the link says it; '' without one. */
  readonly campaign: string;
  readonly read?: Extract<ReadWords, { readonly ok: false }> | undefined;
}
const kinds: Readonly<Record<WordsField, readonly [type: string, complete: string]>> = {
  name: ['text', 'name'],
  company: ['text', 'organization'],
  mail: ['email', 'email'],
  phone: ['tel', 'tel'],
  message: ['text', 'off'],
};

export function formPage({ form, company, language, stamp, campaign, read }: Shown) {
  const words = formWords[language];
  const fields: readonly WordsField[] = ['name', 'company', 'mail', 'phone', ...(form.askMessage ? (['message'] as const) : [])];
  const values: Partial<Words> = read?.words ?? {};
  const field = (name: WordsField) => {
    const fault = read?.faults[name];
    const described = [fault ? `${name}-w` : '', name === 'mail' ? 'reach' : ''].filter(Boolean).join(' ');
    const invalid = fault ? raw(' aria-invalid="true"') : '';
    const by = described ? raw(` aria-describedby="${described}"`) : '';
    const [type, complete] = kinds[name];
    const value = (values[name] ?? '').slice(0, longest[name]);
    return html`<label for="${name}">${words.fields[name]}${name === 'name' ? '' : html` <span>${words.optional}</span>`}</label>
${
  name === 'message'
    ? html`<textarea id="message" name="message" maxlength="${longest.message}"${invalid}${by}>
${value}</textarea>`
    : html`<input id="${name}" name="${name}" type="${type}" autocomplete="${complete}" maxlength="${longest[name]}" value="${value}"${name === 'name' ? raw(' required') : ''}${invalid}${by}>`
}${fault ? html`<div class="w" id="${name}-w">${words.fields[name]} ${words.faults[fault]}</div>` : ''}${
  name === 'mail' ? html`<div class="q" id="reach">${words.reach}</div>` : ''
}`;
  };
  const faults = Object.entries(read?.faults ?? {}) as readonly [WordsField, keyof typeof words.faults][];
  return document(
    language,
    [form.title, company].filter(Boolean).join(', '),
    html`<h1>${form.title || company}</h1>
${
  faults.length > 0
    ? html`<div class="s" role="alert">${words.wrong}<ul>${faults.map(
        ([name, fault]) => html`<li><a href="#${name}">${words.fields[name]} ${words.faults[fault]}</a></li>`,
      )}</ul></div>`
    : ''
}<form method="post" action="/forms/${form.id}?lang=${language}">
${fields.map(field)}
<div class="h" aria-hidden="true"><label for="${trapField}">${words.trap}</label><input id="${trapField}" name="${trapField}" type="text" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="stamp" value="${stamp}">${campaign ? html`<input type="hidden" name="campaign" value="${campaign}">` : ''}
<button type="submit">${words.send}</button>
</form>`,
  );
}

export const thanksPage = (form: Form, language: FormLanguage, campaign: string) =>
  document(
    language,
    form.title,
    html`<h1 role="status">${form.thanks || formWords[language].thanks}</h1><p><a href="/forms/${form.id}?lang=${language}${campaign && `&campaign=${encodeURIComponent(campaign)}`}">${formWords[language].another}</a></p>`,
  );

export const saidPage = (language: FormLanguage, title: 'gone' | 'often') =>
  document(language, formWords[language][title], html`<h1>${formWords[language][title]}</h1><p>${formWords[language][`${title}Text`]}</p>`);
