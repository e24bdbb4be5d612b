/** The one grammar of document names: `type/id`, and `settings`, of which a workspace has one. */

export const documentTypes = ['contact', 'board', 'agenda', 'views', 'settings'] as const;
export type DocumentType = (typeof documentTypes)[number];

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
  return (type === 'settings' ? 'settings' : `${type}/${id}`) as DocumentName;
}

/** Answers `undefined` for anything that is not the name of a document; never throws. */
export function parseDocumentName(name: unknown): ParsedName | undefined {
  if (typeof name !== 'string' || name.length > 90) return undefined;
  if (name === 'settings') return { type: 'settings', id: 'settings' };
  const slash = name.indexOf('/');
  const type = name.slice(0, slash) as DocumentType;
  const id = name.slice(slash + 1);
  if (type === 'settings' || !documentTypes.includes(type) || !isId(id)) return undefined;
  return { type, id };
}
