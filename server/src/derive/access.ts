/** What a document is to the permissions: its subject, from its rows and its creator. */
import { type ContactRow, type DocumentName, parseDocumentName, type Subject } from '@tandem/core';
import type { ContactAccess, Storage } from '../storage/storage.ts';

export interface DocumentAccess {
  readonly subject: Subject;
  readonly exists: boolean;
  /** It existed and was erased: whoever still has it is told so. */
  readonly erased?: boolean;
}

export function createAccess(storage: Storage) {
  /** Rows may be a moment behind the log; who created a document is known at once, and is enough until then. */
  return async function subjectOf(name: DocumentName): Promise<DocumentAccess> {
    const parsed = parseDocumentName(name);
    if (!parsed) throw new Error(`"${String(name).slice(0, 80)}" is not the name of a document`);
    const about = await storage.aboutDocument(name);
    const exists = about !== undefined && !about.erased;
    if (about?.erased) return { exists, erased: true, subject: { type: 'contact', owner: '', creator: '', sellers: [], shares: [] } };
    switch (parsed.type) {
      case 'settings':
        return { exists, subject: { type: 'settings' } };
      case 'agenda':
        return { exists, subject: { type: 'agenda', user: parsed.id } };
      case 'inbox':
        return { exists, subject: { type: 'inbox', user: parsed.id } };
      case 'goals':
        return { exists, subject: { type: 'goals' } };
      case 'views':
        return { exists, subject: { type: 'views', user: parsed.id } };
      case 'board':
        return { exists, subject: { type: 'board', members: await membersOf(name) } };
      case 'contact':
        return { exists, subject: await contactSubject(parsed.id, about?.creator ?? '') };
      case 'plan': {
        const [row] = await storage.rowsByKey([name]);
        const plan = row?.content.kind === 'plan' ? row.content : undefined;
        const [contact] = plan?.contact ? await storage.rowsByKey([`contact/${plan.contact}`]) : [];
        return {
          exists,
          subject: {
            type: 'plan',
            owner: plan?.owner ?? '',
            creator: plan ? '' : (about?.creator ?? ''),
            collaborators: plan?.collaborators ?? [],
            template: plan?.template ?? false,
            contact: contact && plan ? await contactSubject(plan.contact, '') : undefined,
          },
        };
      }
      case 'quote': {
        const [row] = await storage.rowsByKey([name]);
        const quote = row?.content.kind === 'quote' ? row.content : undefined;
        const [contact] = quote?.contact ? await storage.rowsByKey([`contact/${quote.contact}`]) : [];
        return {
          exists,
          subject: {
            type: 'quote',
            owner: quote?.owner ?? '',
            creator: quote ? '' : (about?.creator ?? ''),
            contact: contact && quote ? await contactSubject(quote.contact, '') : undefined,
          },
        };
      }
    }
  };

  async function contactSubject(id: string, creator: string): Promise<Extract<Subject, { type: 'contact' }>> {
    const [access] = await storage.contactAccess([id]);
    const contact = contentOf(access);
    // Who works on a company works with its persons; through anything else nothing is inherited.
    const [companyAccess] = contact?.is === 'person' && contact.company ? await storage.contactAccess([contact.company]) : [];
    const company = contentOf(companyAccess)?.is === 'company' ? contentOf(companyAccess) : undefined;
    return {
      type: 'contact',
      owner: contact?.owner ?? '',
      // Once there is a row, its fields decide; until then the one who made it does.
      creator: contact ? '' : creator,
      sellers: [...(access?.sellers ?? []), ...(company ? [company.owner, ...(companyAccess?.sellers ?? [])].filter(Boolean) : [])],
      shares: [...(contact?.shares ?? []), ...(company?.shares ?? [])],
    };
  }

  /** An archive's members are those of the board it is part of. */
  async function membersOf(name: DocumentName): Promise<readonly string[]> {
    // Rows come in the order of their keys, a board's own before its cards.
    const [first] = await storage.rowsOfDocument(name, 1);
    if (first?.content.kind === 'board') return first.content.members;
    if (first?.content.kind !== 'opportunity') return [];
    const [main] = await storage.rowsByKey([`board/${first.content.board}`]);
    return main?.content.kind === 'board' ? main.content.members : [];
  }
}

const contentOf = (access: ContactAccess | undefined): ContactRow | undefined =>
  access?.contact.content.kind === 'contact' ? access.contact.content : undefined;
