/** Everything about one contact as a page that a person can read and print: plain HTML, nothing in it runs or loads. */
import type { AboutContact } from './about-contact.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Words = Readonly<Record<Exclude<keyof AboutContact, 'madeAt'> | 'title' | 'made' | 'changes' | 'nothing' | 'by' | 'noViews', string>>;
const words: Readonly<Record<'en' | 'sv', Words>> = {
  en: {
    title: 'What is held about',
    made: 'Made',
    contacts: 'The contact',
    changes: 'Changes',
    events: 'History',
    opportunities: 'Opportunities',
    quotes: 'Quotes',
    tasks: 'Tasks',
    activities: 'Calls, visits and notes',
    named: 'Named in other places',
    imports: 'In imports',
    mails: 'Mails',
    kept: 'Earlier values, sealed copies, shared links and visits to them',
    seenBy: 'Who may see it',
    takenOut: 'Who took data out',
    nothing: 'Nothing',
    by: 'by',
    noViews: 'Tandem keeps no list of who has looked at a contact. These may see it now.',
  },
  sv: {
    title: 'Vad som finns sparat om',
    made: 'Skapat',
    contacts: 'Kontakten',
    changes: 'Ändringar',
    events: 'Historik',
    opportunities: 'Affärer',
    quotes: 'Offerter',
    tasks: 'Uppgifter',
    activities: 'Samtal, besök och anteckningar',
    named: 'Nämnd på andra ställen',
    imports: 'I importer',
    mails: 'E-post',
    kept: 'Tidigare värden, förseglade kopior, delade länkar och besök på dem',
    seenBy: 'Vem som får se den',
    takenOut: 'Vem som tagit ut data',
    nothing: 'Inget',
    by: 'av',
    noViews: 'Tandem för ingen lista över vem som har tittat på en kontakt. Dessa får se den nu.',
  },
};

export function aboutContactPage(about: AboutContact, language: 'en' | 'sv'): string {
  const w = words[language];
  const name = about.contacts
    .map(({ values }) => (values as { readonly name?: string }).name ?? '')
    .filter(Boolean)
    .join(', ');
  const section = (title: string, content: string) => `<section><h2>${escaped(title)}</h2>${content || `<p>${w.nothing}</p>`}</section>`;
  const list = (items: readonly unknown[]) =>
    items.length > 0 ? `<ol>${items.map((item) => `<li>${valueHtml(item)}</li>`).join('')}</ol>` : '';
  const contacts = about.contacts
    .map(
      ({ values, notes, changes, createdAt, createdBy }) =>
        `${valueHtml({ ...values, notes })}<p>${escaped(createdAt)} ${w.by} ${escaped(createdBy)}</p><h3>${w.changes}</h3>${list(changes) || `<p>${w.nothing}</p>`}`,
    )
    .join('<hr>');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(`${w.title} ${name}`)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1b1a}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #ccc}dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.15rem 1rem;margin:.3rem 0}dt{color:#5c5c58}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}li{margin:.4rem 0}</style></head>
<body><h1>${escaped(`${w.title} ${name}`)}</h1><p>${w.made} ${escaped(about.madeAt)}</p>
${section(w.contacts, contacts)}
${(['activities', 'opportunities', 'quotes', 'tasks', 'events', 'named', 'imports', 'mails'] as const).map((part) => section(w[part], list(about[part]))).join('\n')}
${section(w.kept, Object.values(about.kept).flat().length > 0 ? valueHtml(about.kept) : '')}
${section(w.seenBy, `<p>${w.noViews}</p>${list(about.seenBy)}`)}
${section(w.takenOut, list(about.takenOut))}
</body></html>
`;
}

/** What is empty is left out: a page of empty fields hides the ones that say something. */
function valueHtml(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value))
    return value
      .map((part) => valueHtml(part))
      .filter(Boolean)
      .join('<br>');
  if (typeof value !== 'object') return escaped(String(value));
  const lines = Object.entries(value)
    .map(([key, part]) => [key, valueHtml(part)] as const)
    .filter(([, text]) => text !== '');
  return lines.length > 0 ? `<dl>${lines.map(([key, text]) => `<dt>${escaped(key)}</dt><dd>${text}</dd>`).join('')}</dl>` : '';
}
