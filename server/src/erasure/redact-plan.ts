/**
 * A plan that names an erased contact: what stands in the text by reference leads nowhere from then on, words that name it go. The plan
 * stays, also that of an erased account: it is the work of the colleagues who wrote it.
 */
import { plan } from '@tandem/core';
import * as Y from 'yjs';
import type { Mentions } from './mentions.ts';
import { redactProse } from './redact-prose.ts';

interface Words {
  readonly erased: ReadonlySet<string>;
  readonly nearby: Mentions;
  readonly anywhere: Mentions;
}

/** Its title by then, and as it was; undefined when there was nothing. */
export function redactPlan(
  doc: Y.Doc,
  { erased, nearby, anywhere }: Words,
  origin: string,
): { readonly title: string; readonly before: string } | undefined {
  const state = plan.read(doc);
  const text = doc.getXmlFragment('text');
  const references = referring(text, erased);
  const isAbout = erased.has(state.contact);
  const words = isAbout || references.length > 0 ? nearby : anywhere;
  const before = JSON.stringify([state, text.toString()]);
  for (const { element, key } of references) element.setAttribute(key, '');
  redactProse(text, words);
  const { approval } = state;
  plan.change(
    doc,
    {
      ...(isAbout && { contact: '' }),
      ...(words.in(state.title) && { title: words.redact(state.title) }),
      ...(words.in(approval.note) && { approval: { ...approval, note: words.redact(approval.note) } }),
    },
    origin,
  );
  const lists = {
    threads: ['quoted'],
    comments: ['text'],
    suggestions: ['quoted', 'text'],
    placings: ['took'],
    versions: ['name'],
  } as const;
  for (const [list, keys] of Object.entries(lists) as [keyof typeof lists, readonly string[]][])
    for (const entry of state[list]) {
      const said = entry as unknown as Readonly<Record<string, string>>;
      const patch = Object.fromEntries(keys.filter((key) => words.in(said[key] ?? '')).map((key) => [key, words.redact(said[key] ?? '')]));
      if (Object.keys(patch).length > 0) plan.changeEntry(doc, list, entry.id, patch, origin);
    }
  const after = plan.read(doc);
  return JSON.stringify([after, text.toString()]) === before ? undefined : { title: after.title, before: state.title };
}

interface Reference {
  readonly element: Y.XmlElement;
  readonly key: 'ref' | 'contact';
}
function referring(parent: Y.XmlFragment, erased: ReadonlySet<string>): readonly Reference[] {
  return parent.toArray().flatMap((child): readonly Reference[] => {
    if (!(child instanceof Y.XmlElement)) return [];
    const own = (['ref', 'contact'] as const).filter((key) => erased.has(String(child.getAttribute(key) ?? '')));
    return [...own.map((key) => ({ element: child, key })), ...referring(child, erased)];
  });
}
