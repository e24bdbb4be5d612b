import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { isMessageKey, useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { errorWords } from '../../ui/error-words.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';
import { erase, type Preview, type Reason, reasons } from './erasure-api.ts';

/** What goes and what changes, why, and the name typed: nothing about it can be taken back. */
export function EraseDialog({
  id,
  name,
  preview,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly preview: Preview;
  readonly onClose: () => void;
}) {
  const t = useT();
  const navigate = useNavigate();
  const [reason, setReason] = useState<Reason>('asked');
  const [typed, setTyped] = useState('');
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<string>();
  const leaving = useRef(new AbortController());
  useEffect(() => {
    leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);
  const run = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      await erase(id, typed, reason, leaving.current.signal);
      toast(t('export.erased'));
      onClose();
      void navigate({ to: '/contacts' });
    } catch (error) {
      setFailure(errorWords(error));
      setRunning(false);
    }
  };
  return (
    <Dialog
      open
      onClose={() => !running && onClose()}
      title={t('export.eraseTitle', { name })}
      width={560}
      footer={
        <>
          <Button onClick={onClose} disabled={running}>
            {t('export.eraseKeep')}
          </Button>
          <Button kind="primary" icon="trash" disabled={running || typed.trim() !== name.trim()} onClick={() => void run()}>
            {t(running ? 'export.erasing' : 'export.eraseNow')}
          </Button>
        </>
      }
    >
      <div className="form">
        <p className="t2">{t('export.eraseWarning')}</p>
        {preview.contacts.length > 1 && (
          <p className="t2">{t('export.eraseMerged', { names: preview.contacts.map((one) => one.name || t('ui.unnamed')).join(', ') })}</p>
        )}
        <Places preview={preview} />
        <Field label={t('export.reason')}>
          <Select
            value={reason}
            onChange={(value) => setReason(value as Reason)}
            options={reasons.map((value) => ({ value, label: t(`export.reason.${value}`) }))}
          />
        </Field>
        <Field label={t('export.eraseType', { name })} error={failure}>
          <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}

/** What goes stands before what only changes. */
const weightOf = (place: string): number => (place === 'contacts' ? 2 : ['events', 'imports', 'files', 'mails'].includes(place) ? 1 : 0);

function Places({ preview }: { readonly preview: Preview }) {
  const t = useT();
  const { number } = useFormat();
  const placeOf = (place: string) => {
    const key = `export.place.${place}`;
    return isMessageKey(key) ? t(key) : place;
  };
  return (
    <>
      <dl className="pd-places">
        {Object.entries(preview.figures)
          .filter(([, count]) => count > 0)
          .sort(([a], [b]) => weightOf(b) - weightOf(a))
          .map(([place, count]) => (
            <div key={place} className="contents">
              <dt>{placeOf(place)}</dt>
              <dd className="num">{number(count)}</dd>
            </div>
          ))}
      </dl>
      {preview.found.length > 0 && (
        <details>
          <summary>{t('export.eraseFound', { count: preview.found.length })}</summary>
          <ul className="pd-found sm">
            {preview.found.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes, in which lines may be equal
              <li key={at}>
                {placeOf(one.place)}: {one.was || one.label}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
