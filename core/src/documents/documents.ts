import { agenda } from './agenda.ts';
import { contact } from './contact.ts';
import type { DocumentDefinition } from './define-document.ts';
import type { DocumentType } from './document-name.ts';
import { goals } from './goals.ts';
import { inbox } from './inbox.ts';
import { pipelineBoard } from './pipeline-board.ts';
import { quote } from './quote.ts';
import { settings } from './settings.ts';
import { views } from './views.ts';

/** Every kind of document there is. */
export const documents = { contact, board: pipelineBoard, agenda, inbox, views, quote, settings, goals } as const satisfies Record<
  DocumentType,
  // biome-ignore lint/suspicious/noExplicitAny: definitions differ in their fields; each is used by its own type
  DocumentDefinition<any, any>
>;
