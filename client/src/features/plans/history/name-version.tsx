/** "Name this version": a few words in the plan itself, so that it works without a network; the server keeps the text for it. */
import { plan as planDocument } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { newId } from '../../../sync/new-id.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { saveEdit } from '../../../ui/save-edit.ts';
import { toast } from '../../../ui/toast.tsx';
import { useConnected } from './use-plan-history.ts';

const longest = 80;

export function NameVersion({ plan, open, onClose }: { readonly plan: string; readonly open: boolean; readonly onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const connected = useConnected();
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const close = () => {
    setName('');
    setAsked(false);
    onClose();
  };
  const save = async () => {
    const words = name.trim();
    setAsked(true);
    if (words === '') return;
    const entry = { name: words, at: new Date().toISOString(), by: me.id };
    const taken = await saveEdit(planDocument.nameOf(plan), t('plans.history.name.edit', { name: words }), (doc) =>
      planDocument.addEntry(doc, 'versions', newId(), entry, undefined),
    );
    if (!taken) return;
    toast(t('plans.history.named', { name: words }));
    close();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('plans.history.name')}
      footer={
        <>
          <Button onClick={close}>{t('ui.cancel')}</Button>
          <Button kind="primary" onClick={() => void save()}>
            {t('plans.history.name')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('plans.history.name.label')}
          hint={t(connected ? 'plans.history.name.hint' : 'plans.history.name.offline')}
          error={asked && name.trim() === '' ? t('plans.history.name.missing') : undefined}
        >
          <Input
            value={name}
            maxLength={longest}
            placeholder={t('plans.history.name.placeholder')}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
