/** GET /api/openapi.json: the API as it is mounted, described by the schemas its routes read with. */
import { agenda, contact, type Field, type Fields, pipelineBoard, plan, quote } from '@tandem/core';
import { z } from 'zod';
import { importOptions } from '../import/import-options.ts';
import { documentCopiesBody } from './document-copies.ts';
import { mailInBody } from './enquiries.ts';
import { erasureBody } from './erasure.ts';
import { fileBody } from './files.ts';
import { folderBody, newFolderBody } from './folders.ts';
import { enquiryBody } from './forms.ts';
import { lookBody, startBody } from './imports.ts';
import { acceptanceBody, invitationBody } from './invitations.ts';
import { linkBody, linkChange } from './links.ts';
import { resetBody, resetRequestBody } from './password-reset.ts';
import { pushBody } from './push.ts';
import { answerQuoteBody, sendQuoteBody } from './quotes.ts';
import { tryBody, tryOwnBody } from './rules.ts';
import { sealedCopyBody, settleBody } from './sealed-copies.ts';
import { endSessionsBody, passwordChangeBody, sampleSignInBody, signInBody } from './sessions.ts';
import { setupBody } from './setup.ts';
import { taskChange } from './tasks.ts';
import { newTeamBody, teamBody } from './teams.ts';
import { userBody } from './users.ts';
import { countBody, previewBody } from './visits.ts';

type Schema = Readonly<Record<string, unknown>>;
interface Operation {
  readonly summary: string;
  readonly body?: z.ZodType | Schema;
  /** For everybody, without a session. */
  readonly open?: true;
}

/** What a field accepts, as its own validation says it. */
function fieldSchema({ kind, options }: Field<unknown>): Schema {
  if (options) return { type: 'string', enum: options };
  if (kind === 'number' || kind === 'money') return { type: ['number', 'null'] };
  if (kind === 'flag') return { type: 'boolean' };
  if (kind === 'day') return { type: 'string', format: 'date' };
  if (kind === 'instant') return { type: 'string', format: 'date-time' };
  return { type: 'string' };
}
const objectOf = (fields: Fields, more: Schema = {}): Schema => ({
  type: 'object',
  properties: {
    ...Object.fromEntries(
      Object.entries(fields)
        .filter(([, field]) => field.kind !== 'object' && field.writer !== 'rules')
        .map(([key, field]) => [key, fieldSchema(field)]),
    ),
    ...more,
  },
});
const listOf = (fields: Fields): Schema => ({ type: 'array', items: objectOf(fields) });
const { mails, phones, addresses } = contact.lists;
const contactFields = objectOf(contact.fields);
const newContact = objectOf(contact.fields, { mails: listOf(mails), phones: listOf(phones), addresses: listOf(addresses) });
const card = objectOf(pipelineBoard.lists.cards, { stage: { type: 'string' } });

