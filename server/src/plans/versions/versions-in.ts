/**
 * Which versions follow from the log of a plan. A pure walk over its updates in their order: whoever repeats it finds the same
 * versions with the same ids, so that a crash between the walk and its checkpoint makes none twice and leaves none out.
 */
import { plan } from '@tandem/core';
import * as Y from 'yjs';
import type { PlanToFollow, PlanVersion } from '../../storage/plan-history.ts';
import type { UpdateAuthor } from '../../storage/storage.ts';

export interface FoundVersion extends PlanVersion {
  readonly state: Uint8Array;
}
export interface FoundVersions {
  readonly versions: readonly FoundVersion[];
  readonly renamed: readonly Pick<PlanVersion, 'id' | 'name'>[];
  readonly followed: PlanToFollow['followed'];
}
interface Logged extends UpdateAuthor {
  readonly update: Uint8Array;
}

/** `doc` is the plan as it was at `followed`, and has every update afterwards. */
export function versionsIn(
  doc: Y.Doc,
  followed: PlanToFollow['followed'],
  updates: readonly Logged[],
  dayOf: (at: string) => string,
): FoundVersions {
  const versions: FoundVersion[] = [];
  const renamed = new Map<string, string>();
  let { through, at: last } = followed;
  let names = namesIn(doc);
  let approvedAt = approvalOf(doc);

  for (const { seq, actor, at, update } of updates) {
    // The first edit of a day: what was there in the evening before is kept.
    if (last !== '' && dayOf(last) < dayOf(at))
      versions.push({ id: `day-${dayOf(last)}`, at: last, by: '', name: '', kind: 'daily', state: stateOf(doc) });
    const before = addsVersion(update) ? stateOf(doc) : undefined;
    Y.applyUpdate(doc, update);
    const now = namesIn(doc);
    for (const [id, name] of now) {
      if (names.has(id)) {
        if (names.get(id) !== name && name !== '') renamed.set(id, name);
      } else if (name === '') versions.push({ id, at, by: actor, name: '', kind: 'before-restore', state: before ?? stateOf(doc) });
      else versions.push({ id, at, by: actor, name, kind: 'named', state: stateOf(doc) });
    }
    names = now;
    const approved = approvalOf(doc);
    if (approved !== '' && approved !== approvedAt)
      versions.push({ id: `approved-${seq}`, at, by: actor, name: '', kind: 'approved', state: stateOf(doc) });
    approvedAt = approved;
    [through, last] = [seq, at];
  }
  return { versions, renamed: [...renamed].map(([id, name]) => ({ id, name })), followed: { through, at: last } };
}

const stateOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);

/** Of the document's list `versions`. One without a name was made before a section was brought back. */
function namesIn(doc: Y.Doc): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [id, entry] of doc.getMap('versions')) {
    const name: unknown = entry instanceof Y.Map ? plan.lists.versions.name.parse(entry.get('name') ?? '') : undefined;
    if (typeof name === 'string') names.set(id, name);
  }
  return names;
}

/** When it was approved; '' while it is not. */
function approvalOf(doc: Y.Doc): string {
  const answer = plan.fields.approval.parse(doc.getMap('fields').get('approval')) as
    | { readonly state: string; readonly at: string }
    | undefined;
  return answer?.state === 'approved' ? answer.at || 'approved' : '';
}

/** Seen before it is applied: then the state before it can still be taken. */
const addsVersion = (update: Uint8Array): boolean =>
  Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.Item && (struct.parent as unknown) === 'versions');
