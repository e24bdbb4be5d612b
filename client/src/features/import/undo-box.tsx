import { useEffect, useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { ErrorState } from '../../ui/states.tsx';
import { type Batch, previewUndo, type UndoPreview, undoBatch } from './import-api.ts';
import { refreshBatches } from './import-state.ts';

/** Asks, after telling what would go and what would stay. */
export function UndoBox({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const t = useT();
  const [preview, setPreview] = useState<UndoPreview>();
  const [failure, setFailure] = useState<unknown>();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    previewUndo(batch.id).then(setPreview, setFailure);
  }, [batch.id]);
  const undo = () =>
    void undoBatch(batch.id).then(() => {
      onClose();
      return refreshBatches();
    }, setFailure);
  if (failure !== undefined) return <ErrorState title={errorWords(failure)} />;
  return (
    <div className="im-undo">
      <div className="m">{t('import.undoAsk')}</div>
      {!preview ? (
        <div className="sm t2" role="status">
          {t('import.looking')}
        </div>
      ) : (
        <>
          <div className="sm t2 num">
            {t('import.undoWhat', { count: preview.undone })} {preview.stays > 0 && t('import.undoStays', { count: preview.stays })}
          </div>
          {open && (
            <ul className="sm t2 im-stays">
              {preview.stayed.map((stayed) => (
                <li key={`${stayed.document} ${stayed.label}`}>
                  {stayed.label}, {t(`import.stays.${stayed.why}`)}
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            <Button size="sm" onClick={undo}>
              {t('import.undoNow', { count: preview.undone })}
            </Button>
            <Button size="sm" kind="ghost" onClick={onClose}>
              {t('import.keepAll')}
            </Button>
            {preview.stays > 0 && (
              <Button size="sm" kind="ghost" className="right" onClick={() => setOpen(!open)}>
                {t('import.showStays', { count: preview.stays })}
              </Button>
            )}
          </div>
        </>
      )}
    </div>
  );
}
