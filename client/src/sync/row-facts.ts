import type { RowContent } from '@tandem/core';

/** The document that holds a row as one of its entries; a contact or a board is its document itself. */
export function holderOf(row: RowContent): string | undefined {
  switch (row.kind) {
    case 'opportunity':
      return row.document;
    case 'task':
    case 'appointment':
      return `agenda/${row.owner}`;
    case 'notice':
      return `inbox/${row.owner}`;
    case 'activity':
      return `contact/${row.contact}`;
    case 'view':
      return `views/${row.owner}`;
    default:
      return undefined;
  }
}

/** Taking back the making of a contact, a quote or a plan leaves a document without anything in it, which no list shows and no count counts. */
export const isMade = (row: RowContent): boolean =>
  row.kind === 'contact'
    ? row.name !== '' || row.createdAt !== ''
    : (row.kind !== 'quote' && row.kind !== 'plan') || row.title !== '' || row.createdAt !== '';
