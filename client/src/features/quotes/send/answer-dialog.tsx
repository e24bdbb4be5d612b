/** An answer that came by telephone or on paper, written down by whoever got it. */
import { type FormEvent, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { request } from '../../../state/request.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { errorWords } from '../../../ui/error-words.ts';
import { Field } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Input } from '../../../ui/input.tsx';
import { Segmented } from '../../../ui/tabs.tsx';
import { isOffline } from './use-send.ts';

export function AnswerDialog({ quote, name, onClose }: { readonly quote: string; readonly name: string; readonly onClose: () => void }) {
  const t = useT();
  const [accepted, setAccepted] = useState(true);
  const [by, setBy] = useState(name);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const wrong = asked && by.trim() === '' ? t('quotes.answer.bad.name') : undefined;
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (by.trim() === '' || busy) return;
    if (isOffline()) return setFailed(t('quotes.answer.offline'));
    setBusy(true);
    try {
      await request('POST', `/api/quotes/${quote}/answer`, { accepted, name: by.trim(), reason: reason.trim() });
      onClose();
    } catch (error) {
      setFailed(errorWords(error));
      setBusy(false);
    }
  }
  return (
    <Dialog open onClose={onClose} width={420} title={t('quotes.answer.title')}>
      <form className="form" onSubmit={(event) => void save(event)}>
        <Segmented
          label={t('quotes.answer')}
          value={accepted ? 'accepted' : 'refused'}
          onChange={(key) => setAccepted(key === 'accepted')}
          options={(['accepted', 'refused'] as const).map((key) => ({ key, label: t(`quote.state.${key}`) }))}
        />
        <Field label={t('quotes.answer.name')} error={wrong}>
          <Input autoFocus value={by} maxLength={200} onChange={(event) => setBy(event.target.value)} />
        </Field>
        <Field label={t('quotes.answer.reason')}>
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {failed && (
          <p className="hint bad" role="alert">
            <Icon name="alert" size={14} />
            <span>{failed}</span>
          </p>
        )}
        <div className="row">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" type="submit" className="right" disabled={busy}>
            {t('quotes.answer.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
