/** The quick form: a company, a product, and the rest follows. */

import type { OpportunityRow } from '@tandem/core';
import { type FormEvent, useId, useState } from 'react';
import { useT } from '../../../i18n/i18n.ts';
import { useMe } from '../../../state/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { addCard, mayAssign } from '../../../ui/opportunities/edits.ts';
import { topRank } from '../../../ui/opportunities/top-rank.ts';
import { readAmount } from '../../../ui/read-amount.ts';
import { Select } from '../../../ui/select.tsx';
import { usePipeline } from '../pipeline-context.tsx';
import { optionsOf } from '../view/options.ts';
import { CompanyPicker, type PickedCompany } from './company-picker.tsx';
import { useRefusal } from './use-refusal.ts';

interface NewOpportunityProps {
  readonly stage: string;
  readonly company: PickedCompany;
  readonly opportunities: ReadonlyMap<string, OpportunityRow>;
  readonly onClose: () => void;
}

export function NewOpportunity({ stage: firstStage, company: firstCompany, opportunities, onClose }: NewOpportunityProps) {
  const { view, contacts, users, settings, today, go } = usePipeline();
  const me = useMe();
  const t = useT();
  const form = useId();
  const refused = useRefusal();
  const boards = view.scope?.boards ?? [];
  const stages = view.stages.of(view.scope?.process ?? '').filter(({ status }) => status === 'open');
  const [board, setBoard] = useState((boards.find((one) => one.members.includes(`team:${me.team}`)) ?? boards[0])?.id ?? '');
  const [company, setCompany] = useState(firstCompany);
  const [product, setProduct] = useState('');
  const [title, setTitle] = useState('');
  const [amount, setAmount] = useState('');
  const [closeOn, setCloseOn] = useState('');
  const [stage, setStage] = useState(firstStage || (stages[0]?.id ?? ''));
  const [owner, setOwner] = useState(me.id);
  const given = readAmount(amount);
  const badAmount = amount.trim() !== '' && given === undefined;
  const isReady = (company.company.trim() !== '' || title.trim() !== '') && board !== '' && stage !== '' && !badAmount;
  const chosenBoard = boards.find(({ id }) => id === board);

  const chooseProduct = (id: string) => {
    setProduct(id);
    const chosen = settings?.products.find((entry) => entry.id === id);
    if (chosen && chosen.price !== null) setAmount(String(chosen.price));
    if (chosen && (title === '' || settings?.products.some((entry) => entry.title === title))) setTitle(chosen.title);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const name = company.company.trim() || title.trim();
    try {
      const id = await addCard(board, t('pipeline.added', { name }), {
        title: title.trim() || name,
        contact: company.contact,
        company: company.company.trim(),
        owner,
        product,
        closeOn,
        openedOn: today,
        place: { stage, rank: topRank(opportunities.values(), stage, Math.random) },
        ...(given !== undefined && { amount: given }),
      });
      onClose();
      go({ card: id });
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      width={480}
      title={t('pipeline.new.title')}
      footer={
        <>
          <Button onClick={onClose}>{t('pipeline.cancel')}</Button>
          <Button kind="primary" type="submit" form={form} disabled={!isReady} keys="Enter">
            {t('pipeline.new.add')}
          </Button>
        </>
      }
    >
      <form id={form} className="pl-form" onSubmit={(event) => void submit(event)}>
        <div className="wide">
          <Field
            label={t('pipeline.company')}
            hint={company.contact === '' && company.company !== '' ? t('pipeline.new.freeText') : undefined}
          >
            <CompanyPicker value={company} contacts={contacts} onChange={setCompany} autoFocus />
          </Field>
        </div>
        <Field label={t('pipeline.product')}>
          <Select
            value={product}
            onChange={chooseProduct}
            options={[{ value: '', label: t('pipeline.none') }, ...optionsOf(settings?.products)]}
          />
        </Field>
        <Field label={t('pipeline.titleField')}>
          <Input value={title} maxLength={500} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('pipeline.amount')} error={badAmount ? t('pipeline.badAmount') : undefined}>
          <Input inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
        </Field>
        <Field label={t('pipeline.closeDate')}>
          <Input type="date" value={closeOn} onChange={(event) => setCloseOn(event.target.value)} />
        </Field>
        <Field label={t('pipeline.stage')}>
          <Select value={stage} onChange={setStage} options={stages.map(({ id, title }) => ({ value: id, label: title }))} />
        </Field>
        {boards.length > 1 && (
          <Field label={t('pipeline.board')}>
            <Select value={board} onChange={setBoard} options={boards.map(({ id, title }) => ({ value: id, label: title }))} />
          </Field>
        )}
        {mayAssign(me.person, chosenBoard) && (
          <Field label={t('pipeline.owner')}>
            <Select
              value={owner}
              onChange={setOwner}
              options={[...users.values()]
                .filter(({ active }) => active)
                .sort((a, b) => (a.name < b.name ? -1 : 1))
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
      </form>
    </Dialog>
  );
}