/** One line a route; a test fails when a mounted route is missing here. */
export const operations: Readonly<Record<string, Operation>> = {
  'GET /api/health': { summary: 'How far the log and the projection are', open: true },
  'GET /api/openapi.json': { summary: 'This description', open: true },
  'GET /api/calendar-feed': { summary: 'Whether there is an own calendar feed, and when it was read' },
  'POST /api/calendar-feed': { summary: 'A new address for the own calendar feed; the one before ends' },
  'DELETE /api/calendar-feed': { summary: 'End the own calendar feed' },
  'GET /api/push': { summary: 'The key pushes are signed with, and the own devices that are pushed to' },
  'POST /api/push': { summary: 'Push to this device', body: pushBody },
  'DELETE /api/push': { summary: 'Push to this device no more' },
  'GET /api/telling': { summary: 'What came of telling people of notices (?state=failed), for admins' },
  'GET /api/digest': { summary: 'The daily mail of managers in words: of this moment, or as it was sent (?of=2026-03-12)' },
  'GET /api/digest/why': { summary: 'The rows that a line of it was counted from (?section=late&line=<user>)' },
  'POST /api/digest': { summary: 'Mail the one of this moment to oneself' },
  'GET /api/setup': { summary: 'Whether the workspace is empty, loading or ready', open: true },
  'POST /api/setup': { summary: 'Create the workspace and its first admin', body: setupBody, open: true },
  'POST /api/sessions': { summary: 'Sign in', body: signInBody, open: true },
  'GET /api/sessions/current': { summary: 'Who is signed in' },
  'DELETE /api/sessions': { summary: 'Sign out' },
  'GET /api/sessions': { summary: 'The own sessions: which browser, when it was used last' },
  'POST /api/sessions/:id/end': { summary: 'End one of the own sessions', body: endSessionsBody },
  'POST /api/sessions/end-others': { summary: 'End all own sessions but this one', body: endSessionsBody },
  'POST /api/sessions/password': { summary: 'Change the own password', body: passwordChangeBody },
  'POST /api/sample-sessions': { summary: 'Sign in as a person of the sample', body: sampleSignInBody, open: true },
  'POST /api/tickets': { summary: 'A single-use ticket of 30 s for a socket' },
  'GET /api/users': { summary: 'Colleagues and open invitations' },
  'PATCH /api/users/:id': { summary: 'Change a colleague', body: userBody },
  'POST /api/users/:id/end-sessions': { summary: 'Sign a colleague out everywhere' },
  'POST /api/users/:id/suspend': { summary: 'Suspend a colleague and end their sessions' },
  'POST /api/users/:id/resume': { summary: 'Let a suspended colleague in again' },
  'GET /api/teams': { summary: 'Teams' },
  'POST /api/teams': { summary: 'A new team', body: newTeamBody },
  'PATCH /api/teams/:id': { summary: 'Change a team, its leader or its members', body: teamBody },
  'DELETE /api/teams/:id': { summary: 'Dissolve a team' },
  'POST /api/invitations': { summary: 'Invite somebody by mail', body: invitationBody },
  'POST /api/invitations/:id/resend': { summary: 'Send an invitation anew; the old link is void' },
  'DELETE /api/invitations/:id': { summary: 'Withdraw an invitation' },
  'GET /api/invitations/:token': { summary: 'What an invitation says; changes nothing', open: true },
  'POST /api/invitations/:token/accept': { summary: 'Accept an invitation', body: acceptanceBody, open: true },
  'POST /api/password-resets': { summary: 'Ask for a link to a new password', body: resetRequestBody, open: true },
  'GET /api/password-resets/:token': { summary: 'Whether a link is still good; changes nothing', open: true },
  'POST /api/password-resets/:token': { summary: 'Set a new password', body: resetBody, open: true },
  'GET /api/mailbox': { summary: 'Mails the server wrote' },
  'GET /api/mailbox/:id/html': { summary: 'One mail as its reader sees it' },
  'GET /api/mailbox/:id/attachments/:number': { summary: 'What is attached to a mail' },
  'POST /api/mailbox/:id/send-again': { summary: 'Send a mail again of which nobody knows whether it arrived' },
  'POST /api/mailbox/:id/let-go': { summary: 'Let such a mail go' },
  'GET /api/feed': { summary: 'Rows a person may see, first what is there, then what changes (NDJSON)' },
  'GET /api/figures': { summary: 'Sums of the own team and of the company over the last periods; null where one other person made it' },
  'POST /api/document-copies': {
    summary: 'Copies of documents a person may read, for work without a network (binary)',
    body: documentCopiesBody,
  },
  'GET /api/contacts': { summary: 'Contacts, a page at a time' },
  'GET /api/contacts/:id': { summary: 'A contact' },
  'POST /api/contacts': { summary: 'A new contact; the answer names contacts it may already be', body: newContact },
  'PATCH /api/contacts/:id': { summary: 'Change fields of a contact', body: contactFields },
  'GET /api/opportunities': { summary: 'Opportunities, a page at a time' },
  'GET /api/opportunities/:id': { summary: 'An opportunity' },
  'POST /api/opportunities': {
    summary: 'A new opportunity at the end of a stage',
    body: { ...card, properties: { ...(card.properties as object), board: { type: 'string' } } },
  },
  'PATCH /api/opportunities/:id': { summary: 'Change or move an opportunity', body: card },
  'GET /api/tasks': { summary: 'Tasks, a page at a time' },
  'GET /api/tasks/:id': { summary: 'A task' },
  'POST /api/tasks': { summary: 'A new task', body: objectOf(agenda.lists.tasks, { owner: { type: 'string' } }) },
  'PATCH /api/tasks/:id': { summary: 'Postpone a task, complete it with its outcome, or open it again', body: taskChange },
  'GET /api/quotes': { summary: 'Quotes, a page at a time' },
  'GET /api/quotes/:id': { summary: 'A quote' },
  'POST /api/quotes': { summary: 'A new draft of a quote', body: objectOf(quote.fields, { lines: listOf(quote.lists.lines) }) },
  'PATCH /api/quotes/:id': { summary: 'Change fields of a draft', body: objectOf(quote.fields) },
  'POST /api/quotes/:id/send': {
    summary: 'Number a quote, freeze it as its next version and mail a link to it; once by its id',
    body: sendQuoteBody,
  },
  'POST /api/quotes/:id/revise': { summary: 'Make a sent quote a draft again, for its next version' },
  'POST /api/quotes/:id/answer': { summary: 'Write down an answer that came another way than over the link', body: answerQuoteBody },
  'GET /api/quotes/:id/versions/:version/pdf': { summary: 'What was sent, as PDF (?download to save it)' },
  'GET /api/quotes/:id/preview': { summary: 'The draft as it would be sent, as PDF (?language=en or sv)' },
  'GET /api/plans': { summary: 'Account plans, a page at a time' },
  'GET /api/plans/:id': { summary: 'A plan, with its action items and objectives' },
  'POST /api/plans': {
    summary: 'A new plan; its first words as Markdown',
    body: objectOf(plan.fields, {
      text: { type: 'string' },
      blocks: { type: 'array', items: { type: 'object' }, description: 'As plans.json of an export has them, in place of text' },
      collaborators: { type: 'array', items: { type: 'string' } },
    }),
  },
  'PATCH /api/plans/:id': { summary: 'Change fields of a plan', body: objectOf(plan.fields) },
  'GET /api/plans/:id/export': {
    summary: 'A plan as a file, as the caller may see it: `as` is md, docx or pdf, `language` en or sv, `zone` a time zone',
  },
  'GET /api/plans/:id/history': { summary: 'Kept versions of a plan, and who wrote how much when' },
  'GET /api/plans/:id/versions/:version/state': { summary: 'A kept version, as a Yjs update (binary)' },
  'GET /api/plans/:id/authors': { summary: 'Whose the Yjs clients of a plan are, and what who took away' },
  'GET /api/overwritten': { summary: 'Values of a document (?document=) that another one, written at the same time, has replaced' },
  'POST /api/sealed-copies': { summary: 'Hand over unsent edits of a record that was taken away', body: sealedCopyBody },
  'GET /api/sealed-copies': { summary: 'Edits handed over for a document (?document=), for whoever may edit it' },
  'POST /api/sealed-copies/:id/settle': { summary: 'Edits that were applied or are not wanted', body: settleBody },
  'GET /api/events': { summary: 'What happened to a contact, an opportunity or a task' },
  'POST /api/imports/files': { summary: 'Upload a file to bring in; nothing is written yet' },
  'POST /api/imports/files/:file/look': { summary: 'What the file is: form, columns, guesses', body: lookBody },
  'POST /api/imports/files/:file/dry-run': { summary: 'What bringing it in would do', body: importOptions },
  'GET /api/imports/files/:file/outcomes': { summary: 'The rows of a dry run, a page at a time' },
  'GET /api/imports/files/:file/left-out.csv': { summary: 'Rows that would be left out, as a file to correct' },
  'DELETE /api/imports/files/:file': { summary: 'Forget an uploaded file' },
  'POST /api/imports': { summary: 'Bring a file in, as a named batch', body: startBody },
  'GET /api/imports': { summary: 'Batches' },
  'GET /api/imports/:batch': { summary: 'How far a batch is' },
  'POST /api/imports/:batch/cancel': { summary: 'Stop a batch and take its rows back' },
  'GET /api/imports/:batch/undo': { summary: 'What undoing a batch would take back, and what would stay' },
  'POST /api/imports/:batch/undo': { summary: 'Take a batch back' },
  'GET /api/imports/:batch/left-out.csv': { summary: 'Rows that were left out, as a file' },
  'GET /api/exports': { summary: 'How many records of each kind the caller may take out' },
  'GET /api/exports/:file': {
    summary: 'companies.csv, persons.vcf, tasks.json and so on, or all.zip; ?language, separator, decimal, dates, version, format, kinds',
  },
  'GET /api/exports/about/:contact': { summary: 'Everything held about a contact as JSON, or with ?form=html to read; for managers' },
  'GET /api/erasures': { summary: 'Erasures, without names; for admins' },
  'GET /api/erasures/preview/:contact': { summary: 'What erasing a contact would take away and change; changes nothing' },
  'POST /api/erasures': { summary: 'Erase a contact for good', body: erasureBody },
  'GET /api/erasures/:id': { summary: 'How far an erasure is' },
  'GET /api/why': { summary: 'Which rules looked at a record (?about=contact/<id>) or why something exists (?effect=<key>)' },
  'GET /api/rules': { summary: 'Rules with their parameters and how often they fired, for managers' },
  'GET /api/rules/:rule/firings': { summary: 'The newest times a rule did something' },
  'POST /api/rules/:rule/try': { summary: 'What a rule would have done with other parameters; nothing is written', body: tryBody },
  'POST /api/rules/try-own': { summary: 'What an own rule would have done; nothing is written', body: tryOwnBody },
  'GET /api/effects': { summary: 'What rules wanted and what came of it (?state=dead,needs-a-look), for admins' },
  'POST /api/effects/:key/retry': { summary: 'Try an effect again that came to nothing' },
  'POST /api/effects/:key/let-go': { summary: 'Let an effect go that came to nothing' },
  'POST /api/forms/:id': { summary: 'Send a form of another web site; the page itself is at /forms/<id>', body: enquiryBody, open: true },
  'POST /api/inbound-mail': {
    summary: 'Hand over a mail that came in, with the secret of the setting as a bearer token; each message id once',
    body: mailInBody,
    open: true,
  },
  'GET /api/enquiries': { summary: 'Enquiries that are held because they look like spam, for managers' },
  'POST /api/enquiries/:id/release': { summary: 'Let a held enquiry become a lead' },
  'DELETE /api/enquiries/:id': { summary: 'Delete a held enquiry' },
  'POST /api/links': { summary: 'A tracked link to a file or a sent quote, once by its id, mailed when asked for', body: linkBody },
  'PATCH /api/links/:id': {
    summary: 'Change a link: recipient, last day, passcode, whom to tell, version, address; or mail it',
    body: linkChange,
  },
  'POST /api/links/:id/revoke': { summary: 'Let a link, and those made of it, open nothing from the next request on' },
  'GET /api/links/:id/address': { summary: 'The address of a link, for whoever may see it' },
  'GET /api/links/:id/said': { summary: 'What recipients have asked and reported on its page' },
  'POST /api/visits/:id/count': { summary: 'Decide whether a visit counts; null leaves it to the grading', body: countBody },
  'GET /api/evidence': { summary: 'What a visit has to show to count, and the ranges of these numbers' },
  'POST /api/evidence/preview': {
    summary: 'Which visits and promotions other numbers would change; nothing is written',
    body: previewBody,
  },
  'GET /api/files/room': { summary: 'How much room files take, and how much there is' },
  'GET /api/files/versions/:version/content': { summary: 'The bytes of a file, as an attachment' },
  'POST /api/files/versions/:version/address': { summary: 'An address of a minute for the same bytes, bound to the session' },
  'GET /api/files/versions/:version/pages/:page': { summary: 'A page as an image (?size=page or thumb)' },
  'GET /api/files/versions/:version/text/:page': { summary: 'What is written on a page' },
  'PATCH /api/files/:id': { summary: 'Rename a file, or move it to another folder', body: fileBody },
  'DELETE /api/files/:id': { summary: 'Delete a file; it can be restored for 30 days' },
  'POST /api/files/:id/restore': { summary: 'Bring a deleted file back' },
  'GET /api/signed-files/:signed': { summary: 'The bytes of a file, by an address of a minute', open: true },
  'POST /api/folders': { summary: 'A new folder, under an id that the caller made', body: newFolderBody },
  'PATCH /api/folders/:id': { summary: 'Rename a folder, or move it', body: folderBody },
  'DELETE /api/folders/:id': { summary: 'Delete a folder with all that is in it; it can be restored for 30 days' },
  'POST /api/folders/:id/restore': { summary: 'Bring a deleted folder back, with what went with it' },
  'OPTIONS /api/uploads': { summary: 'What of tus is spoken here, and the largest file' },
  'POST /api/uploads': {
    summary: 'Begin an upload (tus 1.0): Upload-Length, and name with one of folder, contact and replaces as Upload-Metadata',
  },
  'GET /api/uploads/:id': { summary: 'How much of an upload has arrived, as headers (asked with HEAD)' },
  'PATCH /api/uploads/:id': { summary: 'The next piece of an upload (application/offset+octet-stream)' },
  'DELETE /api/uploads/:id': { summary: 'Cancel an upload' },
  'GET /api/debug/status': { summary: 'Counts and checkpoints, for admins' },
  'GET /api/debug/documents': { summary: 'Names of documents, for admins' },
  'GET /api/debug/documents/settings': { summary: 'The settings document from inside, for admins' },
  'GET /api/debug/documents/:type/:id': { summary: 'A document from inside, for admins' },
  'GET /api/debug/events': { summary: 'The event log, for admins' },
};

/** The routes that are mounted, as `GET /api/...`. */
export const mounted = (routes: readonly { readonly method: string; readonly path: string }[]): readonly string[] => [
  ...new Set(
    routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api'))
      .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`),
  ),
];

export function describeApi(routes: readonly { readonly method: string; readonly path: string }[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of mounted(routes)) {
    const [method = '', path = ''] = route.split(' ');
    const operation = operations[route];
    if (!operation) continue;
    const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
    const address = path.replace(/:(\w+)/g, '{$1}');
    paths[address] = {
      ...paths[address],
      [method.toLowerCase()]: {
        summary: operation.summary,
        ...(parameters.length > 0 && { parameters }),
        ...(operation.body && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.body) } } } }),
        security: operation.open ? [] : [{ session: [] }, { cookie: [] }],
        responses: { default: { description: 'JSON; errors as {"error": {"code", "message", "next"}}' } },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tandem', version: '1' },
    paths,
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
  };
}

const schemaOf = (body: z.ZodType | Schema): object => (body instanceof z.ZodType ? z.toJSONSchema(body, { io: 'input' }) : body);
