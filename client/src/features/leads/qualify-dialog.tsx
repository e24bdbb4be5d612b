/** "Make X a prospect?", with an opportunity if wanted. What is chosen goes to the lead's document; the server's rule does the rest, once. */
import { byRank, type Contact, type ContactRow, can, type Settings } from '@tandem/core';
import { useState } from 'react';
import { useT } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe } from '../../state/session.ts';
import { useRows } from '../../sync/rows.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CompanyName } from '../../ui/company-name.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Input } from '../../ui/input.tsx';
import { readAmount } from '../../ui/read-amount.ts';
import { Select } from '../../ui/select.tsx';

interface QualifyDialogProps {
  readonly row: ContactRow;
  readonly settings: Settings;
  readonly onClose: () => void;
  readonly onQualify: (qualification: Contact['qualification']) => void;
}
const none = { open: false, board: '', stage: '', product: '', amount: null } as const;

export function QualifyDialog({ row, settings, onClose, onQualify }: QualifyDialogProps) {
  const t = useT();
  const format = useFormat();
  const { person } = useMe();
  const rows = useRows('board');
  const boards = [...rows.values()]
    .filter((board) => board.is === 'sales' && can(person, 'edit', { type: 'board', members: board.members }))
    .sort((a, b) => a.title.localeCompare(b.title));
  const [open, setOpen] = useState(boards.length > 0);
  const [board, setBoard] = useState(boards[0]?.id ?? '');
  const stages = settings.stages
    .filter(({ process, status, archived }) => process === rows.get(board)?.process && status === 'open' && !archived)
    .sort(byRank);
  const [chosenStage, setStage] = useState('');
  const stage = stages.some(({ id }) => id === chosenStage) ? chosenStage : (stages[0]?.id ?? '');
  const [product, setProduct] = useState('');
  const [amountText, setAmount] = useState('');
  const amount = amountText.trim() === '' ? null : readAmount(amountText);
  const next = settings.prospectsOn ? 'prospect' : 'customer';
  const products = settings.products.filter(({ archived }) => !archived).sort(byRank);
  const qualify = () => amount !== undefined && onQualify(open ? { open, board, stage, product, amount } : none);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`leads.qualify.${next}`, { name: row.name })}
      footer={
        <>
          <Button onClick={() => onQualify(none)}>{t(`leads.qualify.only.${next}`)}</Button>
          <Button kind="primary" keys="Enter" disabled={amount === undefined} onClick={qualify}>
            {t('leads.qualify')}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          qualify();
        }}
      >
        <div className="row sm t2">
          <CompanyName name={t('contact.lifecycle.lead')} lifecycle="lead" />
          <Icon name="right" size={14} />
          <CompanyName name={t(`contact.lifecycle.${next}`)} lifecycle={next} />
          <span className="t3">{t('leads.qualify.stays')}</span>
        </div>
        {boards.length > 0 && (
          <Checkbox checked={open} onChange={setOpen}>
            {t('leads.qualify.open')}
          </Checkbox>
        )}
        {open && (
          <div className="lead-two">
            <Field label={t('leads.qualify.board')}>
              <Select value={board} onChange={setBoard} options={boards.map(({ id, title }) => ({ value: id, label: title }))} />
            </Field>
            <Field label={t('leads.qualify.stage')}>
              <Select
                value={stage}
                onChange={setStage}
                options={stages.map(({ id, title, probability }) => ({
                  value: id,
                  label: `${title}, ${format.percent((probability ?? 0) / 100)}`,
                }))}
              />
            </Field>
            <Field label={t('leads.qualify.product')}>
              <Select
                value={product}
                onChange={setProduct}
                options={[
                  { value: '', label: t('leads.qualify.noProduct') },
                  ...products.map(({ id, title }) => ({ value: id, label: title })),
                ]}
              />
            </Field>
            <Field label={t('leads.qualify.amount')} error={amount === undefined ? t('leads.qualify.badAmount') : undefined}>
              <Input inputMode="decimal" value={amountText} maxLength={40} onChange={(event) => setAmount(event.target.value)} />
            </Field>
          </div>
        )}
        <div className="because">
          <Icon name="info" />
          <span>{t('leads.qualify.once')}</span>
        </div>
        <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" />
      </form>
    </Dialog>
  );
}
