/** What one copy of a document has seen and another has not, in a few words for whoever reads the log of a campaign. */
import * as Y from 'yjs';

/** `gc: false` tells nothing more: what is deleted has lost its content on both sides. */
export function toldApart(a: Y.Doc, b: Y.Doc): string {
  const [inA, inB] = [Y.snapshot(a), Y.snapshot(b)];
  const parts: string[] = [];
  for (const client of new Set([...inA.sv.keys(), ...inB.sv.keys()])) {
    const [one, other] = [inA.sv.get(client) ?? 0, inB.sv.get(client) ?? 0];
    if (one !== other) parts.push(`${client} is at ${one} here and at ${other} there`);
  }
  parts.push(...deletedOnly(inB, inA, a).map((what) => `deleted there alone: ${what}`));
  parts.push(...deletedOnly(inA, inB, b).map((what) => `deleted here alone: ${what}`));
  return parts.slice(0, 8).join('; ');
}

/** What it is, as whoever still has it sees it. */
function deletedOnly(by: Y.Snapshot, not: Y.Snapshot, holder: Y.Doc): readonly string[] {
  const found: string[] = [];
  for (const [client, ranges] of by.ds.clients)
    for (const { clock, len } of ranges)
      for (let at = clock; at < clock + len; ) {
        const structs = holder.store.clients.get(client) ?? [];
        const struct = at < Y.getState(holder.store, client) ? structs[Y.findIndexSS(structs, at)] : undefined;
        const end = Math.min(clock + len, struct ? struct.id.clock + struct.length : clock + len);
        if (!Y.isDeleted(not.ds, Y.createID(client, at))) found.push(`${client}:${at}+${end - at} ${nameOf(struct)}`);
        at = end;
      }
  return found;
}

function nameOf(struct: Y.Item | Y.GC | undefined): string {
  if (!(struct instanceof Y.Item)) return 'nothing';
  const { content } = struct;
  if (content instanceof Y.ContentFormat) return `mark ${content.key}=${JSON.stringify(content.value)}`;
  if (content instanceof Y.ContentString) return `words ${JSON.stringify(content.str)}`;
  if (content instanceof Y.ContentType) return `a ${content.type.constructor.name}`;
  return content.constructor.name;
}
