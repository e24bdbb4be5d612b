/**
 * A moment of a living collection. It knows which ids changed on the way to the next one, so that whoever derived something
 * from an earlier moment brings it up to date by the changes alone. Only the earlier moment points to the later: what nobody
 * derived anything from is forgotten.
 */
export class Moment {
  #next: { readonly moment: Moment; readonly ids: ReadonlySet<string> } | undefined;

  followedBy(moment: Moment, ids: ReadonlySet<string>): void {
    this.#next = { moment, ids };
  }

  /** The ids that changed until then, or `undefined` when the one does not lead to the other. */
  changedUntil(later: Moment): ReadonlySet<string> | undefined {
    const ids = new Set<string>();
    for (let moment: Moment = this; moment !== later; ) {
      const next = moment.#next;
      if (!next) return undefined;
      for (const id of next.ids) ids.add(id);
      moment = next.moment;
    }
    return ids;
  }
}

/** What changed from one state of a collection to another, if both are moments of the same one. */
export const changedBetween = (earlier: unknown, later: unknown): ReadonlySet<string> | undefined =>
  earlier instanceof Moment && later instanceof Moment ? earlier.changedUntil(later) : undefined;
