/**
 * Whether letters keep their marks. Yjs tidies up: any client deletes the beginnings and ends of marks that mark nothing, of words
 * it does not know as well. So what counts is not which of them went, but what each letter had and has.
 */
import * as Y from 'yjs';

/** Costs what the one text is long; asked only when a mark was touched that its author does not know. */
export function keepsMarks({ beforeState, deleteSet }: Y.Transaction, text: Y.XmlText, marks: ReadonlySet<string>): boolean {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (let item = text._start; item; item = item.right) {
    const isOld = item.id.clock < (beforeState.get(item.id.client) ?? 0);
    const was = isOld && (!item.deleted || Y.isDeleted(deleteSet, item.id));
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (!marks.has(content.key)) continue;
      const value = content.value === null ? '' : JSON.stringify(content.value);
      if (was) before.set(content.key, value);
      if (!item.deleted) after.set(content.key, value);
    } else if (was && !item.deleted && [...marks].some((mark) => (before.get(mark) ?? '') !== '' && before.get(mark) !== after.get(mark)))
      return false;
  }
  return true;
}

/** Whether such a mark, with such a value, stood there before. */
export function hadMark({ beforeState }: Y.Transaction, text: Y.XmlText, { key, value }: Y.ContentFormat): boolean {
  const wanted = JSON.stringify(value);
  for (let item = text._start; item; item = item.right) {
    const { content, id } = item;
    if (!(content instanceof Y.ContentFormat) || content.key !== key || id.clock >= (beforeState.get(id.client) ?? 0)) continue;
    if (JSON.stringify(content.value) === wanted) return true;
  }
  return false;
}
