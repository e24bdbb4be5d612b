import type { ContactRow } from '@tandem/core';
import type { ShareAbout } from './share-draft.ts';

/** What is shared with a person of a company is the company's too. */
export const shareAbout = (row: ContactRow): ShareAbout =>
  row.is === 'person' && row.company ? { contact: row.company, person: row.id } : { contact: row.id };
