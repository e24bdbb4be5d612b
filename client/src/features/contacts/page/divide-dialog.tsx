/** Says what goes where before two merged contacts are divided. */
import { type Contact, type ContactRow, returnOf } from '@tandem/core';
import { useMemo, useState } from 'react';
import { translate, useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { goesWith } from '../../../sync/belongings.ts';
import { EditRefused, undoStep } from '../../../sync/edit.ts';
import { divideContact } from '../../../sync/merge-contacts.ts';
import { useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { belongingsWords } from '../../../ui/duplicate-words.ts';
import { fieldLabel } from '../../../ui/form-of.tsx';
import { toast } from '../../../ui/toast.tsx';
import type { RecordDocument } from './use-record.ts';

interface DivideDialogProps {
  readonly loser: ContactRow;
  readonly winner: ContactRow;
  /** The winner's document; undefined while it is not at hand. */
  readonly document: RecordDocument | undefined;
  readonly onClose: () => void;
}

export function DivideDialog({ loser, winner, document, onClose }: DivideDialogProps) {
  const t = useT();
  const me = useMe();
  const [contacts, opportunities] = [useRows('contact'), useRows('opportunity')];
  const [tasks, activities] = [useRows('task'), useRows('activity')];
  const [different, setDifferent] = useState(true);
  const belongings = useMemo(
    () => goesWith(loser.id, { contacts, opportunities, tasks, activities }),
    [loser.id, contacts, opportunities, tasks, activities],
  );
  const names = { loser: loser.name || t('ui.unnamed'), winner: winner.name || t('ui.unnamed') };
  const gets = belongingsWords(t, belongings);
  const back = document && returnOf(document.state, loser.id);
  const label = (key: string) => fieldLabel(t, 'contact', key);
  const valueOf = ({ list, id }: { readonly list: 'mails' | 'phones' | 'addresses'; readonly id: string }) =>
    entryText(document?.state[list].find((entry) => entry.id === id));
  const gives = back && [...Object.keys(back.fields).map(label), ...back.removed.map(valueOf)].join(', ');
  const stays = back && [...back.stays.fields.map(label), ...back.stays.entries.map(valueOf)].join(', ');
  const divide = () => {
    onClose();
    void divideThem(loser.id, t('duplicates.divide.label', names), different ? me.id : undefined);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('duplicates.divide.ask', names)}
      width={480}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button kind="primary" onClick={divide}>
            {t('duplicates.divide.do')}
          </Button>
        </>
      }
    >
      <ul className="divide-what">
        <li>{gets ? t('duplicates.divide.gets', { what: gets, ...names }) : t('duplicates.divide.nothing', names)}</li>
        <li className="t2">{t('duplicates.divide.origin')}</li>
        {gives && <li>{t('duplicates.divide.gives', { what: gives, ...names })}</li>}
        {stays && <li>{t('duplicates.divide.stays', { what: stays, ...names })}</li>}
      </ul>
      <Checkbox checked={different} onChange={setDifferent}>
        {t('duplicates.divide.different')}
      </Checkbox>
    </Dialog>
  );
}

const entryText = (entry: Partial<Contact['mails'][number] & Contact['addresses'][number]> | undefined): string =>
  entry?.value ?? [entry?.street, [entry?.postcode, entry?.town].filter(Boolean).join(' ')].filter(Boolean).join(', ');

async function divideThem(id: string, label: string, by: string | undefined): Promise<void> {
  try {
    const step = await divideContact(id, label, by === undefined ? undefined : { by });
    toast(label, { undo: () => void undoStep(step) });
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    toast(translate(`edit.${error.reason}`), { failed: true });
  }
}
