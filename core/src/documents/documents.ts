import type * as Y from 'yjs';
import { agenda } from './agenda.ts';
import { contact } from './contact.ts';
import type { DocumentDefinition } from './define-document.ts';
import type { DocumentType } from './document-name.ts';
import { goals } from './goals.ts';
import { inbox } from './inbox.ts';
import { pipelineBoard } from './pipeline-board.ts';
import { plan } from './plan.ts';
import { quote } from './quote.ts';
import { settings } from './settings.ts';
import { views } from './views.ts';

/** Every kind of document there is. */
export const documents = { contact, board: pipelineBoard, agenda, inbox, views, quote, plan, settings, goals } as const satisfies Record<
  DocumentType,
  // A plan reads more than its fields and lists: what its text says.
  // biome-ignore lint/suspicious/noExplicitAny: definitions differ in their fields; each is used by its own type
  Omit<DocumentDefinition<any, any>, 'read'> & { read(doc: Y.Doc): unknown }
>;
