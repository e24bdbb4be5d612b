/** What a person does with one listed change: write it again, or take it back. Both throw `EditRefused`. */
import type { LocalChange } from './device.ts';
import { editDocument } from './edit.ts';
import { takeBack, writeValue } from './take-back.ts';

/** After a refusal, or over the value that stands instead. */
export const writeAgain = (change: LocalChange): Promise<void> =>
  editDocument(change.document, change.label, (doc) => writeValue(doc, change));

/** Puts the former value back; answers false when somebody has changed it since. */
export async function takeBackChange(change: LocalChange): Promise<boolean> {
  let stayed = 0;
  await editDocument(change.document, change.label, (doc) => {
    stayed = takeBack(doc, [change]);
  });
  return stayed === 0;
}
