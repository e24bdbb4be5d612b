/** The one grammar of document names: `type/id`; of some types a workspace has one, whose name is the type. */

export const documentTypes = ['contact', 'board', 'agenda', 'inbox', 'views', 'quote', 'plan', 'settings', 'goals'] as const;
export type DocumentType = (typeof documentTypes)[number];

/** Of these a workspace has one. */
const single: ReadonlySet<string> = new Set<DocumentType>(['settings', 'goals']);

export type DocumentName = string & { readonly __brand: 'DocumentName' };
export interface ParsedName {
  readonly type: DocumentType;
  readonly id: string;
}

// Letters, digits, "_" and "-" only: a name is used as a map key, a path part and a log field (reliability W5).
const idPattern = /^[0-9A-Za-z][0-9A-Za-z_-]{0,63}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value);

export function nameOf(type: DocumentType, id: string): DocumentName {
  if (!isId(id)) throw new Error(`"${String(id).slice(0, 80)}" is not a document id`);
  return (single.has(type) ? type : `${type}/${id}`) as DocumentName;
}

/** Answers `undefined` for anything that is not the name of a document; never throws. */
export function parseDocumentName(name: unknown): ParsedName | undefined {
  if (typeof name !== 'string' || name.length > 90) return undefined;
  if (single.has(name)) return { type: name as DocumentType, id: name };
  const slash = name.indexOf('/');
  const type = name.slice(0, slash) as DocumentType;
  const id = name.slice(slash + 1);
  if (single.has(type) || !documentTypes.includes(type) || !isId(id)) return undefined;
  return { type, id };
}
