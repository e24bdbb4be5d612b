/** A new opportunity from the page of its company. */
import { type ContactRow, nameOf } from '@tandem/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useMemo, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { EditRefused, editDocument } from '../../../sync/edit.ts';
import { newId } from '../../../sync/new-id.ts';
import { rowsOf, useRow, useRows } from '../../../sync/rows.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { parseNumber } from '../edit-cell.ts';
import { boardsFor, firstStage, writeOpportunity } from '../new-opportunity.ts';
import { opportunityAddress } from './opportunity-lines.tsx';

export function OpportunityForm({ company, onClose }: { readonly company: ContactRow; readonly onClose: () => void }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const settings = useRow('settings', 'settings')?.state;
  const boardRows = useRows('board');
  const boards = useMemo(() => boardsFor(boardRows.values(), me.person), [boardRows, me.person]);
  const [title, setTitle] = useState('');
  const [amount, setAmount] = useState('');
  const [chosen, setChosen] = useState('');
  const board = boards.find(({ id }) => id === chosen) ?? boards[0];
  const stage = board && firstStage(board, settings);
  const sum = parseNumber(amount);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (!board || !stage || !title.trim() || sum === undefined) return;
    const id = newId();
    const inStage = [...rowsOf('opportunity').values()].filter((row) => row.board === board.id && row.stage === stage.id);
    onClose();
    try {
      await editDocument(nameOf('board', board.id), t('contacts.opportunity.created', { title }), (doc) =>
        writeOpportunity(
          doc,
          { id, title, amount: sum, company, owner: me.id, stage: stage.id, at: new Date().toISOString(), origin: 'me' },
          inStage,
          Math.random,
        ),
      );
      toast(t('contacts.opportunity.created', { title }));
      void navigate({ to: '/projects', search: opportunityAddress({ id, board: board.id }, 'open') as never });
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      toast(t(`contacts.refused.${error.reason}`, { name: board.title }), { failed: true });
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('contacts.opportunity.form', { name: company.name })}>
      {!board || !stage ? (
        <EmptyState icon="board" title={t('contacts.opportunity.noBoard')} />
      ) : (
        <form className="quick-form" onSubmit={(event) => void create(event)} noValidate>
          <Field label={t('contacts.opportunities.title')}>
            <Input autoFocus value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />
          </Field>
          <Field label={t('contacts.opportunities.amount')} error={sum === undefined ? t('contacts.opportunity.amount.bad') : undefined}>
            <Input inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
          </Field>
          {boards.length > 1 && (
            <Field label={t('contacts.opportunity.board')} hint={stage.title}>
              <Select value={board.id} options={boards.map((one) => ({ value: one.id, label: one.title }))} onChange={setChosen} />
            </Field>
          )}
          <footer>
            <Button onClick={onClose}>{t('contacts.form.cancel')}</Button>
            <Button kind="primary" type="submit" disabled={!title.trim() || sum === undefined}>
              {t('contacts.opportunity.create')}
            </Button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}
