/**
 * What is said about a plan stays the words of whoever said it: only they change or delete a comment. Settling a conversation is a
 * field of the thread, and everybody's who may write. What counts is what stood there before the update, whatever the update says.
 */
import { sameValue } from '@tandem/core';
import * as Y from 'yjs';

/** Called while the transaction still has what it replaced; answers paths such as `comments/01H.../text`. */
export function forbiddenWords(transaction: Y.Transaction, person: string): readonly string[] {
  const comments = transaction.doc.getMap('comments');
  const threads = transaction.doc.getMap('threads');
  const refused: string[] = [];
  for (const type of transaction.changed.keys()) {
    const changed: unknown = type;
    if (!(changed instanceof Y.Map)) continue;
    if (changed === comments) refused.push(...entries(comments, transaction, person));
    else if (changed === threads) refused.push(...hidden(threads, comments, transaction, person));
    else if (changed.parent === comments && !isNew(changed._item, transaction) && authorOf(changed, transaction) !== person)
      for (const [key, { oldValue }] of new Y.YEvent(changed, transaction).keys)
        if (!sameValue(oldValue, changed.get(key))) refused.push(`comments/${changed._item?.parentSub ?? ''}/${key}`);
  }
  return refused.slice(0, 20);
}

function entries(comments: Y.Map<unknown>, transaction: Y.Transaction, person: string): readonly string[] {
  return [...new Y.YEvent(comments, transaction).keys].flatMap(([id, { oldValue }]) => {
    const took = oldValue instanceof Y.Map && authorOf(oldValue, transaction) !== person;
    const now = comments.get(id);
    // Also where there was one that is gone: nobody brings back in a colleague's name what they did not say.
    const put = comments.has(id) && isNew(comments._map.get(id), transaction) && (!(now instanceof Y.Map) || now.get('by') !== person);
    return took || put ? [`comments/${id}`] : [];
  });
}

/** A thread that is taken away hides what was said in it. */
function hidden(threads: Y.Map<unknown>, comments: Y.Map<unknown>, transaction: Y.Transaction, person: string): readonly string[] {
  const gone = [...new Y.YEvent(threads, transaction).keys].flatMap(([id]) => (threads.has(id) ? [] : [id]));
  if (gone.length === 0) return [];
  const others = new Set<unknown>();
  for (const comment of comments.values()) if (comment instanceof Y.Map && comment.get('by') !== person) others.add(comment.get('thread'));
  return gone.filter((id) => others.has(id)).map((id) => `threads/${id}`);
}

const isNew = (item: Y.Item | null | undefined, { beforeState }: Y.Transaction): boolean =>
  item !== null && item !== undefined && item.id.clock >= (beforeState.get(item.id.client) ?? 0);

/** As it was before: an update that writes its own name over it and takes the comment away does both at once. */
function authorOf(comment: Y.Map<unknown>, transaction: Y.Transaction): unknown {
  let item: Y.Item | null | undefined = comment._map.get('by');
  while (item && isNew(item, transaction)) item = item.left;
  return item?.content.getContent().at(-1);
}
