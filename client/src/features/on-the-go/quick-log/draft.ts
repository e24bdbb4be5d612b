/** What is being logged, before it is saved. Plain data: it is kept on the device letter by letter. */
export const whats = ['call-reached', 'call-not-reached', 'visit', 'meeting', 'note', 'lead'] as const;
export type What = (typeof whats)[number];

export interface Draft {
  readonly what: What | '';
  /** A contact's id. */
  readonly about: string;
  readonly text: string;
  readonly minutes: number | null;
  /** The day to call back; '' for none. */
  readonly next: string;
  readonly lead: { readonly name: string; readonly company: string; readonly reach: string };
}

export const emptyDraft: Draft = { what: '', about: '', text: '', minutes: null, next: '', lead: { name: '', company: '', reach: '' } };

/** A choice alone is made again in a tap; what was typed is not. */
export const holdsText = ({ text, lead }: Draft): boolean => [text, lead.name, lead.company, lead.reach].some((part) => part.trim() !== '');

export type DraftProblem = 'what' | 'about' | 'lead-name' | 'lead-reach' | 'note-text';

export function problemsOf(draft: Draft): readonly DraftProblem[] {
  if (draft.what === '') return ['what'];
  if (draft.what === 'lead') {
    const { name, company, reach } = draft.lead;
    return [
      ...(name.trim() || company.trim() ? [] : ['lead-name' as const]),
      ...(reach.trim() === '' || isMail(reach) || isPhone(reach) ? [] : ['lead-reach' as const]),
    ];
  }
  return [
    ...(draft.about === '' ? ['about' as const] : []),
    ...(draft.what === 'note' && !draft.text.trim() ? ['note-text' as const] : []),
  ];
}

export const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text.trim());
export const isPhone = (text: string): boolean => /^[+\d][\d\s()/.-]{3,}$/.test(text.trim());

export function readDraft(stored: unknown): Draft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { what, about, text, minutes, next, lead } = stored as Partial<Record<keyof Draft, unknown>>;
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  const { name, company, reach } = (typeof lead === 'object' && lead !== null ? lead : {}) as Partial<
    Record<'name' | 'company' | 'reach', unknown>
  >;
  return {
    what: whats.find((known) => known === what) ?? '',
    about: word(about),
    text: word(text),
    minutes: typeof minutes === 'number' ? minutes : null,
    next: word(next),
    lead: { name: word(name), company: word(company), reach: word(reach) },
  };
}
