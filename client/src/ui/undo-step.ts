/** "Undo" in a toast: exactly what the toast tells of, whatever was done since, and what came of it in words. */
import { type Translate, translate } from '../i18n/i18n.ts';
import { type OneStep, type Undone, undoStep } from '../sync/edit.ts';
import { toast } from './toast.tsx';

export const undoing = (step: OneStep) => (): void => void undoAndTell(() => undoStep(step));

export async function undoAndTell(undo: () => Promise<Undone | undefined>): Promise<void> {
  const undone = await undo();
  for (const said of wordsOf(undone, translate)) toast(said, { icon: undone ? 'undo' : 'info' });
}

/** A step may be gone: taken back by the key, behind a hundred newer ones, or of a record that is somebody else's by now. */
export function wordsOf(undone: Undone | undefined, t: Translate): readonly string[] {
  if (!undone) return [t('ui.notAnyMore')];
  return [t('ui.undone', { label: undone.label }), ...(undone.stayed > 0 ? [t('ui.stayed', { count: undone.stayed })] : [])];
}
